/**
 * The caret is where one left it. When the focus comes back without a pointer (a dialog closed, Tab, the
 * window in front again) Chromium would set it to the very beginning and Lexical would believe it.
 */
import type { LexicalEditor } from 'lexical';
import { $getSelection, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';

/** Returns how to stop. */
export function keepCaret(editor: LexicalEditor, root: HTMLElement): () => void {
  /** Whether the last thing done was to point into the text: then that is where the caret goes. */
  let pointed = false;
  const onPointer = ({ target }: Event) => {
    pointed = target instanceof Node && root.contains(target);
  };
  const onKey = () => {
    pointed = false;
  };
  const onFocus = () => {
    if (pointed || editor.isComposing()) return;
    editor.update(
      () => {
        const selection = $getSelection();
        if (selection !== null) selection.dirty = true;
      },
      { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
    );
  };
  const { ownerDocument } = root;
  const pointers = ['pointerdown', 'mousedown', 'dragover'] as const;
  for (const name of pointers) ownerDocument.addEventListener(name, onPointer, { capture: true });
  ownerDocument.addEventListener('keydown', onKey, { capture: true });
  root.addEventListener('focus', onFocus);
  return () => {
    for (const name of pointers) ownerDocument.removeEventListener(name, onPointer, { capture: true });
    ownerDocument.removeEventListener('keydown', onKey, { capture: true });
    root.removeEventListener('focus', onFocus);
  };
}
