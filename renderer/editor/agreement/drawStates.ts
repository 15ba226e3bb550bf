/**
 * How each paragraph stands, as an attribute of its element that the style sheet draws beside it. Lexical makes elements
 * anew where a paragraph becomes a heading, so it is put there whenever something was drawn.
 */
import type { LexicalEditor } from 'lexical';
import { paragraphId } from '../../../shared/document/ids.ts';
import type { ListedParagraph } from '../Agreement.ts';
import type { MirrorBlock } from '../binding/mirror.ts';

/** In the theme, under this name: what is read beside a paragraph of a state, in the reader's language. */
export const STATE_WORDS = 'stateWords';
export type StateWords = (paragraph: ListedParagraph) => string;

/** Elements that carry a state, by editor. */
const drawn = new WeakMap<LexicalEditor, Set<HTMLElement>>();

export function drawStates(
  editor: LexicalEditor,
  blocks: readonly MirrorBlock[],
  paragraphs: readonly ListedParagraph[],
): void {
  const before = drawn.get(editor) ?? new Set();
  const told = new Map(paragraphs.flatMap((one) => (one.state === 'open' ? [] : [[one.id, one] as const])));
  if (told.size === 0 && before.size === 0) return;
  const wordsOf = editor._config.theme[STATE_WORDS] as StateWords | undefined;
  const now = new Set<HTMLElement>();
  for (const { key, mark } of told.size === 0 ? [] : blocks) {
    const paragraph = told.get(paragraphId(mark));
    const element = paragraph === undefined ? null : editor.getElementByKey(key);
    if (paragraph === undefined || element === null) continue;
    set(element, 'state', paragraph.unsure ? 'unsure' : paragraph.state);
    set(element, 'stateWords', wordsOf?.(paragraph) ?? '');
    now.add(element);
  }
  for (const element of before)
    if (!now.has(element)) {
      delete element.dataset['state'];
      delete element.dataset['stateWords'];
    }
  drawn.set(editor, now);
}

function set(element: HTMLElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}
