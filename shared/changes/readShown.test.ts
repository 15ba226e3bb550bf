/** Rules Z1 and V4 as they bear on what leaves a document. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from '../document/createDocument.ts';
import { paragraphText } from '../document/DocumentContent.ts';
import { Flow } from '../document/Flow.ts';
import { NO_FORMATS } from '../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../document/paragraphProperties.ts';
import { readFlow } from '../document/readFlow.ts';
import type { Author } from './Author.ts';
import { Changes } from './Changes.ts';
import { decide } from './decide.ts';
import type { Verdict } from './decisions.ts';
import type { Entry } from './entries.ts';
import { writeEntry } from './entries.ts';
import type { ChangePiece } from './listChanges.ts';
import { countUndecided, readShown, readUndecided } from './readShown.ts';

const author = (name: string): Author => ({ id: name.repeat(8), name, delegation: 'FJ' });
const META = { title: 'Outcomes', language: 'en' };

/** One paragraph; each word is a suggestion of its own to delete it. */
function wordsToDelete(text: string) {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    createDocument({
      paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [{ text, formats: NO_FORMATS }] }],
    }),
  );
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const [run] = readFlow(flow)[0]?.runs ?? [];
  if (run === undefined) throw new Error('no text');
  const words: Record<string, string> = {};
  for (const { 0: word, index } of text.matchAll(/\S+ /g)) {
    const [begun] = changes.log.push([writeEntry({ kind: 'begin', author: author('f'), at: 1 })]);
    if (begun === undefined) throw new Error('nothing written');
    const range = { client: run.client, clock: run.clock + index, length: word.length };
    const entry: Entry = { kind: 'delete', begun: begun.clock, range };
    changes.log.push([writeEntry(entry)]);
    words[word.trim()] = `${begun.client}:${begun.clock}`;
  }
  changes.close();
  flow.close();
  return { doc, words };
}

function decideOn(doc: Y.Doc, name: string, verdict: Verdict, id: string): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const changes = new Changes(new Flow(other));
  decide(changes, author(name), 2, verdict, [{ id, scope: null }], 'test');
  return other;
}

const textOf = (doc: Y.Doc, text: 'final' | 'original') =>
  readShown(doc, META, text).paragraphs.map(paragraphText).join('|');

test('Z1 V4 decided changes are in both texts, pending ones in one, and contested text is hidden from neither', () => {
  const { doc, words } = wordsToDelete('accepted rejected pending contested end');
  const { accepted = '', rejected = '', contested = '' } = words;
  const apart = [
    decideOn(doc, 'a', 'accepted', accepted),
    decideOn(doc, 'b', 'rejected', rejected),
    decideOn(doc, 'c', 'accepted', contested),
    decideOn(doc, 'd', 'rejected', contested),
  ];
  for (const other of apart) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  const before = Y.encodeStateAsUpdate(doc);
  expect(textOf(doc, 'final')).toBe('rejected contested end');
  expect(textOf(doc, 'original')).toBe('rejected pending contested end');
  expect(readUndecided(doc)).toEqual({ pending: 1, contested: 1 });
  expect(readShown(doc, META, 'original').draft).toEqual({ text: 'original', pending: 1, contested: 1 });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('a suggestion that is contested in one part and pending in another is one, and contested', () => {
  const piece = (status: string) => ({ kind: 'split', paragraph: '1:1', status, ranges: [] }) as ChangePiece;
  const change = (...statuses: string[]) =>
    ({
      id: '1:1',
      author: author('f'),
      at: 1,
      status: 'partly',
      decisions: [],
      pieces: statuses.map(piece),
    }) as const;
  const list = [
    change('contested', 'pending'),
    change('accepted', 'pending'),
    change('accepted', 'rejected'),
  ];
  expect(countUndecided(list)).toEqual({ pending: 1, contested: 1 });
});

test('what is decided in all its parts carries no note', () => {
  const { doc, words } = wordsToDelete('accepted end');
  const decided = decideOn(doc, 'a', 'accepted', words['accepted'] ?? '');
  expect(readShown(decided, META, 'final')).not.toHaveProperty('draft');
  expect(textOf(decided, 'original')).toBe('end');
  expect(readShown(new Y.Doc(), META, 'final')).not.toHaveProperty('draft');
});
