import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { followImages } from './followImages.ts';

const image = (hash: string) => ({
  kind: 'image',
  hash: hash.repeat(64),
  type: 'image/png',
  width: 1,
  height: 1,
});

test('every picture a document names is wanted, those that come later and those of others, too; nothing else is', () => {
  const doc = new Y.Doc();
  const embeds = doc.getMap('embeds');
  embeds.set('1:0:kind', image('a'));
  embeds.set('1:1:kind', { kind: 'table' });
  embeds.set('1:1:alt', image('b'));
  embeds.set('1:2:kind', { ...image('c'), hash: '../token' });
  const wanted: string[] = [];
  const stop = followImages(doc, (hashes) => wanted.push(...hashes.map((hash) => hash[0] ?? '')));
  expect(wanted).toEqual(['a']);
  embeds.set('1:3:kind', image('d'));
  embeds.set('1:3:shownWidth', 100);
  const other = new Y.Doc();
  other.getMap('embeds').set('2:0:kind', image('e'));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(wanted).toEqual(['a', 'd', 'e']);
  stop();
  embeds.set('1:4:kind', image('f'));
  expect(wanted).toEqual(['a', 'd', 'e']);
});
