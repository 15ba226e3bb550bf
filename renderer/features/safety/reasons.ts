/** Why something cannot be stored: the codes that have words in the catalogues; any other gets a general one. */

/** Of the host's disk, then of this device's storage. */
export const REASONS = [
  'disk-full',
  'not-allowed',
  'disk-failed',
  'damaged',
  'busy',
  'device-full',
  'device-denied',
  'device-lost',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

/** Codes of a newer host and messages of a browser are not shown: they are not in the reader's language. */
export function reasonOf(code: string): Reason {
  return REASONS.find((reason) => reason === code) ?? 'other';
}
