/** Whether undo took back one's own and nothing that others had decided since (U4, U5). */
import type { DeskState } from './judgeDeed.ts';
import type { ReviewOracle } from './ReviewOracle.ts';
import { chainOf } from './rawDocument.ts';

export function judgeUndo(
  oracle: ReviewOracle,
  desk: number,
  client: number,
  step: 'undo' | 'redo',
  before: DeskState,
  after: DeskState,
): string[] {
  const faults: string[] = [];
  const standing = new Set(after.raw.characters.map((one) => one.id));
  for (const one of before.seen) {
    if (standing.has(one.id)) continue;
    const written = chainOf(before.raw, one.id).some((id) => id.startsWith(`${client}:`));
    if (!written) faults.push(`U4 ${step} took out another's ${one.unit}`);
    const own = one.proposed.find(({ op, label }) => op === 'insert' && label.startsWith(`${client}:`));
    if (step === 'undo' && own !== undefined && own.status !== 'pending')
      faults.push(`U5 undo took out ${one.unit}, which is ${own.status}`);
  }
  for (const id of before.raw.entries.keys()) {
    if (after.raw.entries.has(id)) continue;
    const entry = oracle.entry(id);
    if (entry?.desk !== desk) faults.push(`U4 ${step} took out another's entry ${id}`);
    // As it was known before: what decided it may itself have been taken back now.
    const decided = before.seen.some(
      ({ id: character, proposed }) =>
        entry?.characters.includes(character) &&
        proposed.some((part) => part.entry === id && part.status !== 'pending'),
    );
    if (decided && before.raw.decisions.size === after.raw.decisions.size)
      faults.push(`U5 ${step} took out the entry ${id}, which is decided on`);
  }
  for (const id of before.raw.decisions.keys()) {
    if (!after.raw.decisions.has(id) && oracle.deciderOf(id) !== desk)
      faults.push(`U4 ${step} took back another's decision ${id}`);
  }
  return faults;
}
