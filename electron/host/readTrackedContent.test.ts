import { expect, test } from 'vitest';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import { randomReview } from '../../shared/exchange/testing/randomReview.ts';
import { ANA, BEN, comment, piece, tracked } from '../../shared/exchange/testing/trackedSamples.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import type { TrackedContent } from '../../shared/exchange/tracked/TrackedContent.ts';
import { readTrackedContent } from './readTrackedContent.ts';

const sent = (content: unknown): unknown => JSON.parse(JSON.stringify(content));

test('X4 what a screen sends with its proposals and comments arrives as it is', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const desk = randomReview(seed, { deeds: 40, paragraphs: 8 });
    const content = readTracked(desk.changes, desk.comments, { title: 'Draft', language: 'en' });
    desk.close();
    expect(readTrackedContent(sent(content)), `seed ${seed}`).toEqual(content);
  }
});

const paragraph = (more: object = {}) => ({ properties: DEFAULT_PROPERTIES, runs: [piece('One')], ...more });
const good = (): TrackedContent =>
  tracked(
    [
      paragraph({
        runs: [piece('One', { inserted: ANA, restyled: { before: { bold: true }, by: BEN } })],
        deleted: BEN,
      }),
      paragraph(),
    ],
    [comment({ replies: [{ ...BEN, text: 'Because.' }] })],
  );

test('X4 a proposal or comment that cannot be read refuses the whole, so that no file lacks it in silence', () => {
  expect(readTrackedContent(sent(good()))).not.toBeNull();
  const wrongs: readonly ((content: Record<string, never>) => void)[] = [
    (one) => Object.assign(one, { tracked: [] }),
    (one) => Object.assign(one, { tracked: 'x' }),
    (one) => Object.assign(one, { comments: undefined }),
    (one) => Object.assign(at(one, 'tracked', 0, 'runs', 0), { text: 7 }),
    (one) => Object.assign(at(one, 'tracked', 0, 'runs', 0), { inserted: true }),
    (one) => Object.assign(at(one, 'tracked', 0, 'runs', 0, 'inserted'), { at: -1 }),
    (one) => Object.assign(at(one, 'tracked', 0, 'runs', 0, 'inserted'), { id: 'x'.repeat(65) }),
    (one) => Object.assign(at(one, 'tracked', 0, 'runs', 0, 'restyled'), { by: null }),
    (one) => Object.assign(at(one, 'tracked', 0, 'deleted', 'author'), { name: '' }),
    // Nothing stands behind it to be joined with.
    (one) => Object.assign(at(one, 'tracked', 1), { deleted: ANA }),
    (one) => Object.assign(at(one, 'comments', 0), { text: ['Why?'] }),
    (one) => Object.assign(at(one, 'comments', 0), { replies: {} }),
    (one) => Object.assign(at(one, 'comments', 0), { to: { paragraph: 2, offset: 0 } }),
    (one) => Object.assign(at(one, 'comments', 0), { from: { paragraph: 1, offset: 0 } }),
    (one) => Object.assign(at(one, 'comments', 0, 'replies', 0), { author: 'Ana' }),
  ];
  for (const [index, spoil] of wrongs.entries()) {
    const content = sent(good()) as Record<string, never>;
    spoil(content);
    expect(readTrackedContent(content), `wrong ${index}`).toBeNull();
  }
  for (const value of [null, 1, 'x', [], {}]) expect(readTrackedContent(value)).toBeNull();
});

function at(value: unknown, ...path: readonly (string | number)[]): object {
  return path.reduce((one, key) => (one as Record<string | number, unknown>)[key], value) as object;
}

test('what else came with it is dropped, and what formats and properties cannot be used', () => {
  const content = sent(good()) as TrackedContent;
  Object.assign(content, { more: 1, language: '"><' });
  Object.assign(at(content, 'tracked', 0, 'runs', 0), {
    more: 1,
    formats: { bold: true, blink: true, link: 'javascript:alert(1)' },
  });
  const read = readTrackedContent(content);
  expect(read?.tracked[0]?.runs[0]?.formats).toEqual({ bold: true });
  expect(read?.language).toBe('und');
  expect(JSON.stringify(read)).not.toContain('more');
});
