/** The mode each person chose for each document on this device. Nothing is kept for those who never chose. */

import type { Mode } from '../../editor/Review.ts';
import { storedValue } from '../../platform/storedValue.ts';

const MODES: readonly Mode[] = ['editing', 'suggesting', 'viewing'];
/** The longest not chosen are forgotten. */
const MOST = 300;

type Kept = readonly (readonly [key: string, mode: Mode])[];

export function checkModes(stored: unknown): Kept {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (one): one is [string, Mode] =>
      Array.isArray(one) && typeof one[0] === 'string' && MODES.includes(one[1]),
  );
}

const modes = storedValue<Kept>('rapporteur.modes', checkModes);
const keyOf = (documentId: string, personId: string) => `${documentId} ${personId}`;

export function rememberedMode(documentId: string, personId: string): Mode {
  const key = keyOf(documentId, personId);
  return modes.get().find(([one]) => one === key)?.[1] ?? 'editing';
}

export function rememberMode(documentId: string, personId: string, mode: Mode): void {
  const key = keyOf(documentId, personId);
  modes.set([...modes.get().filter(([one]) => one !== key), [key, mode] as const].slice(-MOST));
}
