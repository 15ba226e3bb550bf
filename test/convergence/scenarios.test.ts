/**
 * What two people do to one text while apart, one pair of deeds a row, merged in both orders of client
 * ids. Every letter is there once, whatever a row does to the paragraphs around it.
 */
import { $createParagraphNode, $createTextNode, $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from '../../shared/document/createDocument.ts';
import { findMoveConflicts } from '../../shared/document/findMoveConflicts.ts';
import type { CharacterId } from '../../shared/document/ids.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import { $blocks, $select, Replica, synchronise } from './Replica.ts';

type Deed = (replica: Replica) => void;
const edit =
  (change: () => void): Deed =>
  (replica) =>
    replica.edit(change);

const type = (block: number, offset: number, text: string): Deed[] =>
  [...text].map((letter, index) => edit(() => $select([block, offset + index]).insertText(letter)));
const cut = (from: [number, number], to: [number, number]) => edit(() => $select(from, to).removeText());
const bold = (block: number, from: number, to: number) =>
  edit(() => $select([block, from], [block, to]).formatText('bold'));
const italic = (block: number, from: number, to: number) =>
  edit(() => $select([block, from], [block, to]).formatText('italic'));
const split = (block: number, offset: number) => edit(() => $select([block, offset]).insertParagraph());
const join = (block: number) => edit(() => $select([block, 1e6], [block + 1, 0]).removeText());
const removeBlock = (block: number) => edit(() => $blocks()[block]?.remove());
const move = (block: number, to: number) =>
  edit(() => {
    const blocks = $blocks();
    const [node, target] = [blocks[block], blocks[to]];
    if (node === undefined || target === undefined) throw new Error('no such paragraph');
    if (to > block) target.insertAfter(node);
    else target.insertBefore(node);
  });
const cutAndPaste = (block: number, to: number) =>
  edit(() => {
    const blocks = $blocks();
    const copy = $createParagraphNode().append($createTextNode(blocks[block]?.getTextContent() ?? ''));
    blocks[block]?.remove();
    blocks[to]?.insertAfter(copy);
  });
const heading = (block: number) => edit(() => void $blocks()[block]?.setProperties({ style: 'heading1' }));
const list = (block: number) => edit(() => void $blocks()[block]?.setProperties({ list: 'bullet' }));
const undo: Deed = (replica) => {
  replica.pause();
  replica.desk.history.undo();
};
const redo: Deed = (replica) => {
  replica.desk.history.redo();
};

interface Row {
  readonly name: string;
  readonly before?: Deed[];
  readonly a: Deed[];
  readonly b: Deed[];
  /** Letters somebody meant to delete. */
  readonly deleted?: string;
  /** What must come out, where it does not depend on the order of ids; paragraphs joined by |. */
  readonly result?: string;
  /** Both moved one paragraph: shown as a conflict. */
  readonly conflict?: true;
}

const PARAGRAPHS = ['abcdefghij', 'klmnopqrst', 'uvwxyz'];
const rows: Row[] = [
  { name: 'type and type in one place', a: type(0, 5, '123'), b: type(0, 5, '789') },
  {
    name: 'type and type in two places',
    a: type(0, 2, '123'),
    b: type(0, 8, '789'),
    result: 'ab123cdefgh789ij|klmnopqrst|uvwxyz',
  },
  {
    name: 'type and type in a bold run',
    before: [bold(0, 3, 8)],
    a: type(0, 5, '123'),
    b: type(0, 5, '789'),
  },
  {
    name: 'bold and type inside',
    a: [bold(0, 2, 8)],
    b: type(0, 5, '789'),
    result: 'abcde789fghij|klmnopqrst|uvwxyz',
  },
  {
    name: 'bold and type at its edge',
    a: [bold(0, 2, 8)],
    b: type(0, 2, '789'),
    result: 'ab789cdefghij|klmnopqrst|uvwxyz',
  },
  {
    name: 'bold and delete inside',
    a: [bold(0, 2, 8)],
    b: [cut([0, 4], [0, 6])],
    deleted: 'ef',
    result: 'abcdghij|klmnopqrst|uvwxyz',
  },
  { name: 'bold and italic overlapping', a: [bold(0, 2, 7)], b: [italic(0, 4, 9)] },
  { name: 'bold and italic on one range', a: [bold(0, 2, 8)], b: [italic(0, 2, 8)] },
  { name: 'type in bold and unbold it', before: [bold(0, 2, 8)], a: type(0, 5, '789'), b: [bold(0, 2, 8)] },
  {
    name: 'split and type in the tail',
    a: [split(0, 5)],
    b: type(0, 8, '789'),
    result: 'abcde|fgh789ij|klmnopqrst|uvwxyz',
  },
  {
    name: 'split and type in the head',
    a: [split(0, 5)],
    b: type(0, 2, '789'),
    result: 'ab789cde|fghij|klmnopqrst|uvwxyz',
  },
  { name: 'split and type at the split', a: [split(0, 5)], b: type(0, 5, '789') },
  {
    name: 'split and delete in the tail',
    a: [split(0, 5)],
    b: [cut([0, 7], [0, 9])],
    deleted: 'hi',
    result: 'abcde|fgj|klmnopqrst|uvwxyz',
  },
  {
    name: 'split and bold the tail',
    a: [split(0, 5)],
    b: [bold(0, 6, 9)],
    result: 'abcde|fghij|klmnopqrst|uvwxyz',
  },
  {
    name: 'join and type in the second',
    a: [join(0)],
    b: type(1, 4, '789'),
    result: 'abcdefghijklmn789opqrst|uvwxyz',
  },
  {
    name: 'join and type in the first',
    a: [join(0)],
    b: type(0, 4, '789'),
    result: 'abcd789efghijklmnopqrst|uvwxyz',
  },
  {
    name: 'join and delete in the second',
    a: [join(0)],
    b: [cut([1, 2], [1, 5])],
    deleted: 'mno',
    result: 'abcdefghijklpqrst|uvwxyz',
  },
  { name: 'join and join the same', a: [join(0)], b: [join(0)], result: 'abcdefghijklmnopqrst|uvwxyz' },
  {
    name: 'join two and join the next two',
    a: [join(0)],
    b: [join(1)],
    result: 'abcdefghijklmnopqrstuvwxyz',
  },
  {
    name: 'join and split the second',
    a: [join(0)],
    b: [split(1, 5)],
    result: 'abcdefghijklmno|pqrst|uvwxyz',
  },
  { name: 'split and split in one place', a: [split(0, 5)], b: [split(0, 5)] },
  {
    name: 'split and split in two places',
    a: [split(0, 3)],
    b: [split(0, 7)],
    result: 'abc|defg|hij|klmnopqrst|uvwxyz',
  },
  {
    name: 'split and type, twice',
    a: [split(0, 5), ...type(1, 0, '123')],
    b: [split(0, 5), ...type(1, 0, '789')],
  },
  {
    name: 'delete a paragraph and type in it',
    a: [removeBlock(1)],
    b: type(1, 5, '789'),
    deleted: 'klmnopqrst',
  },
  {
    name: 'delete across paragraphs and type',
    a: [cut([0, 5], [2, 3])],
    b: type(1, 5, '789'),
    deleted: 'fghijklmnopqrstuvw',
  },
  { name: 'move and type in it', a: [move(0, 2)], b: type(0, 5, '789') },
  { name: 'cut, paste elsewhere and type in it', a: [cutAndPaste(0, 2)], b: type(0, 5, '789') },
  {
    name: 'move to the end and past a neighbour',
    a: [move(0, 2)],
    b: [move(0, 1)],
    result: 'klmnopqrst|uvwxyz|abcdefghij',
  },
  { name: 'move and move the same to the end', a: [move(0, 2)], b: [move(0, 2)], conflict: true },
  { name: 'move and move the same to two places', a: [move(2, 0)], b: [move(2, 1)], conflict: true },
  { name: 'move and move others', a: [move(0, 2)], b: [move(1, 2)], result: 'uvwxyz|klmnopqrst|abcdefghij' },
  {
    name: 'delete and delete the same',
    a: [removeBlock(1)],
    b: [removeBlock(1)],
    deleted: 'klmnopqrst',
    result: 'abcdefghij|uvwxyz',
  },
  {
    name: 'heading and type in it',
    a: [heading(0)],
    b: type(0, 5, '789'),
    result: 'abcde789fghij|klmnopqrst|uvwxyz',
  },
  {
    name: 'list and type in it',
    a: [list(0)],
    b: type(0, 5, '789'),
    result: 'abcde789fghij|klmnopqrst|uvwxyz',
  },
  { name: 'heading and heading', a: [heading(0)], b: [heading(0)], result: 'abcdefghij|klmnopqrst|uvwxyz' },
  { name: 'heading and list', a: [heading(0)], b: [list(0)], result: 'abcdefghij|klmnopqrst|uvwxyz' },
  { name: 'heading and split', a: [heading(0)], b: [split(0, 5)], result: 'abcde|fghij|klmnopqrst|uvwxyz' },
  {
    name: 'undo of typing and type inside',
    before: [],
    a: [...type(0, 5, '123'), undo],
    b: type(0, 5, '789'),
    deleted: '123',
    result: 'abcde789fghij|klmnopqrst|uvwxyz',
  },
  { name: 'undo of a deletion and type beside', a: [cut([0, 3], [0, 6]), undo], b: type(0, 4, '789') },
  {
    name: 'undo of a join and type in both',
    a: [join(0), undo],
    b: [...type(1, 0, '789')],
    result: 'abcdefghij|789klmnopqrst|uvwxyz',
  },
  {
    name: 'both undo and redo',
    a: [...type(0, 0, '1'), undo, redo],
    b: [cut([2, 0], [2, 3]), undo, redo],
    deleted: 'uvw',
    result: '1abcdefghij|klmnopqrst|xyz',
  },
];

const counts = (text: string) => {
  const found = new Map<string, number>();
  for (const letter of text) if (letter !== '\n') found.set(letter, (found.get(letter) ?? 0) + 1);
  return found;
};

function start(clientId: number): Replica {
  const replica = new Replica(clientId);
  replica.doc.transact(() => {
    const paragraphs = PARAGRAPHS.map((text) => ({
      properties: DEFAULT_PROPERTIES,
      runs: [{ text, formats: {} }],
    }));
    // One stored update, as every document begins.
    SEED ??= createDocument({ paragraphs });
    Y.applyUpdate(replica.doc, SEED, 'remote');
  });
  return replica;
}
let SEED: Uint8Array | undefined;

describe.each([
  [1, 2],
  [2, 1],
])('B1 offline pairs, client ids %i and %i', (first, second) => {
  test.each(rows)('$name', ({ before = [], a: deedsA, b: deedsB, deleted = '', result, conflict }) => {
    const a = start(first);
    const b = start(second);
    for (const deed of before) deed(a);
    synchronise([a, b]);
    for (const deed of deedsA) deed(a);
    for (const deed of deedsB) deed(b);
    const typed = new Set(
      [...PARAGRAPHS.join(''), ...a.text(), ...b.text()].filter((letter) => letter !== '\n'),
    );
    for (const letter of deleted) typed.delete(letter);
    synchronise([a, b]);

    const cold = new Replica(99, a.doc);
    expect(b.fingerprint()).toEqual(a.fingerprint());
    expect(cold.fingerprint()).toEqual(a.fingerprint());

    const marks = a.desk.binding.blocks
      .map((block) => block.mark)
      .filter((mark): mark is CharacterId => mark !== null);
    const conflicts = findMoveConflicts(a.desk.flow, marks);
    if (conflict) {
      expect(conflicts).toHaveLength(1);
      expect(conflicts[0]).toHaveLength(2);
      return;
    }
    expect(conflicts).toEqual([]);
    expect(counts(a.text())).toEqual(new Map([...typed].map((letter) => [letter, 1])));
    if (result !== undefined) expect(a.lines().join('|')).toBe(result);
  });
});

test('B2 two people who undo the same deletion bring the text back once', () => {
  const a = start(1);
  const b = start(2);
  for (const replica of [a, b]) {
    cut([0, 3], [1, 4])(replica);
  }
  synchronise([a, b]);
  expect(a.text()).toBe('abcopqrst\nuvwxyz');
  for (const replica of [a, b]) undo(replica);
  synchronise([a, b]);
  expect(a.text()).toBe(PARAGRAPHS.join('\n'));
  expect(b.fingerprint()).toEqual(a.fingerprint());
});

test('B3 a paragraph that comes back keeps its style, and one set meanwhile by another', () => {
  const a = start(1);
  const b = start(2);
  heading(1)(a);
  synchronise([a, b]);
  a.pause();
  removeBlock(1)(a);
  edit(() => void $blocks()[1]?.setProperties({ alignment: 'center' }))(b);
  undo(a);
  synchronise([a, b]);
  expect(a.lines()).toEqual(PARAGRAPHS);
  expect(a.shown()[1]?.properties).toMatchObject({ style: 'heading1', alignment: 'center' });
});

test('B4 everything deleted leaves one paragraph to write in', () => {
  const a = start(1);
  const b = start(2);
  edit(() => $getRoot().clear().append($createParagraphNode()))(a);
  synchronise([a, b]);
  expect(a.lines()).toEqual(['']);
  for (const deed of type(0, 0, 'new')) deed(b);
  synchronise([a, b]);
  expect(a.lines()).toEqual(['new']);
});

test('B3 undoing what was done to a paragraph as a whole leaves the caret in it', () => {
  const a = start(1);
  a.edit(() => $select([1, 4]));
  a.pause();
  heading(1)(a);
  undo(a);
  expect(a.shown()[1]?.properties.style).toBe('body');
  a.edit(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText('X');
  });
  expect(a.lines()[1]).toBe('klmnXopqrst');
});
