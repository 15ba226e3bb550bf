/** A paragraph moved apart by two people, and what comes of it when one or both of them keep a copy. */
import { expect, test } from 'vitest';
import { keepCopy } from '../../renderer/editor/commands/keepCopy.ts';
import { createDocument } from '../../shared/document/createDocument.ts';
import { findMoveConflicts } from '../../shared/document/findMoveConflicts.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import { $blocks, Replica, synchronise } from './Replica.ts';
import { undo } from './review/hands.ts';

const SEED = createDocument({
  paragraphs: ['abcdefghij', 'klmnopqrst', 'uvwxyz'].map((text) => ({
    properties: DEFAULT_PROPERTIES,
    runs: [{ text, formats: {} }],
  })),
});

function start(clientId: number): Replica {
  const replica = new Replica(clientId);
  replica.start(SEED);
  return replica;
}

/** In front of an earlier paragraph. */
function move(replica: Replica, block: number, to: number): void {
  replica.edit(() => {
    const [node, target] = [$blocks()[block], $blocks()[to]];
    if (node !== undefined) target?.insertBefore(node);
  });
}

const conflictOf = (replica: Replica) => {
  const marks = replica.desk.binding.blocks.flatMap((block) => block.mark ?? []);
  return findMoveConflicts(replica.desk.flow, marks)[0] ?? [];
};

test.each([
  [1, 2],
  [2, 1],
])(
  'L6 a move settled in two ways apart leaves the paragraph once (client ids %i and %i)',
  (first, second) => {
    const a = start(first);
    const b = start(second);
    move(a, 2, 0);
    move(b, 2, 1);
    synchronise([a, b]);
    const copies = conflictOf(a);
    expect(copies).toHaveLength(2);
    keepCopy(a.desk, copies[0] as string, copies);
    keepCopy(b.desk, copies[1] as string, copies);
    expect(a.lines()).toHaveLength(3);
    synchronise([a, b]);
    const late = new Replica(77, a.doc);
    synchronise([a, b, late]);
    expect([...a.text()].sort().join('').trim()).toBe('abcdefghijklmnopqrstuvwxyz');
    expect(b.fingerprint()).toEqual(a.fingerprint());
    expect(late.fingerprint()).toEqual(a.fingerprint());

    // Deleted on purpose afterwards, it stays deleted, also for who comes later.
    const index = a.lines().indexOf('uvwxyz');
    a.edit(() => $blocks()[index]?.remove());
    const later = new Replica(78, a.doc);
    synchronise([a, b, late, later]);
    expect(b.lines()).not.toContain('uvwxyz');
  },
);

test('L5 a move settled by one leaves the copy that was chosen', () => {
  const a = start(1);
  const b = start(2);
  move(a, 2, 0);
  move(b, 2, 1);
  synchronise([a, b]);
  const copies = conflictOf(a);
  keepCopy(a.desk, copies[0] as string, copies);
  synchronise([a, b]);
  expect(b.lines()).toEqual(['uvwxyz', 'abcdefghij', 'klmnopqrst']);
  undo(a);
  synchronise([a, b]);
  expect(conflictOf(b)).toHaveLength(2);
});
