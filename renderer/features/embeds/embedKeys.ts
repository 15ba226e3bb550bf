/**
 * The keys of what stands in the text beside words, in one table: what is pressed and what is printed can never
 * differ. Rows and columns are moved with Alt+Shift and an arrow, as in Word; with Ctrl+Shift on an Apple keyboard,
 * where Option selects. Arrows to the side mean sides of the page: in a table that runs from right to left the left
 * one moves a column on.
 */
import { isApple } from '../../ui/isApple.ts';
import type { InsertAction } from './insertActions.ts';
import type { TableAction } from './tableActions.ts';

export type EmbedAction = InsertAction | TableAction;

interface EmbedKeys {
  readonly action: EmbedAction;
  /** In a table that runs from right to left, where that is another. */
  readonly rtl?: TableAction;
  /** The key's place on the keyboard. */
  readonly code: string;
  readonly held: 'command+alt' | 'command+shift' | 'move';
  /** As printed, without the keys held. */
  readonly print: string;
}

const KEYS: readonly EmbedKeys[] = [
  { action: 'note', code: 'KeyF', held: 'command+alt', print: 'F' },
  { action: 'pageBreak', code: 'Enter', held: 'command+shift', print: 'Enter' },
  { action: 'rowUp', code: 'ArrowUp', held: 'move', print: '↑' },
  { action: 'rowDown', code: 'ArrowDown', held: 'move', print: '↓' },
  { action: 'columnBack', rtl: 'columnOn', code: 'ArrowLeft', held: 'move', print: '←' },
  { action: 'columnOn', rtl: 'columnBack', code: 'ArrowRight', held: 'move', print: '→' },
];

const PRINTED = {
  'command+alt': ['Ctrl+Alt+', '⌥⌘'],
  'command+shift': ['Ctrl+Shift+', '⇧⌘'],
  move: ['Alt+Shift+', '⌃⇧'],
} as const;

const actionIn = (keys: EmbedKeys, rtl: boolean): EmbedAction => (rtl && keys.rtl) || keys.action;

/** `Ctrl+Alt+F`, or `⌥⌘F` on an Apple keyboard. */
export function printEmbedKeys(action: EmbedAction, rtl = false): string | undefined {
  const keys = KEYS.find((one) => actionIn(one, rtl) === action);
  if (keys === undefined) return undefined;
  const [elsewhere, apple] = PRINTED[keys.held];
  return isApple() ? `${apple}${keys.print === 'Enter' ? '↩' : keys.print}` : `${elsewhere}${keys.print}`;
}

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** What a key press means, if anything. AltGr types characters and is never one of these. */
export function embedActionOf(event: Pressed, apple: boolean, rtl: boolean): EmbedAction | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null;
  const held = [
    event.ctrlKey ? 'ctrl' : '',
    event.metaKey ? 'meta' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
  ].join('');
  const command = apple ? 'meta' : 'ctrl';
  const asked = {
    'command+alt': `${command}alt`,
    'command+shift': `${command}shift`,
    move: apple ? 'ctrlshift' : 'altshift',
  };
  const keys = KEYS.find((one) => one.code === event.code && asked[one.held] === held);
  return keys === undefined ? null : actionIn(keys, rtl);
}
