/** Rules E1 to E6 and N1: what one character can stand for, in and out of a document. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from './createDocument.ts';
import type { ParagraphContent, Run } from './DocumentContent.ts';
import { EMBED } from './DocumentContent.ts';
import type { EmbedContent } from './EmbedContent.ts';
import { Flow } from './Flow.ts';
import { DEFAULT_PROPERTIES } from './paragraphProperties.ts';
import { readDocument } from './readDocument.ts';

const META = { title: 'T', language: 'en' };
const text = (words: string): Run => ({ text: words, formats: {} });
const embed = (content: EmbedContent): Run => ({ text: EMBED, formats: {}, embed: content });
const para = (...runs: readonly Run[]): ParagraphContent => ({ properties: DEFAULT_PROPERTIES, runs });
const cell = (...words: string[]) => ({ paragraphs: words.map((one) => para(text(one))) });
const EMPTY_CELL = { paragraphs: [para()] };

function opened(paragraphs: readonly ParagraphContent[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createDocument({ paragraphs }));
  return doc;
}

/** Without identities, which are made when a document is. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one) => (key === 'id' ? undefined : one)));
}

const readBack = (paragraphs: readonly ParagraphContent[]) =>
  plain(readDocument(opened(paragraphs), META).paragraphs);

const IMAGE: EmbedContent = {
  kind: 'image',
  hash: 'a'.repeat(64),
  type: 'image/png',
  width: 400,
  height: 300,
  shownWidth: 200,
  alt: 'A ferry',
  decorative: false,
};

test('E1 every kind of embed comes out as it was put in', () => {
  const paragraphs = [
    para(
      text('See '),
      embed({ kind: 'reference', target: '5:7', shows: 'page' }),
      text(' and '),
      embed(IMAGE),
    ),
    para(embed({ ...IMAGE, alt: '', decorative: true }), embed({ kind: 'date' })),
    para(embed({ kind: 'caption', label: 'figure' }), text('. A ferry')),
    para(
      text('As said'),
      embed({ kind: 'note', paragraphs: [para(text('One '), embed({ kind: 'date' })), para(text('Two'))] }),
      embed({
        kind: 'citation',
        sources: [{ key: 'unesco2018', locator: 'p. 4', prefix: 'see ', suffix: '' }],
      }),
    ),
    para(embed({ kind: 'contents' })),
    para(embed({ kind: 'sources' })),
    para(embed({ kind: 'pageBreak' })),
    para(
      embed({
        kind: 'table',
        columns: [{ share: 2 }, { share: 1 }],
        rows: [
          { header: true, cells: [cell('Level'), cell('Need')] },
          { header: false, cells: [cell('Policy', 'and more'), EMPTY_CELL] },
        ],
      }),
    ),
  ];
  expect(readBack(paragraphs)).toEqual(plain(paragraphs));
});

test('E2 what changed is known by its text, also where that arrived before anyone here asked for it', () => {
  const doc = new Y.Doc();
  const flow = new Flow(doc);
  const changed: (string | null)[] = [];
  const names = ({ changed: types }: Y.Transaction) => {
    for (const type of types.keys()) changed.push(flow.flowOf(type as Y.AbstractType<unknown>)?.name ?? null);
  };
  const asked = (transaction: Y.Transaction) => {
    flow.flow('note 9:9').text.observe(() => {});
    names(transaction);
  };
  doc.on('beforeObserverCalls', asked);
  const other = new Y.Doc();
  other.getText('note 9:9').insert(0, 'a');
  other.getMap('something else').set('a', 1);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(changed.toSorted()).toEqual(['note 9:9', null]);
});
