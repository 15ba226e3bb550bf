/** What stands in a document beside its letters, come over HTTP. */
import { expect, test } from 'vitest';
import { everyEmbed, row, table } from '../../shared/exchange/testing/embedSamples.ts';
import { para } from '../../shared/exchange/testing/samples.ts';
import { ANA, piece, tracked } from '../../shared/exchange/testing/trackedSamples.ts';
import { readContent } from './readContent.ts';
import { readTrackedContent } from './readTrackedContent.ts';

const sent = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('tables, pictures, notes and fields arrive as they were sent', () => {
  const content = everyEmbed();
  expect(readContent(sent(content))?.paragraphs).toEqual(content.paragraphs);
});

test('rows and cells arrive with what is proposed of them', () => {
  const proposed = table(
    [{ ...row([{ paragraphs: [{ ...para([piece('x', { deleted: ANA })]) }] }]), inserted: ANA } as never],
    [1],
  );
  const content = tracked([para([{ ...piece('\ufffc'), embed: proposed }]), para('Last.')]);
  expect(readTrackedContent(sent(content))?.tracked).toEqual(content.tracked);
});

test('what is none of them leaves its character, and nothing else', () => {
  const odd = [
    { kind: 'movie' },
    { kind: 'image', hash: '../../etc/passwd', type: 'image/png' },
    { kind: 'image', hash: 'a'.repeat(64), type: 'text/html' },
    { kind: 'table', columns: [], rows: 'x' },
    { kind: 'table', columns: new Array(1000).fill({}), rows: [] },
    { kind: 'note', paragraphs: [{}] },
    { kind: 'reference', target: 7, shows: 'number' },
    { kind: 'caption', label: 'song' },
    'text',
    null,
  ];
  const paragraphs = odd.map((embed) => ({ properties: {}, runs: [{ text: '\ufffc', formats: {}, embed }] }));
  const read = readContent({ title: 'T', language: 'en', paragraphs });
  expect(read?.paragraphs.map(({ runs }) => runs)).toEqual(odd.map(() => [{ text: '\ufffc', formats: {} }]));
  // Only one character of its own can stand for something.
  const beside = { properties: {}, runs: [{ text: 'ab', formats: {}, embed: { kind: 'date' } }] };
  expect(readContent({ title: 'T', language: 'en', paragraphs: [beside] })?.paragraphs[0]?.runs).toEqual([
    { text: 'ab', formats: {} },
  ]);
});

test('tables within tables without end are cut off', () => {
  let inner: unknown = { properties: {}, runs: [] };
  for (let depth = 0; depth < 200; depth++)
    inner = {
      properties: {},
      runs: [
        {
          text: '\ufffc',
          formats: {},
          embed: { kind: 'table', columns: [{}], rows: [{ cells: [{ paragraphs: [inner] }] }] },
        },
      ],
    };
  const read = JSON.stringify(readContent({ title: 'T', language: 'en', paragraphs: [inner] }));
  expect(read.split('"table"').length - 1).toBe(6);
});
