/**
 * Tables, images, notes and fields for the screen of a document: the menu that puts them in, the tools of the one at
 * hand, what is asked in a dialog, the keys and the commands. Nothing of it is offered where one only reads.
 */
import type { ReactNode } from 'react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationContent } from '../../../shared/document/EmbedContent.ts';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { EmbedDialogs } from './EmbedDialogs.tsx';
import { EmbedTools } from './EmbedTools.tsx';
import type { EmbedCommand } from './embedCommands.ts';
import { embedCommands } from './embedCommands.ts';
import type { InsertEntry } from './InsertMenu.tsx';
import { InsertMenu } from './InsertMenu.tsx';
import { useEmbedActions } from './useEmbedActions.ts';
import { useEmbedKeys } from './useEmbedKeys.ts';
import { useImageFiles } from './useImageFiles.ts';
import { usePastedPictures } from './usePastedPictures.ts';

export interface Embeds {
  /** For the end of the tools above the page. */
  readonly menu: ReactNode;
  /** For the row beneath them. */
  readonly tools: ReactNode;
  readonly dialogs: ReactNode;
  /** What the palette reaches now. */
  commands(): EmbedCommand[];
}

export function useEmbeds(options: {
  readonly editor: DocumentEditor | null;
  /** What scrolls the page. */
  readonly scroller: HTMLElement | null;
  readonly pictures: Pick<BlobStore, 'put' | 'url'>;
  readonly readOnly: boolean;
  /** What other parts of the house put into the menu and the palette. */
  readonly others: readonly InsertEntry[];
  /** Asks what a citation is to name. */
  readonly onCitation: (citation: CitationContent) => void;
}): Embeds {
  const { editor, scroller, pictures, readOnly, others, onCitation } = options;
  const { t } = useTranslation();
  const actions = useEmbedActions(editor, pictures, onCitation);
  const { press, takeFiles } = actions;
  /** Remembered: while the palette is open the caret is in its field. */
  const rtl = useRef(false);
  const setWay = useCallback((next: boolean) => {
    rtl.current = next;
  }, []);
  useEmbedKeys(press);
  useImageFiles(editor === null || readOnly ? null : takeFiles);
  usePastedPictures(editor === null || readOnly ? null : pictures);
  if (editor === null || readOnly) return { menu: null, tools: null, dialogs: null, commands: () => [] };
  return {
    menu: <InsertMenu onInsert={actions.insert} others={others} />,
    tools: <EmbedTools editor={editor} scroller={scroller} actions={actions} onWay={setWay} />,
    dialogs: (
      <EmbedDialogs
        asking={actions.asking}
        targets={() => editor.referenceTargets()}
        pictures={pictures}
        answers={actions.answers}
      />
    ),
    commands: () => embedCommands(t, editor.caret.get(), actions, others, rtl.current),
  };
}
