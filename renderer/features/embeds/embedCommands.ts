/** Everything of tables, images, notes and fields that the palette reaches; of a table or image where one is at hand. */
import type { TFunction } from 'i18next';
import type {
  CitationContent,
  ImageContent,
  ReferenceContent,
} from '../../../shared/document/EmbedContent.ts';
import type { CaretState } from '../../editor/DocumentEditor.ts';
import { printEmbedKeys } from './embedKeys.ts';
import type { InsertEntry } from './InsertMenu.tsx';
import { stepWidth } from './imageWidth.ts';
import type { InsertAction } from './insertActions.ts';
import { INSERT_ACTIONS } from './insertActions.ts';
import type { TableAction } from './tableActions.ts';
import { canInTable, TABLE_ACTIONS } from './tableActions.ts';

/** As the palette takes them. */
export interface EmbedCommand {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

export interface EmbedCommandActions {
  insert(action: InsertAction): void;
  table(action: TableAction): void;
  describe(image: ImageContent): void;
  setWidth(image: ImageContent, shownWidth: number): void;
  point(reference: ReferenceContent): void;
  cite(citation: CitationContent): void;
  remove(): void;
}

export function embedCommands(
  t: TFunction,
  { home, embed }: Pick<CaretState, 'home' | 'embed'>,
  actions: EmbedCommandActions,
  others: readonly InsertEntry[],
  /** The table runs from right to left. */
  rtl: boolean,
): EmbedCommand[] {
  const inserts = INSERT_ACTIONS.map((action) => ({
    id: `insert ${action}`,
    group: t('embeds.insert.title'),
    title: t(`embeds.insert.${action}`),
    shortcut: printEmbedKeys(action),
    run: () => actions.insert(action),
  }));
  const otherInserts = others.map(({ id, label, shortcut, run }) => ({
    id: `insert ${id}`,
    group: t('embeds.insert.title'),
    title: label,
    shortcut,
    run,
  }));
  const ofTable =
    home.kind !== 'cell'
      ? []
      : TABLE_ACTIONS.filter((action) => canInTable(action, home)).map((action) => ({
          id: `table ${action}`,
          group: t('embeds.table.table'),
          title: t(`embeds.table.${action}`),
          shortcut: printEmbedKeys(action, rtl),
          run: () => actions.table(action),
        }));
  return [...inserts, ...otherInserts, ...ofTable, ...ofSelected(t, embed, actions)];
}

function ofSelected(t: TFunction, embed: CaretState['embed'], actions: EmbedCommandActions): EmbedCommand[] {
  if (embed?.kind === 'image') {
    const group = t('embeds.image.title');
    const width = (id: string, title: string, by: 1 | -1): EmbedCommand[] => {
      const next = stepWidth(embed.shownWidth, by);
      return next === null ? [] : [{ id, group, title, run: () => actions.setWidth(embed, next) }];
    };
    return [
      {
        id: 'image describe',
        group,
        title: t('embeds.image.describe'),
        run: () => actions.describe(embed),
      },
      ...width('image narrower', t('embeds.image.narrower'), -1),
      ...width('image wider', t('embeds.image.wider'), 1),
      { id: 'image delete', group, title: t('embeds.image.delete'), run: actions.remove },
    ];
  }
  if (embed?.kind === 'reference') {
    const group = t('embeds.reference.title');
    return [
      { id: 'reference change', group, title: t('embeds.reference.change'), run: () => actions.point(embed) },
      { id: 'reference delete', group, title: t('embeds.reference.delete'), run: actions.remove },
    ];
  }
  if (embed?.kind === 'citation') {
    const group = t('citations.one');
    return [
      { id: 'citation change', group, title: t('citations.change'), run: () => actions.cite(embed) },
      { id: 'citation delete', group, title: t('citations.delete'), run: actions.remove },
    ];
  }
  return [];
}
