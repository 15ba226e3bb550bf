/** The one button above the page from which everything is put in that is not words. */
import {
  Asterisk,
  CalendarDays,
  ChevronDown,
  FileDigit,
  Image,
  ListTree,
  Plus,
  SeparatorHorizontal,
  Table,
  TableProperties,
  Tag,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../ui/Menu.tsx';
import { ToolGroup } from '../../ui/ToolRow.tsx';
import { printEmbedKeys } from './embedKeys.ts';
import styles from './InsertMenu.module.css';
import type { InsertAction } from './insertActions.ts';

/** What another part of the house puts into the menu; `run` is called when the menu has gone. */
export interface InsertEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

const ICONS: Readonly<Record<InsertAction, typeof Table>> = {
  table: Table,
  image: Image,
  note: Asterisk,
  reference: FileDigit,
  captionTable: TableProperties,
  captionFigure: Tag,
  date: CalendarDays,
  contents: ListTree,
  pageBreak: SeparatorHorizontal,
};

/** What belongs together: things, what points and counts, what the document makes of itself. */
const GROUPS: readonly (readonly InsertAction[])[] = [
  ['table', 'image'],
  ['note', 'reference', 'captionTable', 'captionFigure'],
  ['date', 'contents', 'pageBreak'],
];
/** In which of them entries of others stand: they say where something comes from. */
const POINTING = 1;

export function InsertMenu(props: {
  readonly onInsert: (action: InsertAction) => void;
  readonly others: readonly InsertEntry[];
}) {
  const { t } = useTranslation();
  const groups = GROUPS.map((actions, index) => ({
    choices: [
      ...actions.map((action) => {
        const Icon = ICONS[action];
        return {
          id: action as string,
          label: t(`embeds.insert.${action}`),
          icon: <Icon size={16} aria-hidden="true" />,
          detail: printEmbedKeys(action),
        };
      }),
      ...(index === POINTING
        ? props.others.map(({ id, label, icon, shortcut }) => ({ id, label, icon, detail: shortcut }))
        : []),
    ],
  }));
  return (
    <ToolGroup label={t('embeds.insert.title')}>
      <MenuButton
        worded
        keepsFocus
        label={t('embeds.insert.title')}
        groups={groups}
        onAction={(id) => {
          const other = props.others.find((one) => one.id === id);
          if (other === undefined) props.onInsert(id as InsertAction);
          else other.run();
        }}
      >
        <Plus size={16} aria-hidden="true" className={styles['plus']} />
        <span className={styles['word']}>{t('embeds.insert.title')}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </MenuButton>
    </ToolGroup>
  );
}
