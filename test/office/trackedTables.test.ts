/** What another office makes of tables and notes with tracked changes: rows, columns and words must be settled alike. */
import { beforeAll, expect, test } from 'vitest';
import { Comments } from '../../shared/changes/comments/Comments.ts';
import type { ParagraphContent } from '../../shared/document/DocumentContent.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import { writeWord } from '../../shared/exchange/word/writeWord.ts';
import { openContestedTables, randomTables } from '../exchange/randomTables.ts';
import type { OfficeParagraph, OfficeReading } from './askOffice.ts';
import { askOffice } from './askOffice.ts';
import { hasOffice } from './runOffice.ts';

const FIRST_SEED = 1;
const FILES = 40;

interface Case {
  readonly seed: number;
  /** Of a note that is proposed to go LibreOffice (7.4) now and then loses the words, and those of others. */
  readonly hasGoingNotes: boolean;
  readonly final: readonly ParagraphContent[];
  readonly original: readonly ParagraphContent[];
  readonly reading: OfficeReading;
}
const cases: Case[] = [];

beforeAll(async () => {
  if (!hasOffice) return;
  const made: (Omit<Case, 'reading'> & { readonly file: Uint8Array })[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + FILES; seed++) {
    const desk = randomTables(seed, { source: ideographs() });
    openContestedTables(desk);
    const comments = new Comments(desk.doc);
    const content = readTracked(desk.changes, comments, { title: 'Draft', language: 'en' });
    comments.close();
    const file = await writeWord(content);
    const hasGoingNotes = content.tracked.some(({ runs }) =>
      runs.some(({ embed, deleted }) => embed?.kind === 'note' && deleted !== undefined),
    );
    made.push({
      seed,
      hasGoingNotes,
      file,
      final: desk.content('final'),
      original: desk.content('original'),
    });
    desk.close();
  }
  const readings = askOffice(made.map(({ file }) => file));
  for (const [index, one] of made.entries())
    cases.push({ ...one, reading: readings[index] as OfficeReading });
}, 300_000);

/** In notes LibreOffice miscounts characters of two halves. */
function* ideographs(): Generator<string, never> {
  for (let code = 0x4e00; ; code++) yield String.fromCodePoint(code);
}

interface Words {
  /** In one: a table that is proposed in the middle of a line parts it in a file, whatever becomes of it. */
  readonly text: string;
  /** Words of each row; of empty rows and cells an office keeps, or not, what it likes. */
  readonly rows: readonly string[];
  readonly notes: readonly string[];
}

function wordsOf(paragraphs: readonly ParagraphContent[]): Words {
  const [text, rows, notes]: string[][] = [[], [], []] as [string[], string[], string[]];
  const own = (inner: readonly ParagraphContent[]): string[] =>
    inner.map(({ runs }) => runs.map((run) => wordOf(run)).join(''));
  const wordOf = ({ text: word, embed }: ParagraphContent['runs'][number]) => {
    if (embed?.kind === 'note') notes?.push(own(embed.paragraphs).join('\n'));
    return embed === undefined ? word : '';
  };
  for (const { runs } of paragraphs) {
    let line = '';
    for (const run of runs) {
      if (run.embed?.kind !== 'table') {
        line += wordOf(run);
        continue;
      }
      text?.push(line);
      line = '';
      for (const { cells } of run.embed.rows)
        rows?.push(cells.map((cell) => own(cell.paragraphs).join('\n')).join(' '));
    }
    text?.push(line);
  }
  return said(text ?? [], rows ?? [], notes ?? []);
}

function wordsRead(read: readonly OfficeParagraph[]): Words {
  const of = (isMeant: (style: string) => boolean) =>
    read.filter(({ style }) => isMeant(style)).map(({ text }) => text);
  const rows: string[] = [];
  let last = '';
  for (const { style, text } of read) {
    if (!style.startsWith('Cell ')) {
      last = '';
      continue;
    }
    const row = style.replace(/\D/g, '');
    if (row === last) rows.push(`${rows.pop()} ${text}`);
    else rows.push(text);
    last = row;
  }
  const text = of((style) => style !== 'Title' && style !== 'Note' && !style.startsWith('Cell '));
  return said(
    text,
    rows,
    of((style) => style === 'Note'),
  );
}

/** Without what is empty. Into a row without words LibreOffice puts a joiner, to track it by. */
function said(text: readonly string[], rows: readonly string[], notes: readonly string[]): Words {
  const left = (list: readonly string[]) =>
    list.map((one) => one.replace(/[\u200d\ufffc ]+/gu, ' ').trim()).filter((one) => one !== '');
  return { text: left(text).join(''), rows: left(rows), notes: left(notes) };
}

test.skipIf(!hasOffice)(
  'accepting everything in LibreOffice gives the final rows and words, rejecting everything the original (needs soffice)',
  () => {
    expect(cases).toHaveLength(FILES);
    for (const { seed, final, original, reading } of cases)
      for (const [read, wanted] of [
        [reading.accepted, final],
        [reading.rejected, original],
      ] as const) {
        const [found, expected] = [wordsRead(read), wordsOf(wanted)];
        expect([found.text, found.rows], `seed ${seed}`).toEqual([expected.text, expected.rows]);
      }
  },
);

test.skipIf(!hasOffice)('so it does with the words of notes (needs soffice)', () => {
  const known = cases.filter(({ hasGoingNotes }) => !hasGoingNotes);
  expect(known.length).toBeGreaterThan(FILES / 4);
  for (const { seed, final, original, reading } of known) {
    expect(wordsRead(reading.accepted).notes, `seed ${seed}`).toEqual(wordsOf(final).notes);
    expect(wordsRead(reading.rejected).notes, `seed ${seed}`).toEqual(wordsOf(original).notes);
  }
});
