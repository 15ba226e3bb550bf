/** A quick sample of the benchmark: the tables are whole, and every contender holds the same text. */
import { expect, test } from 'vitest';
import { HEADLESS, TITLES } from './contenders/Contender.ts';
import { makeDocument, openHeadless } from './contenders/headlessReplica.ts';
import { benchKeystroke } from './keystroke/benchKeystroke.ts';
import { planBursts } from './keystroke/burstPlan.ts';
import { REVIEW_PARTS, readOptions } from './options.ts';
import { benchPlaces } from './review/benchPlaces.ts';
import { benchReviewKeys } from './review/benchReviewKeys.ts';
import { benchWire } from './review/benchWire.ts';
import { countsFor } from './review/planSuggestions.ts';
import { readReview } from './review/readReview.ts';
import { reviewedDocument } from './review/reviewedDocument.ts';
import { sampleText, textOf } from './sampleText.ts';
import { median, p95 } from './statistics.ts';
import type { Table } from './Table.ts';
import { printTable } from './Table.ts';

test('the text has as many words as asked for, headings and some bold, and is the same each time', () => {
  const paragraphs = sampleText(2000);
  expect(paragraphs.map(textOf).join(' ').split(/\s+/)).toHaveLength(2000);
  expect(paragraphs.filter((paragraph) => paragraph.heading).length).toBeGreaterThan(3);
  expect(paragraphs.flatMap((paragraph) => paragraph.pieces).some((piece) => piece.bold)).toBe(true);
  expect(sampleText(2000)).toEqual(paragraphs);
});

/** Every cell is a figure above nothing; in the columns named it may be missing, or be a difference either way. */
function expectMeasured({ rows, columns }: Table, mayMiss: readonly string[] = [], either = ''): void {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    for (const { key } of columns) {
      const cell = row[key];
      if (typeof cell === 'string' || (cell === null && mayMiss.includes(key))) continue;
      if (key === either) {
        expect(cell).not.toBeNaN();
        continue;
      }
      expect(cell, `${JSON.stringify(row)} ${key}`).toBeGreaterThan(0);
    }
  }
}

test.each(HEADLESS)('%s: what one types another holds', (name) => {
  const paragraphs = sampleText(400);
  const document = name === 'lexical' ? null : makeDocument(name, paragraphs);
  const [writer, reader] = [
    openHeadless(name, paragraphs, document),
    openHeadless(name, paragraphs, document),
  ];
  const lines = paragraphs.map(textOf);
  expect(writer.lines()).toEqual(lines);
  for (const { block, offset, text } of planBursts(paragraphs, 6, 3)) {
    writer.placeCaret(block, offset);
    writer.takeUpdate();
    for (const [index, character] of [...text].entries()) {
      writer.type(character);
      reader.apply({ update: writer.takeUpdate(), block, offset: offset + index, text: character });
    }
    const line = lines[block] as string;
    lines[block] = line.slice(0, offset) + text + line.slice(offset);
  }
  expect(writer.lines()).toEqual(lines);
  expect(reader.lines()).toEqual(lines);
});

test('keystrokes are measured for everyone, in processes of their own', async () => {
  const table = await benchKeystroke({ sizes: [300], bursts: 3, strokes: 2, warmUp: 2 });
  expect(table.rows.map((row) => row['contender'])).toEqual(HEADLESS.map((name) => TITLES[name]));
  for (const row of table.rows) {
    for (const { key } of table.columns.filter((column) => column.key !== 'contender')) {
      expect(row[key], `${row['contender']} ${key}`).toBeGreaterThan(0);
    }
  }
  expect(table.bars).toHaveLength(1);
  expect(printTable(table)).toMatch(/\[(met|MISSED)\] local at 300 words/);
});

test('the text under review holds what was planned: every kind of proposal, decisions, contested ones, threads', () => {
  const counts = countsFor(60);
  const { plain, reviewed } = reviewedDocument(sampleText(3000), counts);
  const [before, after] = [plain, reviewed].map((update) => readReview(update));
  expect(before?.listed).toEqual([]);
  expect(before?.text).toEqual(sampleText(3000).map(textOf).join('\n'));
  const listed = after?.listed ?? [];
  const having = (...statuses: string[]) => listed.filter(({ status }) => statuses.includes(status)).length;
  expect(having('pending')).toBe(counts.pending);
  expect(having('accepted', 'rejected')).toBe(counts.decided);
  expect(having('contested')).toBe(counts.contested);
  expect(new Set(listed.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))).toEqual(
    new Set(['insert', 'delete', 'format', 'split', 'join', 'property']),
  );
  expect(after?.threads).toBe(counts.threads);
  expect([after?.unreadable, after?.unreadableThreads]).toEqual([0, 0]);
});

test('keys in a text under review are measured in both documents, with the same result at a reader', async () => {
  const table = await benchReviewKeys({ words: 1500, pending: 20, bursts: 2, strokes: 3, warmUp: 1 });
  expectMeasured(table, ['letter']);
  expect(table.rows).toHaveLength(8);
  expect(table.bars).toHaveLength(8);
});

test('what a suggestion costs on the wire is within the bar', () => {
  const table = benchWire();
  // Client ids are drawn anew each time, and longer ones cost a byte more: editing may happen to be the dearer one.
  expectMeasured(table, [], 'more');
  expect(table.bars.filter(({ met }) => !met)).toEqual([]);
});

test('a record with many places is no quadratic case: bytes for sure, and a sample of the times', () => {
  const table = benchPlaces({ places: [8, 32], repeats: 2 });
  expectMeasured(table);
  const bytes = table.bars.filter(({ text }) => text.includes('bytes'));
  expect(bytes).toHaveLength(2);
  expect(bytes.filter(({ met }) => !met)).toEqual([]);
});

test('the command line is understood or refused', () => {
  expect(readOptions(['--only', 'paint,opening', '--sizes', '1000', '--json'])).toEqual({
    parts: ['paint', 'opening'],
    sizes: [1000],
    suggestions: 1000,
    json: true,
    strict: false,
  });
  expect(readOptions(['--only', 'review', '--suggestions', '50'])).toMatchObject({
    parts: REVIEW_PARTS,
    suggestions: 50,
  });
  expect(readOptions(['--only', 'everything'])).toBeNull();
  expect(readOptions(['--sizes', '-5'])).toBeNull();
  expect(readOptions(['--suggestions', '0'])).toBeNull();
});

test('median and 95th percentile', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([1, 2, 3, 4])).toBe(2.5);
  expect(p95(Array.from({ length: 101 }, (_, index) => index))).toBe(95);
  expect(median([])).toBeNaN();
});
