/** Whether the list of changes says what the oracle says, part by part. */
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { DeskState } from './judgeDeed.ts';

const asText = (set: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.entries(set).map(([name, value]) => [name, value ?? null]));

/** The first difference in words; null where there is none. */
export function judgeList(listed: readonly ListedChange[], { seen }: DeskState): string | null {
  const expected = new Map<string, string>();
  const found = new Map<string, string>();
  const add = (to: Map<string, string>, label: string, op: string, status: string, text: string) => {
    const key = `${label} ${op} ${status}`;
    to.set(key, (to.get(key) ?? '') + text);
  };
  for (const { unit, proposed } of seen)
    for (const { label, op, status, set } of proposed)
      add(expected, label, `${op} ${asText(set)}`, status, op === 'property' ? '#' : unit);
  for (const { id, pieces } of listed) {
    for (const piece of pieces) {
      const op = piece.kind === 'split' ? 'insert' : piece.kind === 'join' ? 'delete' : piece.kind;
      const set = piece.kind === 'format' ? piece.set : {};
      add(
        found,
        id,
        `${op} ${asText(set)}`,
        piece.status,
        'text' in piece ? piece.text : op === 'property' ? '#' : '\n',
      );
      const length = piece.ranges.reduce((sum, range) => sum + range.length, 0);
      if ('text' in piece && length !== piece.text.length)
        return `${id} ${op} ${JSON.stringify(piece.text)} is said to be about ${length} characters`;
    }
  }
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const [a, b] = [expected.get(key) ?? '', found.get(key) ?? ''];
    if (a !== b) return `${key}: ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`;
  }
  return null;
}
