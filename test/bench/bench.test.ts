/** A quick sample of the benchmark: the tables are whole, and every contender holds the same text. */
import { expect, test } from 'vitest';
import { HEADLESS, TITLES } from './contenders/Contender.ts';
import { makeDocument, openHeadless } from './contenders/headlessReplica.ts';
import { benchKeystroke } from './keystroke/benchKeystroke.ts';
import { planBursts } from './keystroke/burstPlan.ts';
import { readOptions } from './options.ts';
import { sampleText, textOf } from './sampleText.ts';
import { median, p95 } from './statistics.ts';
import { printTable } from './Table.ts';

test('the text has as many words as asked for, headings and some bold, and is the same each time', () => {
  const paragraphs = sampleText(2000);
  expect(paragraphs.map(textOf).join(' ').split(/\s+/)).toHaveLength(2000);
  expect(paragraphs.filter((paragraph) => paragraph.heading).length).toBeGreaterThan(3);
  expect(paragraphs.flatMap((paragraph) => paragraph.pieces).some((piece) => piece.bold)).toBe(true);
  expect(sampleText(2000)).toEqual(paragraphs);
});

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

test('the command line is understood or refused', () => {
  expect(readOptions(['--only', 'paint,opening', '--sizes', '1000', '--json'])).toEqual({
    parts: ['paint', 'opening'],
    sizes: [1000],
    json: true,
    strict: false,
  });
  expect(readOptions(['--only', 'everything'])).toBeNull();
  expect(readOptions(['--sizes', '-5'])).toBeNull();
});

test('median and 95th percentile', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([1, 2, 3, 4])).toBe(2.5);
  expect(p95(Array.from({ length: 101 }, (_, index) => index))).toBe(95);
  expect(median([])).toBeNaN();
});
