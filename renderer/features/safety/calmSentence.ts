/**
 * The sentence of the moment, calm while one types. A keystroke goes through memory and device in a few
 * milliseconds; naming each place would make the line flicker, and speak, at every key. So a place is named
 * once a change has stayed there; until then the line says 'Storing…', or goes on saying what it said of the
 * changes before. It never says more than is true: what was held is still true of the number it names.
 */
import type { DeskSafety } from '../../../shared/platform/BlobStore.ts';
import type { Sentence } from './safetySentence.ts';
import { isPassing, PATIENCE, safetySentence } from './safetySentence.ts';

export type Spoken = Omit<Sentence, 'key'> & { readonly key: Sentence['key'] | 'storing' };

/** A change stays named as on its way for this long after it arrived, in ms. */
const REST = 400;
/** A device that has not confirmed for this long, in ms, is slow: then the line says where the change is. */
export const MEMORY_PATIENCE = 500;

/** What goes on being true of the changes before while the next one passes through memory. */
const HELD: readonly Spoken['key'][] = ['device', 'deviceHostFails', 'picturesHere', 'picturesHostFails'];

export interface Calm {
  readonly shown: Spoken;
  /** When to look again although nothing changed, in ms; null: not before something does. */
  readonly again: number | null;
  /** When the change that is not safe, in memory only, opening without a host began; null: there is none. */
  readonly unsafeSince: number | null;
  readonly memorySince: number | null;
  readonly awaySince: number | null;
  readonly safeAt: number | null;
}

/** `now` in ms, of any clock that does not go back. */
export function calmSentence(before: Calm | null, status: DeskSafety, now: number): Calm {
  const { stage, connected, trouble, pictures } = status;
  const since = (going: boolean, began: number | null | undefined) => (going ? (began ?? now) : null);
  const unsafeSince = since(
    (stage !== 'safe' && stage !== 'opening') || pictures.waiting > 0,
    before?.unsafeSince,
  );
  const memorySince = since(stage === 'memory' || pictures.unkept > 0, before?.memorySince);
  const awaySince = since(stage === 'opening' && !connected, before?.awaySince);
  const wasUnsafe = before !== null && before.unsafeSince !== null;
  const safeAt = wasUnsafe && unsafeSince === null ? now : (before?.safeAt ?? null);
  const give = (shown: Spoken, again: number | null): Calm => ({
    shown,
    again,
    unsafeSince,
    memorySince,
    awaySince,
    safeAt,
  });
  const sentence = safetySentence(status);
  const storing: Spoken = { ...sentence, key: 'storing', tone: 'busy', pictures: 0 };

  const unsafeFor = unsafeSince === null ? 0 : now - unsafeSince;
  if (isPassing(status, unsafeFor)) return give(storing, PATIENCE - unsafeFor);

  const memoryFor = memorySince === null ? 0 : now - memorySince;
  const deviceWorks = [trouble, pictures.trouble].every(
    (one) => one === null || one.kind === 'host-cannot-store',
  );
  if (memorySince !== null && memoryFor < MEMORY_PATIENCE && deviceWorks) {
    const { shown } = before ?? {};
    const hold = HELD.some((key) => key === shown?.key);
    return give(hold && shown !== undefined ? shown : storing, MEMORY_PATIENCE - memoryFor);
  }

  const restedFor = safeAt === null ? REST : now - safeAt;
  if (sentence.key === 'safe' && restedFor < REST) return give(storing, REST - restedFor);

  if (sentence.key === 'opening' && awaySince !== null) {
    const awayFor = now - awaySince;
    if (awayFor >= PATIENCE) return give({ ...sentence, key: 'openingAway', tone: 'calm' }, null);
    return give(sentence, PATIENCE - awayFor);
  }
  return give(sentence, null);
}
