import { expect, test } from 'vitest';
import { paragraphText } from '../../document/DocumentContent.ts';
import { writeHtml } from '../html/writeHtml.ts';
import { writeMarkdown } from '../markdown/writeMarkdown.ts';
import { makePdfInput } from '../pdf/makePdfInput.ts';
import { embedded } from '../testing/embedSamples.ts';
import { readWord } from '../testing/readWord.ts';
import { doc, para, run } from '../testing/samples.ts';
import { ANA, comment, piece, tracked } from '../testing/trackedSamples.ts';
import { writeWord } from '../word/writeWord.ts';
import { chosenContent } from './chosenContent.ts';
import { sectionOf } from './sectionOf.ts';

const caption = (text: string) => para([embedded({ kind: 'caption', label: 'table' }), run(`. ${text}`)]);
const refer = (target: number) => embedded({ kind: 'reference', target: `4242:${target}`, shows: 'number' });
const report = () => {
  const content = doc(
    [
      para('One', { style: 'heading1' }),
      caption('First'),
      para('Text.'),
      para('Two', { style: 'heading1' }),
      para('Two and a half', { style: 'heading2' }),
      caption('Second'),
      para([run('See '), refer(1), run(' and '), refer(5), run('.')]),
      para('Point', { list: 'number' }),
      para('Three', { style: 'heading1' }),
    ],
    'Report',
  );
  return {
    ...content,
    paragraphs: content.paragraphs.map((one, index) => ({ ...one, id: `4242:${index}` })),
  };
};

test('a section is its heading and all up to the next one as high', () => {
  const texts = (heading: string) => sectionOf(report(), heading)?.paragraphs.map(paragraphText);
  expect(texts('4242:3')).toHaveLength(5);
  expect(texts('4242:4')?.[0]).toBe('Two and a half');
  expect(texts('4242:8')).toEqual(['Three']);
  expect(sectionOf(report(), '4242:2')).toBeNull();
  expect(sectionOf(report(), 'gone')).toBeNull();
});

test('numbers of captions and what references say are those of the whole, in every format', async () => {
  const { content, ...whole } = chosenContent(report(), { section: '4242:3' }) ?? { content: report() };
  const { paragraphs } = readWord(await writeWord(content, whole));
  const word = paragraphs.map(({ text }) => text).join('\n');
  const pdf = JSON.stringify(makePdfInput(content, { ...whole, paragraphNumbers: true }));
  for (const text of [word, writeHtml(content, whole), writeMarkdown(content, whole), pdf]) {
    expect(text).toMatch(/Table(\u00a0|&nbsp;)2/);
    expect(text).toMatch(/Table(\u00a0|&nbsp;)1/);
    expect(text).not.toContain('First');
    expect(text).not.toContain('not here');
  }
  // The first paragraph of running text here is the second of the whole; and nothing points out of the file.
  expect(pdf).toContain('"number":2');
  expect(pdf).not.toContain('p4242:1"');
  expect(pdf).toContain('p4242:5"');
});

test('of a tracked text its comments come along, cut where the section ends', () => {
  const place = (paragraph: number, offset: number) => ({ paragraph, offset });
  const content = tracked(
    [
      para('One', { style: 'heading1' }),
      { ...para([piece('Last', { inserted: ANA })]), inserted: ANA },
      para('Two', { style: 'heading1' }),
      para('Text'),
    ],
    [
      comment({ text: 'across', from: place(1, 1), to: place(3, 2) }),
      comment({ text: 'elsewhere', from: place(3, 0), to: place(3, 2) }),
    ],
  );
  const section = sectionOf(content, '7:0');
  expect(section?.comments).toMatchObject([{ text: 'across', from: place(1, 1), to: place(1, 4) }]);
  expect(section?.tracked.at(-1)?.inserted).toBeUndefined();
  expect(chosenContent(content, { withoutComments: true })?.content.comments).toEqual([]);
});
