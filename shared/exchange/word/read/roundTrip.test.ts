/** What the desk writes as a Word file with tracked changes, it reads as the same proposals by the same people. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import { randomReview } from '../../testing/randomReview.ts';
import { readTracked } from '../../tracked/readTracked.ts';
import type {
  Proposed,
  Revision,
  TextPlace,
  TrackedContent,
  TrackedParagraph,
} from '../../tracked/TrackedContent.ts';
import { writeWord } from '../writeWord.ts';
import { readWell } from './testing/reading.ts';

const META = { title: 'Agreed outcomes', language: 'en' };
/** One of its own, so that the file has none printed above the text. */
const TITLE: TrackedParagraph = {
  properties: { ...DEFAULT_PROPERTIES, style: 'title' },
  runs: [{ text: META.title, formats: {} }],
};

/** By whom and when, to the second: a file has no more. */
const stamp = (revision: Revision | undefined) =>
  revision && `${revision.author.name} (${revision.author.delegation}) ${Math.floor(revision.at / 1000)}`;

/** Characters, so that it does not matter where runs are cut. */
function charactersOf({ tracked }: TrackedContent) {
  const proposed = ({ inserted, deleted }: Proposed) => [stamp(inserted), stamp(deleted)];
  return tracked.map(({ runs, properties, restyled, ...end }) => ({
    runs: runs.flatMap(({ text, formats, restyled: reformatted, ...change }) => {
      const { language: _, ...shown } = formats;
      const { language: __, ...before } = reformatted?.before ?? formats;
      const isOther = JSON.stringify(sorted(shown)) !== JSON.stringify(sorted(before));
      return [...text].map((character) => [
        character,
        sorted(shown),
        ...proposed(change),
        ...(isOther ? [sorted(before), stamp(reformatted?.by)] : []),
      ]);
    }),
    end: proposed(end),
    properties: plain(properties),
    ...(restyled && JSON.stringify(plain(restyled.before)) !== JSON.stringify(plain(properties))
      ? { was: plain(restyled.before), by: stamp(restyled.by) }
      : {}),
  }));
}

const sorted = (formats: object) => Object.entries(formats).sort(([a], [b]) => (a < b ? -1 : 1));

/** Headings have no numbers in a file that is read; languages are told by the text. */
const plain = ({ style, list, level, alignment, indent }: TrackedParagraph['properties']) => ({
  style,
  list: style.startsWith('heading') ? 'none' : list,
  level: style.startsWith('heading') || list === 'none' ? 0 : level,
  alignment,
  indent: style.startsWith('heading') ? 0 : indent,
});

/** Those of the paper: a text with headings has them printed in front of it. */
function withoutContents({ tracked, comments, ...meta }: TrackedContent): TrackedContent {
  const at = tracked.findIndex(({ runs }) => runs.some(({ embed }) => embed?.kind === 'contents'));
  if (at === -1) return { ...meta, tracked, comments };
  const back = (place: TextPlace) => ({ ...place, paragraph: place.paragraph - 1 });
  const shifted = comments.map((one) => ({ ...one, from: back(one.from), to: back(one.to) }));
  return { ...meta, tracked: tracked.filter((_, index) => index !== at), comments: shifted };
}

describe('a tracked Word file of the desk', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => seed))('reads back as it was (seed %i)', async (seed) => {
    const desk = randomReview(seed, { deeds: 60, paragraphs: 12 });
    const { tracked, comments } = readTracked(desk.changes, desk.comments, META);
    desk.close();
    const shifted = comments.map((one) => ({
      ...one,
      from: { ...one.from, paragraph: one.from.paragraph + 1 },
      to: { ...one.to, paragraph: one.to.paragraph + 1 },
    }));
    const content = { ...META, tracked: [TITLE, ...tracked], comments: shifted };
    const again = withoutContents(readWell(await writeWord(content)).content);
    expect(charactersOf(again)).toEqual(charactersOf(content));
    const threads = (all: TrackedContent['comments']) =>
      all.map(({ author, at, text, resolved, replies, from, to }) => ({
        said: [{ author, at, text }, ...replies].map((one) => [
          one.author.name,
          Math.floor(one.at / 1000),
          one.text.trim(),
        ]),
        resolved,
        from,
        to,
      }));
    expect(threads(again.comments)).toEqual(threads(content.comments));
    expect([again.title, again.language]).toEqual([META.title, META.language]);
  });
});
