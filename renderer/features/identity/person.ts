/** Who writes on this device: said once, kept here, changed whenever they like. */
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import { storedValue } from '../../platform/storedValue.ts';

export const MAX_NAME = 80;

export const person = storedValue<Person | null>('rapporteur.person', checkPerson);

/** A stored person, or null where anything is missing: then we ask. */
export function checkPerson(stored: unknown): Person | null {
  const { id, name, delegation } = (stored ?? {}) as Partial<Record<keyof Person, unknown>>;
  const usable = (text: unknown): text is string =>
    typeof text === 'string' && text.trim() !== '' && text.length <= 200;
  return usable(id) && usable(name) && usable(delegation) ? { id, name, delegation } : null;
}
