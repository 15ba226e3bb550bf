/**
 * The page's keys, in one table: what is pressed and what the tooltips print can never differ. Undo, redo
 * and Tab stay with the editor. `key` is compared with `event.key`, `code` with the key's place (digits
 * and punctuation move between keyboards).
 */
import type { ToggleFormat } from '../../../shared/document/inlineFormats.ts';
import type { Alignment, ParagraphStyle } from '../../../shared/document/paragraphProperties.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { isApple } from '../../ui/isApple.ts';

export interface Shortcut {
  readonly id: string;
  readonly key?: string;
  readonly code?: string;
  readonly shift?: boolean;
  readonly alt?: boolean;
  /** As printed, without the command key. */
  readonly print: string;
  /** null: the toolbar does it, because it has something to ask. */
  readonly run: ((editor: DocumentEditor) => void) | null;
}

const format = (name: ToggleFormat) => (editor: DocumentEditor) => editor.toggleFormat(name);
const style = (name: ParagraphStyle) => (editor: DocumentEditor) => editor.setStyle(name);
const align = (name: Alignment) => (editor: DocumentEditor) => editor.setAlignment(name);

export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'bold', key: 'b', print: 'B', run: format('bold') },
  { id: 'italic', key: 'i', print: 'I', run: format('italic') },
  { id: 'underline', key: 'u', print: 'U', run: format('underline') },
  { id: 'strike', key: 'x', shift: true, print: 'Shift+X', run: format('strike') },
  { id: 'superscript', code: 'Period', print: '.', run: format('superscript') },
  { id: 'subscript', code: 'Comma', print: ',', run: format('subscript') },
  { id: 'clear', code: 'Backslash', print: '\\', run: (editor) => editor.clearFormats() },
  { id: 'link', key: 'k', shift: true, print: 'Shift+K', run: null },
  { id: 'body', code: 'Digit0', alt: true, print: 'Alt+0', run: style('body') },
  { id: 'heading1', code: 'Digit1', alt: true, print: 'Alt+1', run: style('heading1') },
  { id: 'heading2', code: 'Digit2', alt: true, print: 'Alt+2', run: style('heading2') },
  { id: 'heading3', code: 'Digit3', alt: true, print: 'Alt+3', run: style('heading3') },
  { id: 'heading4', code: 'Digit4', alt: true, print: 'Alt+4', run: style('heading4') },
  { id: 'quote', code: 'Digit5', alt: true, print: 'Alt+5', run: style('quote') },
  {
    id: 'number',
    code: 'Digit7',
    shift: true,
    print: 'Shift+7',
    run: (editor) => editor.toggleList('number'),
  },
  {
    id: 'bullet',
    code: 'Digit8',
    shift: true,
    print: 'Shift+8',
    run: (editor) => editor.toggleList('bullet'),
  },
  { id: 'indent', code: 'BracketRight', print: ']', run: (editor) => editor.indent(1) },
  { id: 'outdent', code: 'BracketLeft', print: '[', run: (editor) => editor.indent(-1) },
  { id: 'start', key: 'l', shift: true, print: 'Shift+L', run: align('start') },
  { id: 'center', key: 'e', shift: true, print: 'Shift+E', run: align('center') },
  { id: 'end', key: 'r', shift: true, print: 'Shift+R', run: align('end') },
  { id: 'justify', key: 'j', shift: true, print: 'Shift+J', run: align('justify') },
  { id: 'moveUp', code: 'ArrowUp', alt: true, print: 'Alt+↑', run: (editor) => editor.moveParagraphs(-1) },
  { id: 'moveDown', code: 'ArrowDown', alt: true, print: 'Alt+↓', run: (editor) => editor.moveParagraphs(1) },
];

/** `Ctrl+B`, or `⌘B` on an Apple keyboard; for undo and redo, which the editor itself listens to, too. */
export function printShortcut(id: string): string | undefined {
  const print =
    id === 'undo'
      ? 'Z'
      : id === 'redo'
        ? isApple()
          ? 'Shift+Z'
          : 'Y'
        : SHORTCUTS.find((one) => one.id === id)?.print;
  if (print === undefined) return undefined;
  return isApple() ? `⌘${print.replace('Shift+', '⇧').replace('Alt+', '⌥')}` : `Ctrl+${print}`;
}

type Keys = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** The shortcut that a key press means, if any. AltGr types characters and is never one. */
export function shortcutOf(event: Keys, apple: boolean): Shortcut | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null;
  if (apple ? !event.metaKey || event.ctrlKey : !event.ctrlKey || event.metaKey) return null;
  return (
    SHORTCUTS.find(
      (one) =>
        (one.shift ?? false) === event.shiftKey &&
        (one.alt ?? false) === event.altKey &&
        (one.key !== undefined ? one.key === event.key.toLowerCase() : one.code === event.code),
    ) ?? null
  );
}
