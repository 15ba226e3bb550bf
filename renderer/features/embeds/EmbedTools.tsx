/** What can be done with what the caret is in, or what is selected as a whole: one thing at a time, or nothing. */
import { Link2, Quote, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CitationContent,
  ImageContent,
  ReferenceContent,
} from '../../../shared/document/EmbedContent.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ToolGroup } from '../../ui/ToolRow.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import { ImageTools } from './ImageTools.tsx';
import { SteadyRow } from './SteadyRow.tsx';
import { TableTools } from './TableTools.tsx';
import type { TableAction } from './tableActions.ts';
import { tableIsRtl } from './tableDirection.ts';

export interface ToolActions {
  table(action: TableAction): void;
  describe(image: ImageContent): void;
  setWidth(image: ImageContent, shownWidth: number): void;
  point(reference: ReferenceContent): void;
  cite(citation: CitationContent): void;
  /** Takes out what is selected. */
  remove(): void;
  /** The row went while it had the focus. */
  focusLost(): void;
}

export function EmbedTools(props: {
  readonly editor: DocumentEditor;
  /** What scrolls the page. */
  readonly scroller: HTMLElement | null;
  readonly actions: ToolActions;
  /** The table at hand runs from right to left: told when the caret comes into one. */
  readonly onWay: (rtl: boolean) => void;
}) {
  const { t } = useTranslation();
  const { editor, scroller, actions, onWay } = props;
  const { home, embed, focused } = useReadable(editor.caret);
  const table = home.kind === 'cell' ? home.table : null;
  const way = useRef(false);
  const rtl = useMemo(() => {
    // Where the page has lost the focus the caret is elsewhere, and the table as it was.
    if (table !== null && focused) way.current = tableIsRtl();
    return way.current;
  }, [table, focused]);
  useEffect(() => onWay(rtl), [onWay, rtl]);
  const kind =
    embed?.kind === 'image' ||
    embed?.kind === 'reference' ||
    embed?.kind === 'citation' ||
    embed?.kind === 'table'
      ? embed.kind
      : home.kind === 'cell'
        ? 'cell'
        : null;
  const { focusLost } = actions;
  useEffect(() => (kind === null ? undefined : () => focusLost()), [kind, focusLost]);

  if (embed?.kind === 'image') {
    return (
      <SteadyRow label={t('embeds.image.tools')} scroller={scroller}>
        <ImageTools
          image={embed}
          onDescribe={() => actions.describe(embed)}
          onWidth={(shownWidth) => actions.setWidth(embed, shownWidth)}
          onRemove={actions.remove}
        />
      </SteadyRow>
    );
  }
  if (embed?.kind === 'reference') {
    return (
      <SteadyRow label={t('embeds.reference.tools')} scroller={scroller}>
        <FieldTools
          title={t('embeds.reference.title')}
          icon={<Link2 size={16} aria-hidden="true" />}
          change={t('embeds.reference.change')}
          onChange={() => actions.point(embed)}
          remove={t('embeds.reference.delete')}
          onRemove={actions.remove}
        />
      </SteadyRow>
    );
  }
  if (embed?.kind === 'citation') {
    return (
      <SteadyRow label={t('citations.tools')} scroller={scroller}>
        <FieldTools
          title={t('citations.one')}
          icon={<Quote size={16} aria-hidden="true" />}
          change={t('citations.change')}
          onChange={() => actions.cite(embed)}
          remove={t('citations.delete')}
          onRemove={actions.remove}
        />
      </SteadyRow>
    );
  }
  if (embed?.kind === 'table') {
    return (
      <SteadyRow label={t('embeds.table.tools')} scroller={scroller}>
        <ToolGroup label={t('embeds.table.table')} titled>
          <IconButton label={t('embeds.table.removeTable')} keepsFocus onPress={actions.remove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </ToolGroup>
      </SteadyRow>
    );
  }
  if (home.kind === 'cell') {
    return (
      <SteadyRow label={t('embeds.table.tools')} scroller={scroller}>
        <TableTools home={home} rtl={rtl} onAction={actions.table} />
      </SteadyRow>
    );
  }
  return null;
}

/** Of what says something else when it is asked to: a reference, a citation. */
function FieldTools(props: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly change: string;
  readonly onChange: () => void;
  readonly remove: string;
  readonly onRemove: () => void;
}) {
  return (
    <ToolGroup label={props.title} titled>
      <Button kind="quiet" keepsFocus onPress={props.onChange}>
        {props.icon}
        {props.change}
      </Button>
      <IconButton label={props.remove} keepsFocus onPress={props.onRemove}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </ToolGroup>
  );
}
