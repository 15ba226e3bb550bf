import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from './createDocument.ts';
import type { ParagraphContent } from './DocumentContent.ts';
import { DEFAULT_PROPERTIES } from './paragraphProperties.ts';
import { readDocument } from './readDocument.ts';

const body = (text: string, more: Partial<ParagraphContent['properties']> = {}): ParagraphContent => ({
  properties: { ...DEFAULT_PROPERTIES, ...more },
  runs: text === '' ? [] : [{ text, formats: {} }],
});

const opened = (update: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};
const meta = { title: 'T', language: 'en' };
const withoutIds = (doc: Y.Doc) =>
  readDocument(doc, meta).paragraphs.map(({ properties, runs }) => ({ properties, runs }));

test('D1 what is put in comes out: text, formats and every paragraph property', () => {
  const paragraphs = [
    body('Title', { style: 'title' }),
    body('', { style: 'heading1' }),
    body('item', {
      list: 'number',
      level: 2,
      language: 'fr',
      alignment: 'center',
      indent: 1,
      direction: 'rtl',
    }),
    {
      properties: DEFAULT_PROPERTIES,
      runs: [
        { text: 'plain ', formats: {} },
        { text: 'bold', formats: { bold: true } },
        { text: 'link\u2028', formats: { link: 'https://example.org/' } },
      ],
    },
    body('last'),
  ] as const;
  expect(withoutIds(opened(createDocument({ paragraphs })))).toEqual(paragraphs);
});

test('D1 every paragraph, the last one too, gets an end and so an identity', () => {
  const doc = opened(createDocument({ paragraphs: [body('a'), body('b')] }));
  expect(doc.getText('body').toString()).toBe('a\nb\n');
  expect(new Set(readDocument(doc, meta).paragraphs.map((paragraph) => paragraph.id)).size).toBe(2);
});

test('D1 an empty document has one empty paragraph', () => {
  expect(withoutIds(new Y.Doc())).toEqual([{ properties: DEFAULT_PROPERTIES, runs: [] }]);
});

test('D5 values nobody could have given are read as the default', () => {
  const doc = opened(createDocument({ paragraphs: [body('a', { style: 'heading1' })] }));
  const [key] = [...doc.getMap('paragraphs').keys()] as [string];
  doc.getMap('paragraphs').set(key, { evil: true });
  doc.getMap('paragraphs').set('nonsense', 'heading1');
  expect(readDocument(doc, meta).paragraphs[0]?.properties).toEqual(DEFAULT_PROPERTIES);
});

test('D6 control characters, half surrogates and embed characters never enter a flow', () => {
  const [paragraph] = withoutIds(
    opened(createDocument({ paragraphs: [body('a\u0000b\ufffcc\ud800d\r\ne')] })),
  );
  expect(paragraph?.runs).toEqual([{ text: 'abc\ufffdd\u2028e', formats: {} }]);
});
