import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { ChangePiece, ListedChange } from '../../../shared/changes/listChanges.ts';
import type { PropertyName } from '../../../shared/document/paragraphProperties.ts';
import {
  ALIGNMENTS,
  DIRECTIONS,
  LIST_KINDS,
  PARAGRAPH_STYLES,
} from '../../../shared/document/paragraphProperties.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import type { Words } from './changeWords.ts';
import { changeInWords, changeWords } from './changeWords.ts';
import { decisionsInWords } from './decisionWords.ts';

const catalogue = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../../resources/locales/${language}.json`, import.meta.url), 'utf8'));

let en: Words;
let ar: Words;
beforeAll(async () => {
  const words = async (locale: string): Promise<Words> => {
    const instance = createInstance();
    const t = await instance.init({
      lng: locale,
      resources: { [locale]: { translation: catalogue(locale) } },
      interpolation: { escapeValue: false },
    });
    return { t, locale };
  };
  en = await words('en');
  ar = await words('ar');
});

type Thing = NonNullable<Extract<ChangePiece, { kind: 'insert' | 'delete' }>['embed']>;
const THINGS: readonly Thing[] = [
  ...[
    'image',
    'note',
    'table',
    'row',
    'column',
    'caption',
    'reference',
    'date',
    'citation',
    'contents',
    'sources',
  ],
  'pageBreak',
] as Thing[];

const place = { paragraph: '1:9', status: 'pending', ranges: [] } as const;
const inserted = (text: string): ChangePiece => ({ ...place, kind: 'insert', text });
const deleted = (text: string): ChangePiece => ({ ...place, kind: 'delete', text });
const split: ChangePiece = { ...place, kind: 'split' };
const join: ChangePiece = { ...place, kind: 'join' };
const property = (name: PropertyName, before: string | number, value: string | number): ChangePiece =>
  ({ ...place, kind: 'property', name, before, value }) as ChangePiece;
const plain = (phrases: readonly string[]) => phrases.map((one) => one.replace(/[\u2068\u2069]/g, ''));
const say = (...pieces: ChangePiece[]) => plain(changeWords(en, { pieces }));

test('text that comes, goes, or goes and comes', () => {
  expect(say(inserted('and quality assurance'))).toEqual(['Inserted “and quality assurance”']);
  expect(say(deleted(', including proctoring,'))).toEqual(['Deleted “, including proctoring,”']);
  expect(say(deleted('barriers'), inserted('conditions'))).toEqual(['Replaced “barriers” with “conditions”']);
  // What stands in front of the text that goes does not replace it.
  expect(say(inserted('a'), deleted('b'))).toEqual(['Inserted “a”', 'Deleted “b”']);
});

test('texts of several cells are kept apart; the same text further on was moved there', () => {
  const at = (paragraph: string, piece: ChangePiece): ChangePiece => ({ ...piece, paragraph });
  expect(say(at('1:1', inserted('Blank')), at('1:2', inserted('1')), at('1:3', inserted('Blank')))).toEqual([
    'Inserted “Blank · 1 · Blank”',
  ]);
  expect(say(deleted('Agreed.'), join, at('1:7', inserted('Agreed.')), at('1:7', split))).toEqual([
    'Moved “Agreed. ¶”',
  ]);
});

test('tables, rows, notes and pictures are told by what they are, with the words that came with them', () => {
  const thing = (kind: 'insert' | 'delete', embed: Thing, says?: string): ChangePiece => ({
    ...place,
    kind,
    text: '\ufffc',
    embed,
    ...(says === undefined ? {} : { says }),
  });
  expect(say(thing('insert', 'table', 'Indicator Baseline'), split)).toEqual([
    'Inserted a table: “Indicator Baseline”',
  ]);
  expect(say(thing('delete', 'row'), thing('delete', 'column'))).toEqual([
    'Deleted a row',
    'Deleted a column',
  ]);
  // Several are counted once; one with words of its own stays by itself.
  const rows = [thing('delete', 'row'), deleted('a'), thing('delete', 'row'), thing('insert', 'row', 'b')];
  expect(say(...rows, thing('insert', 'column'))).toEqual([
    'Deleted 2 rows',
    'Deleted “a”',
    'Inserted a row: “b”',
    'Inserted a column',
  ]);
  expect(say(inserted('as agreed'), thing('insert', 'note', 'See the report.'), inserted(' by all'))).toEqual(
    ['Inserted “as agreed”', 'Inserted a footnote: “See the report.”', 'Inserted “by all”'],
  );
  for (const embed of THINGS)
    for (const words of [en, ar])
      for (const count of [1, 2, 3, 11])
        expect(
          changeWords(words, { pieces: Array.from({ length: count }, () => thing('insert', embed)) }).join(),
        ).not.toContain('change.');
});

test('text that goes from one place and comes to another is moved, up or down', () => {
  const own = property('style', 'body', 'heading2');
  const [come, gone] = [
    [inserted('Convinced'), split],
    [deleted('Convinced'), join],
  ];
  expect(say(...come, own, ...gone)).toEqual([
    'Moved “Convinced ¶”',
    'Changed the style from Body text to Heading 2',
  ]);
  expect(say(...gone, own, ...come)[0]).toBe('Moved “Convinced ¶”');
  // Half of it is not it, and neither is the same text twice.
  expect(say(inserted('Convinced'), own, deleted('Convince'))[0]).toBe('Inserted “Convinced”');
  expect(say(deleted('a'), own, deleted('a'))[0]).toBe('Deleted “a”');
  // Nor where the one was decided without the other.
  expect(say({ ...inserted('a'), status: 'accepted' } as ChangePiece, own, deleted('a'))[0]).toBe(
    'Inserted “a”',
  );
});

test('paragraph ends among the text are drawn, alone they are named', () => {
  expect(say(split)).toEqual(['Split the paragraph']);
  expect(say(join)).toEqual(['Joined with the next paragraph']);
  expect(say(inserted('one'), split, inserted('two'))).toEqual(['Inserted “one ¶ two”']);
  expect(say(deleted('end.'), join, deleted('Next'), inserted('and'))).toEqual([
    'Replaced “end. ¶ Next” with “and”',
  ]);
});

test('nothing is quoted as nothing: spaces, breaks, embeds; and a long text by its two ends', () => {
  expect(say(inserted(' '))).toEqual(['Inserted “1 space”']);
  expect(say(deleted('a\u2028b\tc\uFFFC'))).toEqual(['Deleted “a ↵ b c▢”']);
  // A line that is broken is no space.
  expect(say(inserted('\u2028'))).toEqual(['Inserted “↵”']);
  expect(say(inserted('\u2028sub'))).toEqual(['Inserted “↵ sub”']);
  const [long = ''] = say(deleted(`start ${'x'.repeat(1000)} end`));
  expect(long).toMatch(/^Deleted “start x+ … x+ end”$/);
  expect(long.length).toBeLessThan(270);
  // No half of a character.
  expect(say(inserted('😀'.repeat(500)))[0]).toMatch(/^Inserted “(😀)+ … (😀)+”$/u);
});

test('formats by name, on and off, links and languages', () => {
  const format = (set: Extract<ChangePiece, { kind: 'format' }>['set']) =>
    say({ ...place, kind: 'format', text: 'urgent', set });
  expect(format({ bold: true, italic: true })).toEqual(['Made bold and italic: “urgent”']);
  expect(format({ bold: undefined, underline: true })).toEqual([
    'Made underlined: “urgent”',
    'No longer bold: “urgent”',
  ]);
  expect(format({ link: 'https://example.org/' })).toEqual(['Linked “urgent” to https://example.org/']);
  expect(format({ link: undefined })).toEqual(['Removed the link from “urgent”']);
  expect(format({ language: 'fr' })).toEqual(['Marked as French: “urgent”']);
  expect(format({ language: undefined })).toEqual(['No longer marked with a language: “urgent”']);
});

test('properties of paragraphs, and no level of what is in no list', () => {
  expect(say(property('style', 'body', 'heading1'))).toEqual([
    'Changed the style from Body text to Heading 1',
  ]);
  expect(say(property('level', 0, 1))).toEqual(['Moved to level 2 (was 1)']);
  expect(say(property('list', 'number', 'none'), property('level', 1, 0))).toEqual([
    'Took it out of the list',
  ]);
  expect(say(property('indent', 0, 2))).toEqual(['Changed the indent from 0 to 2']);
  expect(say(property('language', '', 'ar'))).toEqual(['Changed the language from the document’s to Arabic']);
});

test('every value of every property has words in both languages', () => {
  const values: Partial<Record<PropertyName, readonly (string | number)[]>> = {
    style: PARAGRAPH_STYLES,
    list: LIST_KINDS,
    alignment: ALIGNMENTS,
    direction: DIRECTIONS,
    level: [0, 8],
    indent: [0, 8],
    language: ['', 'fr'],
  };
  for (const [name, all] of Object.entries(values)) {
    for (const value of all) {
      for (const words of [en, ar]) {
        const [phrase = ''] = changeWords(words, {
          pieces: [property(name as PropertyName, all[0] as string, value)],
        });
        expect(phrase, `${name} ${value}`).not.toMatch(/change\.|writing\.|\{\{|undefined|^$/);
      }
    }
  }
});

test('in Arabic, with the quotation kept in its own direction', () => {
  expect(changeWords(ar, { pieces: [inserted('and quality')] })).toEqual(['أُدرج «\u2068and quality\u2069»']);
});

test('who decided what, one, several, and contested with all names', () => {
  const decision = (name: string, delegation: string, verdict: 'accepted' | 'rejected', at: number) =>
    ({
      id: `${name}${at}`,
      author: { id: name, name, delegation },
      at,
      verdict,
    }) as ListedChange['decisions'][number];
  const change = (status: ListedChange['status'], ...decisions: ListedChange['decisions'][number][]) =>
    ({ status, decisions }) as unknown as ListedChange;
  const words = (one: ListedChange) => decisionsInWords(en, one)?.replace(/[\u2068\u2069]/g, '');
  const now = Date.now();
  expect(words(change('pending'))).toBeUndefined();
  expect(words(change('accepted', decision('Mere', 'FJ', 'accepted', now)))).toBe(
    `Mere (Fiji) accepted, ${timeInWords(now, 'en')}`,
  );
  expect(
    words(change('contested', decision('Mere', 'FJ', 'accepted', 1), decision('Kenji', 'JP', 'rejected', 2))),
  ).toBe('Contested: Mere (Fiji) accepted, Kenji (Japan) rejected');
});

test('the time of today is a time, of another day a date', () => {
  const noon = new Date(2018, 5, 12, 12, 30).getTime();
  expect(timeInWords(noon, 'en', noon + 60_000)).toBe('12:30 PM');
  expect(timeInWords(noon, 'en', noon + 86_400_000)).toBe('Jun 12, 2018, 12:30 PM');
});

test('in one line', () => {
  const line = changeInWords(en, { pieces: [inserted('a'), property('style', 'body', 'quote')] });
  expect(plain([line])).toEqual(['Inserted “a”, Changed the style from Body text to Quote']);
});
