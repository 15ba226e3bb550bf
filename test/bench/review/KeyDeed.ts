/** What is measured with the keyboard in a document under review, and what a process that measures it answers. */
export const KEY_DEEDS = ['editing', 'suggesting', 'backspace'] as const;
export type KeyDeed = (typeof KEY_DEEDS)[number];

/** The document before anyone suggested anything, and with all its suggestions. */
export const SIDES = ['plain', 'reviewed'] as const;
export type Side = (typeof SIDES)[number];

/** Milliseconds, one per key, in their order: the first one is the one that begins something. */
export interface KeysResult {
  readonly local: number[];
  readonly remote: number[];
}
