/**
 * What the menu, the tools, the keys, the palette and the dialogs of tables, images, notes and fields do. Whatever asks
 * first asks in a dialog; whatever is done goes to the page when no dialog or menu is left that would take the focus
 * back, and is said to those who hear the screen.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationContent, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { emptyTable } from '../../../shared/document/edits/insertTable.ts';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import type { CaretHome, DocumentEditor } from '../../editor/DocumentEditor.ts';
import { readImageFile } from '../../platform/pictures/readImageFile.ts';
import { afterDialog } from '../../ui/afterDialog.ts';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/showToast.ts';
import type { Answers, Asking } from './EmbedDialogs.tsx';
import type { ToolActions } from './EmbedTools.tsx';
import type { EmbedAction } from './embedKeys.ts';
import { firstWidth } from './imageWidth.ts';
import type { InsertAction } from './insertActions.ts';
import { contentOf } from './insertActions.ts';
import { pickImageFile } from './pickImageFile.ts';
import type { TableAction } from './tableActions.ts';
import { canInTable, isTableAction, runTableAction } from './tableActions.ts';

export interface EmbedActions extends ToolActions {
  readonly asking: Asking | null;
  readonly answers: Answers;
  insert(action: InsertAction): void;
  /** @returns whether it means something where the caret is */
  press(action: EmbedAction): boolean;
  /** Pictures, one after the other: each is asked about, and goes in where the caret is. */
  takeFiles(files: readonly File[]): void;
}

/** About half a second: what was done to a table shows in a few frames, and not at all where it was only proposed. */
const FRAMES = 30;

function whenMoved(editor: DocumentEditor, before: CaretHome, then: () => void, frames = FRAMES): void {
  requestAnimationFrame(() => {
    if (frames > 1 && JSON.stringify(editor.caret.get().home) === JSON.stringify(before))
      whenMoved(editor, before, then, frames - 1);
    else then();
  });
}

export function useEmbedActions(
  editor: DocumentEditor | null,
  pictures: Pick<BlobStore, 'put'>,
  cite: (citation: CitationContent) => void,
): EmbedActions {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const url = asking?.kind === 'newImage' ? asking.url : null;
  useEffect(() => (url === null ? undefined : () => URL.revokeObjectURL(url)), [url]);

  /** On the page, once whatever was asked is gone. */
  const onPage = useCallback(
    (act: (page: DocumentEditor) => void) => {
      setAsking(null);
      afterDialog(() => editor !== null && act(editor));
    },
    [editor],
  );
  /** The caret stays where it is. */
  const inPlace = useCallback(
    (act: (page: DocumentEditor) => void) =>
      onPage((page) => {
        act(page);
        page.focus();
      }),
    [onPage],
  );

  const takeFiles = useCallback(([file, ...rest]: readonly File[]) => {
    if (file === undefined) return;
    void readImageFile(file).then((read) =>
      afterDialog(() =>
        setAsking(
          read.ok
            ? {
                kind: 'newImage',
                image: read.image,
                blob: read.blob,
                url: URL.createObjectURL(new Blob([read.blob.bytes], { type: read.blob.type })),
                rest,
              }
            : { kind: 'refused', fileName: file.name, reason: read.reason, rest },
        ),
      ),
    );
  }, []);

  return useMemo(() => {
    const put = (embed: EmbedContent) =>
      onPage((page) => {
        if (page.insertEmbed(embed)) announce(t(`embeds.inserted.${embed.kind}`));
        else {
          announce(t('embeds.notHere'));
          showToast({ text: t('embeds.notHere'), action: null });
        }
      });
    const pick = (rest: readonly File[] = []) => pickImageFile((file) => takeFiles([file, ...rest]));

    function insert(action: InsertAction) {
      const content = contentOf(action);
      if (content !== null) put(content);
      // The menu has to be gone: it gives the focus back.
      else if (action === 'image') afterDialog(() => pick());
      else if (action === 'table') afterDialog(() => setAsking({ kind: 'table' }));
      else afterDialog(() => setAsking({ kind: 'reference', of: null }));
    }

    /** Rows and columns come and go under the caret: said is where it is now. */
    const sayPlace = (page: DocumentEditor, before: CaretHome) =>
      whenMoved(page, before, () => {
        const { home } = page.caret.get();
        if (home.kind !== 'cell') announce(t('embeds.table.gone'));
        else
          announce(
            t(home.header ? 'embeds.table.headerPlace' : 'embeds.table.place', {
              row: home.row + 1,
              rows: home.rows,
              column: home.column + 1,
              columns: home.columns,
            }),
          );
      });
    function runInTable(action: TableAction) {
      if (editor === null) return;
      const { home } = editor.caret.get();
      runTableAction(action, editor.table);
      sayPlace(editor, home);
    }

    const rest = asking !== null && 'rest' in asking ? asking.rest : [];
    const answers: Answers = {
      table: (size) => put(emptyTable(size)),
      reference(of, pointing) {
        if (of?.id === undefined) put({ kind: 'reference', ...pointing });
        else {
          const { id } = of;
          inPlace((page) => {
            page.setEmbedProperty(id, 'target', pointing.target);
            page.setEmbedProperty(id, 'shows', pointing.shows);
          });
        }
      },
      newImage({ image, blob }, description) {
        // Kept before the text names it, so that no text ever names what nobody has.
        void pictures.put(blob).then(() => {
          put({ kind: 'image', ...image, shownWidth: firstWidth(image), ...description });
          takeFiles(rest);
        });
      },
      describe({ id }, { alt, decorative }) {
        inPlace((page) => {
          if (id === undefined) return;
          page.setEmbedProperty(id, 'alt', alt);
          page.setEmbedProperty(id, 'decorative', decorative);
        });
      },
      anotherFile() {
        setAsking(null);
        pick(rest);
      },
      close() {
        if (rest.length > 0) {
          setAsking(null);
          takeFiles(rest);
        } else inPlace(() => {});
      },
    };

    return {
      asking,
      answers,
      insert,
      takeFiles,
      table: runInTable,
      describe: (image) => afterDialog(() => setAsking({ kind: 'describe', image })),
      setWidth({ id }, shownWidth) {
        if (id !== undefined) inPlace((page) => page.setEmbedProperty(id, 'shownWidth', shownWidth));
      },
      cite,
      point: (of) => afterDialog(() => setAsking({ kind: 'reference', of })),
      remove() {
        const id = editor?.caret.get().embed?.id;
        if (id === undefined) return;
        onPage((page) => {
          page.removeEmbed(id);
          announce(t('embeds.deleted'));
        });
      },
      focusLost() {
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) editor?.focus();
        });
      },
      press(action) {
        if (editor === null) return false;
        if (!isTableAction(action)) {
          insert(action);
          return true;
        }
        const { home } = editor.caret.get();
        if (home.kind !== 'cell') return false;
        if (canInTable(action, home)) runInTable(action);
        return true;
      },
    };
  }, [asking, cite, editor, inPlace, onPage, pictures, t, takeFiles]);
}
