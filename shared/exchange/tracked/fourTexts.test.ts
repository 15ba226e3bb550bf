/** One state, four texts: clean, tracked, compilation, chair's. */
import { expect, test } from 'vitest';
import { ChangesView } from '../../changes/ChangesView.ts';
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { readParagraphs } from '../../document/readDocument.ts';
import { alone, cell, embedded, everyEmbed, IMAGES, image, row, table } from '../testing/embedSamples.ts';
import { randomReview } from '../testing/randomReview.ts';
import { readWord } from '../testing/readWord.ts';
import { para, randomLists } from '../testing/samples.ts';
import { ANA, BEN, by, comment, piece, tracked } from '../testing/trackedSamples.ts';
import { writeWord } from '../word/writeWord.ts';
import { chairText } from './chairText.ts';
import { compilationText } from './compilationText.ts';
import { readTracked } from './readTracked.ts';
import type { TrackedContent, TrackedParagraph } from './TrackedContent.ts';

const NONE = { pending: 1, contested: 0 };
const CY = by('3:1', 'Cy', 'KZ', 11);

/** `_put in_`, `~taken out~`, `{` rows of cells `}`, `^(` notes `)`. */
const drawn = (paragraphs: readonly ParagraphContent[]): string[] =>
  paragraphs.map(({ runs }) =>
    runs
      .map(({ text, formats, embed }) => {
        const inside =
          embed?.kind === 'note'
            ? `^(${drawn(embed.paragraphs).join('¶')})`
            : embed?.kind === 'table'
              ? `{ ${embed.rows.map(({ cells }) => cells.map((one) => drawn(one.paragraphs).join('¶')).join(' | ')).join(' // ')} }`
              : embed === undefined
                ? text
                : `<${embed.kind}>`;
        const struck = formats.strike ? `~${inside}~` : inside;
        return formats.underline ? `_${struck}_` : struck;
      })
      .join(''),
  );
const compiled = (content: TrackedContent) => drawn(compilationText(content, NONE).paragraphs);
const chaired = (content: TrackedContent) => drawn(chairText(content, NONE).paragraphs);

const shall = () =>
  tracked([
    para([
      piece('All '),
      piece('shall', { deleted: BEN }),
      piece('should', { inserted: BEN }),
      piece(' recognise'),
      piece(' gladly ', { inserted: ANA }),
      piece('it.'),
    ]),
    para('Nothing here.'),
  ]);

test('a compilation has the text without proposals, and under it each delegation’s, in the alphabet', () => {
  expect(compiled(shall())).toEqual([
    'All shall recognise' + 'it.',
    'Fiji: All shall recognise_ gladly _it.',
    'UNESCO: All ~shall~_should_ recogniseit.',
    'Nothing here.',
  ]);
  const first = tracked([para([piece('a', { inserted: CY }), piece('b', { inserted: ANA })])], [], 'ru');
  // Казахстан stands in front of Фиджи.
  expect(compiled(first)).toEqual(['', 'Казахстан: _a_', 'Фиджи: _b_']);
});

test('the chair’s text has everything undecided in brackets of its own, without names', () => {
  expect(chaired(shall())).toEqual(['All [shall] [should] recognise [gladly] it.', 'Nothing here.']);
  expect(JSON.stringify(chairText(shall(), NONE))).not.toMatch(/Ana|Ben|UNESCO/);
});

test('proposed paragraphs, ends and styles are told in either', () => {
  const content = tracked([
    { ...para([piece('New one.', { inserted: ANA })]), inserted: ANA },
    { ...para([piece('Stands')]), deleted: BEN },
    { ...para('Goes on.'), restyled: { before: para('').properties, by: CY } },
  ]);
  expect(chaired(content)).toEqual(['[New one.]', 'Stands [¶]', 'Goes on.']);
  expect(compiled(content)).toEqual([
    '',
    'Fiji: _New one._ [new paragraph]',
    'Stands',
    'UNESCO: Stands [goes on with the next paragraph]',
    'Goes on.',
    'Kazakhstan: Goes on. [another paragraph style]',
  ]);
});

test('rows, columns, cells and notes that are proposed are told in either', () => {
  const proposedOut = { ...row(['c', 'd']), deleted: BEN };
  const proposedIn = { ...row(['e', 'f']), inserted: ANA };
  const grid = table([row(['a', 'b']), proposedOut, proposedIn], [1, 1]);
  const note = embedded({
    kind: 'note',
    paragraphs: [para([piece('old '), piece('more', { inserted: ANA })])],
  });
  const content = tracked([alone(grid), para([piece('Text'), note])]);
  expect(compiled(content)).toEqual([
    '{ a | b // c | d }',
    'Fiji: { a | b // c | d // _e_ | _f_ }',
    'UNESCO: { a | b // ~c~ | ~d~ }',
    'Text^(old )',
    'Fiji: Text^(old _more_)',
  ]);
  expect(chaired(content)).toEqual(['{ a | b // [c] | [d] // [e] | [f] }', 'Text^(old [more])']);
});

