import { expect, test } from 'vitest';
import type { DocumentContent } from '../../document/DocumentContent.ts';
import { alone, embedded, everyEmbed, image, note, row, table } from '../testing/embedSamples.ts';
import { doc, everyFeature, para, run } from '../testing/samples.ts';
import { checkReport, REPORT_LACKS } from './checkReport.ts';
import { openBrackets } from './openBrackets.ts';

const told = (content: DocumentContent, unsettled?: readonly string[]) =>
  checkReport(content, unsettled === undefined ? {} : { unsettled }).map(
    ({ lack, paragraph }) => `${lack} ${paragraph}`,
  );

test('a report that lacks nothing gives nothing', () => {
  const good = doc([
    para('Report', { style: 'title' }),
    para('One', { style: 'heading1' }),
    para('Two', { style: 'heading2' }),
    para('Text.'),
    alone(image()),
    alone(image({ alt: '', decorative: true })),
    alone(table([row(['a'], true), row(['b'])], [1])),
    para([embedded({ kind: 'reference', target: '4242:7', shows: 'text' })]),
    para('Up again', { style: 'heading1' }),
    para(''),
  ]);
  expect(checkReport(good)).toEqual([]);
});

test('each thing that is lacking is told with its place', () => {
  const bad = doc(
    [
      para('Starts too deep', { style: 'heading2' }),
      para(''),
      para(''),
      alone(image({ alt: ' ' })),
      alone(table([row(['a', 'b']), row(['c', 'd'])], [1, 1])),
      para([embedded({ kind: 'reference', target: '1:1', shows: 'number' })]),
      para([run('A note'), note('with [brackets]')]),
      para('Pending here.'),
      para('Skips', { style: 'heading4' }),
    ],
    ' ',
    'und',
  );
  expect(told(bad, ['4242:49'])).toEqual([
    'title null',
    'language null',
    'headingOrder 4242:0',
    'headingOrder 4242:56',
    'altText 4242:21',
    'headerRow 4242:28',
    'emptyParagraph 4242:7',
    'unsettled 4242:49',
    'openBracket 4242:42',
    'dangling 4242:35',
  ]);
  const findings = checkReport(bad);
  expect(findings.find(({ lack }) => lack === 'emptyParagraph')).toMatchObject({ count: 2, index: 1 });
  expect(findings.find(({ lack }) => lack === 'headingOrder')).toMatchObject({ level: 2, most: 1 });
  // In a note: the place is the paragraph that has it.
  expect(findings.find(({ lack }) => lack === 'openBracket')).toMatchObject({
    index: 6,
    excerpt: '[brackets]',
  });
});

test('undecided changes are told by their number where their places are not known', () => {
  const draft = { ...everyFeature(), draft: { text: 'final', pending: 3, contested: 1 } } as const;
  expect(checkReport(draft).find(({ lack }) => lack === 'unsettled')).toMatchObject({
    count: 4,
    paragraph: null,
  });
  expect(told(draft, []).filter((one) => one.startsWith('unsettled'))).toEqual([]);
});

test('findings come in the order they are named, then in that of the text', () => {
  const lacks = checkReport(everyEmbed()).map(({ lack }) => lack);
  expect(lacks).toEqual([...lacks].sort((a, b) => REPORT_LACKS.indexOf(a) - REPORT_LACKS.indexOf(b)));
  expect(lacks).toEqual(['openBracket', 'openBracket', 'dangling']);
});

test('brackets nest, run over paragraphs, and end with their paragraph where nobody closed them', () => {
  const texts = (...paragraphs: Parameters<typeof openBrackets>[0]) =>
    openBrackets(paragraphs).map(({ text }) => text);
  expect(texts(para('a [b [c] d] e [f]'))).toEqual(['[b [c] d]', '[f]']);
  expect(texts(para('a [b'), para([run('c'), note('[in a note]')]), para('d] e'))).toEqual([
    '[b c d]',
    '[in a note]',
  ]);
  expect(texts(para('a [b'), para('c'))).toEqual(['[b']);
  expect(texts(para('no] such ]'))).toEqual([]);
  // One that nobody closed hides none behind it, and one in quotation marks is spoken of.
  expect(texts(para('a [b'), para('c [d] e'))).toEqual(['[b', '[d]']);
  expect(texts(para('Search for “[” or "[".'), para('[d]'))).toEqual(['[d]']);
  expect(texts(para('案文［待定］和〔另一〕'))).toEqual(['［待定］', '〔另一〕']);
  expect(texts(para(`[${'x'.repeat(1000)}]`))[0]).toHaveLength(241);
});
