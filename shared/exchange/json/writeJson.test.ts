import { expect, test } from 'vitest';
import { everyFeature, hostile } from '../testing/samples.ts';
import { writeJson } from './writeJson.ts';

test('the format says what it is, and a paragraph all that is not its default', () => {
  const file = JSON.parse(writeJson(everyFeature()));
  expect([file.format, file.version, file.title, file.language]).toEqual([
    'rapporteur-document',
    1,
    'Agreed outcomes',
    'en',
  ]);
  expect(file.paragraphs[6]).toEqual({
    id: '4242:42',
    label: '(a)',
    properties: { list: 'number', level: 1 },
    runs: [{ text: 'who' }],
  });
});

test('hostile content is well-formed JSON without dangerous links', () => {
  const text = writeJson(hostile());
  expect(text.isWellFormed()).toBe(true);
  expect(JSON.parse(text).paragraphs).toHaveLength(hostile().paragraphs.length);
  expect(text).not.toContain('"link": "javascript');
});
