import { expect, test } from 'vitest';
import { paragraphText } from '../../document/DocumentContent.ts';
import type { EmbedContent, ReferenceContent } from '../../document/EmbedContent.ts';
import { alone, embedded, everyEmbed, note } from '../testing/embedSamples.ts';
import { doc, para, run } from '../testing/samples.ts';
import { numberPath } from './numberPath.ts';
import { paperBlocks } from './paperBlocks.ts';
import { paperFields } from './paperFields.ts';
import { walkParagraphs } from './walkParagraphs.ts';

const refer = (target: string, shows: ReferenceContent['shows'] = 'number'): ReferenceContent => ({
  kind: 'reference',
  target,
  shows,
});

test('captions and notes are counted in the order they are read, cells and notes included', () => {
  const content = everyEmbed();
  const fields = paperFields(content);
  const embeds: EmbedContent[] = [];
  walkParagraphs(
    content.paragraphs,
    () => {},
    (embed) => void embeds.push(embed),
  );
  const notes = embeds.filter((embed) => embed.kind === 'note');
  expect(notes.map((one) => fields.notes.get(one))).toEqual([1, 2, 3]);
  expect(notes.map(({ paragraphs }) => paragraphText(paragraphs[0] ?? para('')))).toEqual([
    'Counted on the last day.',
    'Second note.',
    'A note in a cell.',
  ]);
  expect(embeds.flatMap((embed) => (embed.kind === 'caption' ? [fields.caption(embed)] : []))).toEqual([
    { label: 'Table', number: 1 },
    { label: 'Figure', number: 1 },
  ]);
});

test('a reference says what its target is called, and that there is none where there is none', () => {
  const fields = paperFields(everyEmbed());
  expect(fields.reference(refer('4242:5'))).toBe('Table\u00a01');
  expect(fields.reference(refer('4242:5', 'text'))).toBe('. Participants by region');
  expect(fields.reference(refer('4242:9'))).toBe('1(a)');
  expect(fields.reference(refer('4242:2'))).toBe('Participation');
  expect(fields.reference(refer('9:9'))).toBe('[reference to text that is not here]');
  expect(fields.target(refer('9:9'))).toBeNull();
  expect(fields.target(refer('4242:2'))).toMatchObject({ index: 2, isHeading: true });
});

test('numbers name the whole way to a paragraph', () => {
  const content = doc([
    para('1', { list: 'number' }),
    para('a', { list: 'number', level: 1 }),
    para('i', { list: 'number', level: 2 }),
    para('bullet', { list: 'bullet', level: 1 }),
    para('b', { list: 'number', level: 1 }),
    para('2', { list: 'number' }),
    para('text'),
    para('skipping', { list: 'number', level: 1 }),
  ]);
  expect(numberPath(content.paragraphs)).toEqual(['1', '1(a)', '1(a)(i)', null, '1(b)', '2', null, '(a)']);
});

test('the day is written in the language of its paragraph', () => {
  const fields = paperFields(everyEmbed(), { date: new Date(2018, 5, 20, 12) });
  expect(fields.date({ kind: 'date' }, '')).toBe('June 20, 2018');
  expect(fields.date({ kind: 'date' }, 'fr')).toBe('20 juin 2018');
  expect(fields.date({ kind: 'date' }, 'no such language')).toBe('June 20, 2018');
});

test('a paragraph with a table among its words is drawn as three, and loses none of them', () => {
  const blocks = paperBlocks([
    para([run('before '), embedded({ kind: 'pageBreak' }), run(' after'), note('n')], { list: 'number' }),
    para('next', { list: 'number' }),
    alone({ kind: 'contents' }),
    para([run('  '), embedded({ kind: 'sources' }), run(' ')]),
    para(''),
  ]);
  expect(
    blocks.map((block) =>
      block.kind === 'embed' ? block.embed.kind : [block.label, paragraphText(block.paragraph)],
    ),
  ).toEqual([
    ['1.', 'before '],
    'pageBreak',
    [null, ' after\ufffc'],
    ['2.', 'next'],
    'contents',
    'sources',
    [null, ''],
  ]);
  expect(blocks.map(({ index }) => index)).toEqual([0, 0, 0, 1, 2, 3, 4]);
});
