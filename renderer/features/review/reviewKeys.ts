/**
 * The keys of reviewing, in one table: what is pressed and what is printed can never differ. Function keys for
 * what is done again and again; the others need the command key and two more, as no text does.
 */
import { isApple } from '../../ui/isApple.ts';

interface ReviewKeys {
  readonly id: ReviewAction;
  /** The key's place on the keyboard. */
  readonly code: string;
  readonly command?: true;
  readonly alt?: true;
  readonly shift?: true;
  /** As printed, without the keys held. */
  readonly print: string;
}

export type ReviewAction =
  | 'editing'
  | 'suggesting'
  | 'viewing'
  | 'all'
  | 'simple'
  | 'final'
  | 'original'
  | 'next'
  | 'previous'
  | 'accept'
  | 'reject'
  | 'card';

const chord = (id: ReviewAction, code: string, print: string): ReviewKeys => ({
  id,
  code,
  command: true,
  alt: true,
  shift: true,
  print,
});

const KEYS: readonly ReviewKeys[] = [
  chord('editing', 'KeyZ', 'Z'),
  chord('suggesting', 'KeyX', 'X'),
  chord('viewing', 'KeyC', 'C'),
  chord('all', 'Digit1', '1'),
  chord('simple', 'Digit2', '2'),
  chord('final', 'Digit3', '3'),
  chord('original', 'Digit4', '4'),
  { id: 'next', code: 'F8', print: 'F8' },
  { id: 'previous', code: 'F8', shift: true, print: 'F8' },
  { id: 'accept', code: 'F9', print: 'F9' },
  { id: 'reject', code: 'F9', shift: true, print: 'F9' },
  { id: 'card', code: 'Enter', command: true, print: 'Enter' },
];

/** `Ctrl+Alt+Shift+X`, or `⌥⇧⌘X` on an Apple keyboard. */
export function printReviewKeys(action: ReviewAction): string | undefined {
  const keys = KEYS.find(({ id }) => id === action);
  if (keys === undefined) return undefined;
  const { command, alt, shift, print } = keys;
  return isApple()
    ? `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${command ? '⌘' : ''}${print === 'Enter' ? '↩' : print}`
    : `${command ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${print}`;
}

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** What a key press means, if anything. AltGr types characters and is never one of these. */
export function reviewActionOf(event: Pressed, apple: boolean): ReviewAction | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null;
  const [command, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (other) return null;
  return (
    KEYS.find(
      (keys) =>
        keys.code === event.code &&
        (keys.command ?? false) === command &&
        (keys.alt ?? false) === event.altKey &&
        (keys.shift ?? false) === event.shiftKey,
    )?.id ?? null
  );
}