test('every kind of embed stands in all of the four, and their files are read by Word’s rules', async () => {
  const all = everyEmbed();
  const proposed = (index: number): Partial<TrackedParagraph> =>
    index % 2 === 0 ? { inserted: ANA } : { deleted: BEN };
  const paragraphs = all.paragraphs.map((one, index) => ({
    ...one,
    runs: one.runs.map((run) => ({ ...run, ...proposed(index) })),
  }));
  const content: TrackedContent = { ...tracked([...paragraphs, para('Last.')]), title: all.title };
  for (const text of [all, content, compilationText(content, NONE), chairText(content, NONE)]) {
    const { parts } = readWord(await writeWord(text, { images: IMAGES, created: new Date(0) }));
    const xml = parts['word/document.xml'] ?? '';
    for (const mark of [
      '<w:tbl>',
      '<w:drawing>',
      'w:footnoteReference ',
      'SEQ Table',
      'REF ',
      'DATE ',
      'w:type="page"',
    ])
      expect(xml).toContain(mark);
    expect(xml).toContain('unesco2018');
  }
});

test('paragraph numbers agree in all four, whatever is proposed of the text (60 random sessions)', async () => {
  let numbered = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const desk = randomReview(seed, { deeds: 40, paragraphs: 14 });
    const content = readTracked(desk.changes, desk.comments, { title: 'Draft', language: 'en' });
    const shown = readParagraphs(desk.flow, new ChangesView(desk.changes, 'final'));
    desk.close();
    const labels = numbersOf(content.tracked);
    numbered += [...labels.values()].filter((one) => one !== null).length;
    const texts = [compilationText(content, NONE), chairText(content, NONE)];
    for (const { paragraphs } of texts) expect(numbersOf(paragraphs), `seed ${seed}`).toEqual(labels);
    // Where no paragraph is proposed to come or to go, the clean text has the same ones.
    if (content.tracked.every(({ inserted, deleted }) => !inserted && !deleted))
      expect(numbersOf(shown), `seed ${seed}`).toEqual(labels);
    // And so has each file, as Word counts.
    const files = await Promise.all(
      [content, ...texts].map(async (one) => wordNumbers(await writeWord(one))),
    );
    for (const file of files)
      for (const [id, label] of file) expect(label, `seed ${seed} ${id}`).toBe(labels.get(id));
  }
  expect(numbered).toBeGreaterThan(200);
});

test('paragraph numbers of a text with proposals within its paragraphs agree in all four', async () => {
  const lists = randomLists(7, 80).paragraphs.map((one, index) => ({ ...one, id: `7:${index}` }));
  const content = tracked(
    lists.map((one) => ({
      ...one,
      runs: [...one.runs, piece(' added', { inserted: ANA }), piece(' gone', { deleted: BEN })],
    })),
  );
  const clean = { title: 'Draft', language: 'en', paragraphs: lists };
  const [labels] = [numbersOf(lists)];
  for (const one of [clean, content, compilationText(content, NONE), chairText(content, NONE)]) {
    const found = wordNumbers(await writeWord(one));
    expect(found.size).toBeGreaterThan(40);
    for (const [id, label] of found) expect(label, id).toBe(labels?.get(id));
  }
});

test('comments stay in the tracked file, and pictures and cells in the others', () => {
  const content = tracked([alone(image()), alone(table([row([cell('x')])], [1]))], [comment({})]);
  expect(JSON.stringify([compilationText(content, NONE), chairText(content, NONE)])).not.toContain('Why?');
  expect(chaired(content)).toEqual(['<image>', '{ x }']);
});

const numbersOf = (paragraphs: readonly ParagraphContent[]): Map<string, string | null> => {
  const labels = numberParagraphs(paragraphs);
  return new Map(
    paragraphs.flatMap(({ id, properties }, index) =>
      id === undefined || properties.list !== 'number' ? [] : [[id, labels[index] ?? null]],
    ),
  );
};

/** By the bookmarks of the paragraphs. */
function wordNumbers(bytes: Uint8Array): Map<string, string> {
  return new Map(
    readWord(bytes).paragraphs.flatMap(({ bookmarks, label }) => {
      const id = bookmarks.map((one) => /^_par_(\d+)_(\d+)$/.exec(one)).find((one) => one !== null);
      return id === undefined || label === null || !/[0-9a-z]/.test(label)
        ? []
        : [[`${id[1]}:${id[2]}`, label]];
    }),
  );
}
