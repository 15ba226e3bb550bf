/** Whether something proposed of a character is about formats or properties of these names. */
import type { SegmentMember } from './segments.ts';

export function concerns({ entry: written }: SegmentMember, names: readonly string[]): boolean {
  const entry = written?.entry;
  if (entry?.kind === 'format') return names.some((name) => Object.hasOwn(entry.set, name));
  return entry?.kind === 'property' && names.includes(entry.name);
}
