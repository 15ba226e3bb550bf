/**
 * Why a host closes a connection. Each reason has a WebSocket close code: 4400 to 4499 are final
 * (`y-websocket` stops there by itself), 4500 to 4599 ask to come again.
 */

/** Trying again will not help. */
export type FinalRefusal =
  /** The token is missing or not this host's. */
  | 'token'
  /** No such document in this seminar. */
  | 'unknown-document'
  /** A message that cannot be read, or says what no honest client says. */
  | 'protocol'
  /** A message above the limits. */
  | 'too-large';

/** Come again: the next attempt differs, or the host will. */
export type PassingRefusal =
  /** The change builds on something the host does not have: join anew by state vectors. */
  | 'gap'
  /** The change is in the name of somebody else who is connected, or who is known to be another device. */
  | 'client-id'
  /** The document cannot be read from the host's disk at the moment. */
  | 'unreadable'
  /** The same session has connected again. */
  | 'replaced'
  /** The host is closing down. */
  | 'closing';

export type Refusal = FinalRefusal | PassingRefusal;

export const CLOSE_CODES: Readonly<Record<Refusal, number>> = {
  protocol: 4400,
  token: 4401,
  'unknown-document': 4404,
  'too-large': 4413,
  unreadable: 4503,
  'client-id': 4509,
  gap: 4512,
  replaced: 4513,
  closing: 1012,
};

const FINAL: readonly Refusal[] = ['token', 'unknown-document', 'protocol', 'too-large'];

export function isFinal(reason: Refusal): reason is FinalRefusal {
  return FINAL.includes(reason);
}

/** The reason behind a close code; null for a code that is not ours. `ws` itself closes too large frames with 1009. */
export function refusalOf(code: number): Refusal | null {
  if (code === 1009) return 'too-large';
  const found = Object.entries(CLOSE_CODES).find(([, value]) => value === code);
  return found === undefined ? null : (found[0] as Refusal);
}
