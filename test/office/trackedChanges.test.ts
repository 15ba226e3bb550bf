/** What another office makes of Word files with tracked changes: it must find who proposed what, and settle it alike. */
import { beforeAll, expect, test } from 'vitest';
import { ChangesView } from '../../shared/changes/ChangesView.ts';
import { paragraphText } from '../../shared/document/DocumentContent.ts';
import { readParagraphs } from '../../shared/document/readDocument.ts';
import { openContested } from '../../shared/exchange/testing/openContested.ts';
import { putBrackets } from '../../shared/exchange/testing/putBrackets.ts';
import { randomReview } from '../../shared/exchange/testing/randomReview.ts';
import { printedAuthor } from '../../shared/exchange/tracked/printedAuthor.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import type { Proposed, Stamp, TrackedContent } from '../../shared/exchange/tracked/TrackedContent.ts';
import { writeWord } from '../../shared/exchange/word/writeWord.ts';
import type { OfficeParagraph, OfficeReading } from './askOffice.ts';
import { askOffice } from './askOffice.ts';
import { hasOffice } from './runOffice.ts';

const FIRST_SEED = 1;
const FILES = 20;

interface Case {
  readonly seed: number;
  readonly content: TrackedContent;
  /** The desk's two texts, one string a paragraph, what is contested taken as pending. */
  readonly final: readonly string[];
  readonly original: readonly string[];
  readonly reading: OfficeReading;
}
const cases: Case[] = [];

beforeAll(async () => {
  if (!hasOffice) return;
  const made: Omit<Case, 'reading'>[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + FILES; seed++) {
    const desk = randomReview(seed, { deeds: 40, paragraphs: 12 });
    // B7: brackets come and go with what they stand around.
    if (seed % 2 === 0) putBrackets(desk, seed, 5);
    const content = readTracked(desk.changes, desk.comments, { title: 'Draft', language: 'en' });
    openContested(desk);
    const text = (view: 'final' | 'original') =>
      readParagraphs(desk.flow, new ChangesView(desk.changes, view)).map((one) =>
        inOffice(paragraphText(one)),
      );
    made.push({ seed, content, final: text('final'), original: text('original') });
    desk.close();
  }
  const readings = askOffice(await Promise.all(made.map(({ content }) => writeWord(content))));
  for (const [index, one] of made.entries())
    cases.push({ ...one, reading: readings[index] as OfficeReading });
}, 300_000);

const inOffice = (text: string) => text.replaceAll('\u2028', '\n');

/** Without the title that is printed above the text, and the contents with the empty line in which they end. */
function bodyOf(paragraphs: readonly OfficeParagraph[], { title }: TrackedContent): string[] {
  const [first] = paragraphs;
  const isPrinted = first?.style === 'Title' && first.text === title;
  const end = paragraphs.findLastIndex(({ style }) => style.startsWith('Contents'));
  return paragraphs
    .filter(({ style }, index) => !style.startsWith('Contents') && !(end >= 0 && index === end + 1))
    .slice(isPrinted ? 1 : 0)
    .map(({ text }) => text);
}

const stamped = (type: string, { author, at }: Stamp) =>
  `${type} by ${printedAuthor(author, 'en')} at ${new Date(at).toISOString().slice(0, 19)}`;

/** The text of every change, by what it is, who made it and when; a deletion within an insertion counts as deletion. */
function changesOf({ tracked }: TrackedContent): Map<string, string> {
  const found = new Map<string, string>();
  const add = ({ inserted, deleted }: Proposed, text: string) => {
    const key = deleted !== undefined ? stamped('Delete', deleted) : inserted && stamped('Insert', inserted);
    if (key !== undefined) found.set(key, (found.get(key) ?? '') + inOffice(text));
  };
  for (const paragraph of tracked) {
    for (const run of paragraph.runs) add(run, run.text);
    add(paragraph, '\n');
  }
  return found;
}

test.skipIf(!hasOffice)('accepting everything in LibreOffice gives the final text (needs soffice)', () => {
  expect(cases).toHaveLength(FILES);
  for (const { seed, content, final, reading } of cases)
    expect(bodyOf(reading.accepted, content), `seed ${seed}`).toEqual(final);
});

test.skipIf(!hasOffice)('rejecting everything in LibreOffice gives the original text (needs soffice)', () => {
  // Of a paragraph end proposed both to come and to go LibreOffice knows the second alone, and leaves the end.
  const known = cases.filter(({ content }) => content.tracked.every((one) => !one.inserted || !one.deleted));
  expect(known.length).toBeGreaterThan(FILES / 2);
  for (const { seed, content, original, reading } of known)
    expect(bodyOf(reading.rejected, content), `seed ${seed}`).toEqual(original);
});

test.skipIf(!hasOffice)(
  'LibreOffice lists every insertion and deletion with its author, time and text (needs soffice)',
  () => {
    let count = 0;
    for (const { seed, content, reading } of cases) {
      const listed = new Map<string, string>();
      for (const { type, author, date, text } of reading.changes) {
        if (type !== 'Insert' && type !== 'Delete') continue;
        // What one person proposes both to come and to go is under two names that read the same.
        const key = `${type} by ${author.replaceAll('\u00a0', ' ')} at ${date}`;
        listed.set(key, (listed.get(key) ?? '') + text);
      }
      count += listed.size;
      expect(Object.fromEntries(listed), `seed ${seed}`).toEqual(Object.fromEntries(changesOf(content)));
    }
    expect(count).toBeGreaterThan(5 * FILES);
  },
);

test.skipIf(!hasOffice)(
  'LibreOffice lists every proposed format and property with its author and time (needs soffice)',
  () => {
    let count = 0;
    for (const { seed, content, reading } of cases) {
      const listed = (type: string) =>
        new Set(
          reading.changes.filter((one) => one.type === type).map(({ author, date }) => `${author} ${date}`),
        );
      const [formats, properties] = [listed('Format'), listed('ParagraphFormat')];
      const who = ({ author, at }: Stamp) =>
        `${printedAuthor(author, 'en')} ${new Date(at).toISOString().slice(0, 19)}`;
      for (const paragraph of content.tracked) {
        // Of some empty paragraphs LibreOffice keeps none.
        if (paragraph.restyled !== undefined && paragraph.runs.length > 0)
          expect(properties, `seed ${seed}`).toContain(who(paragraph.restyled.by));
        for (const { restyled, inserted, deleted, formats: shown } of paragraph.runs) {
          // Of text that comes or goes LibreOffice says that alone, and of links nothing.
          if (restyled === undefined || inserted !== undefined || deleted !== undefined) continue;
          if (shown.link !== undefined || restyled.before.link !== undefined) continue;
          count++;
          expect(formats, `seed ${seed}`).toContain(who(restyled.by));
        }
      }
    }
    expect(count).toBeGreaterThan(FILES);
  },
);

test.skipIf(!hasOffice)(
  'LibreOffice lists every comment and reply, and which are resolved (needs soffice)',
  () => {
    let resolved = 0;
    for (const { seed, content, reading } of cases) {
      const said = content.comments.flatMap(({ replies, resolved: isResolved, ...first }) =>
        [first, ...replies].map(({ author, at, text }) => ({
          author: printedAuthor(author, 'en'),
          date: new Date(at).toISOString().slice(0, 19),
          text: inOffice(text),
          resolved: isResolved,
        })),
      );
      const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(inOrder(reading.comments), `seed ${seed}`).toEqual(inOrder(said));
      resolved += reading.comments.filter((one) => one.resolved).length;
    }
    expect(resolved).toBeGreaterThan(0);
  },
);
