/**
 * The keys of agreement, as a chair uses them on the paragraph in which the caret is: what is pressed and what is
 * printed can never differ. The command key and two more, as no text needs.
 */
import { isApple } from '../../ui/isApple.ts';

export type AgreementKey = 'bracket' | 'agreed' | 'adReferendum' | 'reserved' | 'deferred' | 'open' | 'next';

const KEYS: readonly { readonly id: AgreementKey; readonly code: string; readonly print: string }[] = [
  { id: 'bracket', code: 'KeyB', print: 'B' },
  { id: 'agreed', code: 'KeyA', print: 'A' },
  { id: 'adReferendum', code: 'KeyR', print: 'R' },
  { id: 'reserved', code: 'KeyV', print: 'V' },
  { id: 'deferred', code: 'KeyP', print: 'P' },
  { id: 'open', code: 'KeyO', print: 'O' },
  { id: 'next', code: 'KeyN', print: 'N' },
];

/** `Ctrl+Alt+Shift+A`, or `⌥⇧⌘A` on an Apple keyboard. */
export function printAgreementKey(id: AgreementKey): string {
  const print = KEYS.find((key) => key.id === id)?.print ?? '';
  return isApple() ? `⌥⇧⌘${print}` : `Ctrl+Alt+Shift+${print}`;
}

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** What a key press means, if anything. AltGr types characters and is never one of these. */
export function agreementKeyOf(event: Pressed, apple: boolean): AgreementKey | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null;
  const [command, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (!command || other || !event.altKey || !event.shiftKey) return null;
  return KEYS.find(({ code }) => code === event.code)?.id ?? null;
}
