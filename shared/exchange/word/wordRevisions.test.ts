/** Proposals in Word's terms: what the XML says of text, ends, formats, properties and links. */
import { expect, test } from 'vitest';
import { randomReview } from '../testing/randomReview.ts';
import { readWord } from '../testing/readWord.ts';
import { ARABIC, CHINESE, everyFeature, para } from '../testing/samples.ts';
import { settleWord } from '../testing/settleWord.ts';
import { ANA, BEN, piece, tracked } from '../testing/trackedSamples.ts';
import { readTracked } from '../tracked/readTracked.ts';
import type { Revision, TrackedContent } from '../tracked/TrackedContent.ts';
import { writeWord } from './writeWord.ts';

async function bodyOf(content: TrackedContent): Promise<string> {
  const xml = readWord(await writeWord(content)).parts['word/document.xml'] ?? '';
  return xml.slice(xml.indexOf('<w:body>')).replace(/<w:sectPr.*/s, '');
}

/** A pattern for what begins a change of this name. */
function mark(name: string, { at }: Revision, who: string): string {
  const author = who.replaceAll(/[()]/g, '\\$&');
  return `<w:${name} w:id="\\d+" w:author="${author}" w:date="${new Date(at).toISOString().slice(0, 19)}Z"`;
}
const anas = (name: string) => mark(name, ANA, 'Ana (Fiji)');
const bens = (name: string) => mark(name, BEN, 'Ben (UNESCO)');

test('proposed text is w:ins and w:del with author, delegation and time; a deletion of an insertion stands inside it', async () => {
  const xml = await bodyOf(
    tracked([
      para([
        piece('We '),
        piece('shall', { deleted: BEN }),
        piece('should', { inserted: ANA }),
        piece(' really', { inserted: ANA, deleted: BEN }),
        piece(' agree.'),
      ]),
    ]),
  );
  expect(xml).toMatch(
    new RegExp(`${bens('del')}><w:r><w:delText xml:space="preserve">shall</w:delText></w:r></w:del>`),
  );
  expect(xml).toMatch(new RegExp(`${anas('ins')}><w:r><w:t xml:space="preserve">should</w:t></w:r></w:ins>`));
  expect(xml).toMatch(
    new RegExp(
      `${anas('ins')}>${bens('del')}><w:r><w:delText xml:space="preserve"> really</w:delText></w:r></w:del></w:ins>`,
    ),
  );
});

test('what one person proposed in one go is one change, however many scripts, breaks and formats are in it', async () => {
  const xml = await bodyOf(
    tracked([
      para([
        piece(`in English, ${CHINESE}\u2028${ARABIC}\tend`, { inserted: ANA }),
        piece('bold', { formats: { bold: true }, inserted: ANA }),
      ]),
    ]),
  );
  expect(xml.match(/<w:ins /g)).toHaveLength(1);
  expect(xml).toContain('w:hint="eastAsia"');
  expect(xml).toContain('<w:rtl/>');
  expect(xml).toMatch(/<w:br\/>.*<w:tab\/>.*<w:b\/>/);
});

test('fonts, languages and directions of deleted text are those of its script', async () => {
  const xml = await bodyOf(
    tracked([
      { ...para([piece(CHINESE, { deleted: ANA })], { language: 'zh-CN' }) },
      { ...para([piece(ARABIC, { deleted: ANA })], { language: 'ar' }), deleted: ANA },
      para('Last.'),
    ]),
  );
  expect(xml).toMatch(/w:hint="eastAsia"\/><w:lang w:eastAsia="zh-CN"\/><\/w:rPr><w:delText/);
  expect(xml).toMatch(/<w:rtl\/><w:lang w:bidi="ar-SA"\/><\/w:rPr><w:delText/);
  // The schema wants what is proposed of an end in front of its formats.
  expect(xml).toMatch(new RegExp(`<w:bidi/><w:rPr>${anas('del')}/><w:rtl/></w:rPr></w:pPr>`));
});

test('a proposed paragraph end is tracked in its paragraph, coming, going or both', async () => {
  const xml = await bodyOf(
    tracked([
      { ...para('One.'), inserted: ANA },
      { ...para('Two.'), deleted: BEN },
      { ...para('Three.'), inserted: ANA, deleted: BEN },
      para('Four.'),
    ]),
  );
  const ends = [...xml.matchAll(/<w:pPr><w:pStyle w:val="Normal"\/>(.*?)<\/w:pPr>/g)].map(([, end]) => end);
  expect(ends[0]).toMatch(new RegExp(`^<w:rPr>${anas('ins')}/></w:rPr>$`));
  expect(ends[1]).toMatch(new RegExp(`^<w:rPr>${bens('del')}/></w:rPr>$`));
  expect(ends[2]).toMatch(new RegExp(`^<w:rPr>${anas('ins')}/>${bens('del')}/></w:rPr>$`));
  expect(ends[3]).toBe('');
});

test('a proposed format keeps the old one, and nothing where there was none', async () => {
  const xml = await bodyOf(
    tracked([
      para([
        piece('bold', { formats: { bold: true }, restyled: { before: {}, by: ANA } }),
        piece('plain', { restyled: { before: { italic: true, language: 'fr' }, by: BEN } }),
      ]),
    ]),
  );
  expect(xml).toMatch(new RegExp(`<w:rPr><w:b/><w:bCs/>${anas('rPrChange')}><w:rPr/></w:rPrChange></w:rPr>`));
  expect(xml).toMatch(
    new RegExp(
      `<w:rPr>${bens('rPrChange')}><w:rPr><w:i/><w:iCs/><w:lang w:val="fr-FR"/></w:rPr></w:rPrChange></w:rPr>`,
    ),
  );
});

test('a proposed style, list, alignment or indent keeps the old one', async () => {
  const before = para('', { list: 'number', level: 1 }).properties;
  const xml = await bodyOf(
    tracked([
      { ...para('Two.', { style: 'quote', alignment: 'center', indent: 1 }), restyled: { before, by: ANA } },
    ]),
  );
  expect(xml).toMatch(
    new RegExp(
      `<w:pStyle w:val="Quote"/><w:ind w:left="1134"/><w:jc w:val="center"/>${anas('pPrChange')}><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="\\d+"/></w:numPr></w:pPr></w:pPrChange>`,
    ),
  );
});

test('a proposed language of a paragraph is tracked at its text, where Word keeps languages', async () => {
  const before = para('', { language: 'fr' }).properties;
  const xml = await bodyOf(
    tracked([{ ...para('Deux.', { language: 'es' }), restyled: { before, by: ANA } }]),
  );
  expect(xml).toMatch(
    new RegExp(
      `<w:lang w:val="es-ES"/>${anas('rPrChange')}><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrChange>`,
    ),
  );
});

test('a paragraph that turns with its text keeps the direction it had', async () => {
  const xml = await bodyOf(tracked([para([piece(`${ARABIC} `, { inserted: ANA }), piece('in English')])]));
  expect(xml).toMatch(
    new RegExp(
      `<w:bidi/><w:rPr><w:rtl/></w:rPr>${anas('pPrChange')}><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:pPrChange>`,
    ),
  );
});

test('a proposed link is a field that comes, one proposed to go a field that goes, around text that stays', async () => {
  const [one, two] = ['https://example.org/?a=1&b=2', 'https://example.org/two'];
  const content = tracked([
    para([
      piece('new', { formats: { link: one }, restyled: { before: {}, by: ANA } }),
      piece(' old', { restyled: { before: { link: two }, by: BEN } }),
      piece(' other', { formats: { link: one }, restyled: { before: { link: two }, by: BEN } }),
      piece(' kept', { formats: { link: two }, inserted: ANA }),
    ]),
  ]);
  const xml = await bodyOf(content);
  expect(xml).toMatch(
    new RegExp(
      `${anas('ins')}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK &quot;https://example.org/\\?a=1&amp;b=2&quot; </w:instrText></w:r>`,
    ),
  );
  expect(xml).toMatch(
    new RegExp(`${bens('del')}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText`),
  );
  expect(xml).toMatch(/<w:hyperlink w:history="1" r:id="rIdLink1"><w:ins [^>]*><w:r>.*? kept/);
  expect(xml.match(/"begin"/g)).toHaveLength(4);
  expect(xml.match(/"end"/g)).toHaveLength(4);
  const bytes = await writeWord(content);
  const links = (verdict: 'accepted' | 'rejected') => {
    const [paragraph] = settleWord(bytes, verdict);
    return paragraph?.characters.map(({ character, format }) => [
      character,
      /https.*/.exec(format)?.[0] ?? '',
    ]);
  };
  const letter = (list: ReturnType<typeof links>, of: string) => list?.find(([one_]) => one_ === of)?.[1];
  expect(['w', 'o', 'h', 'k'].map((of) => letter(links('accepted'), of))).toEqual([one, '', one, two]);
  expect(['w', 'o', 'h', 'k'].map((of) => letter(links('rejected'), of))).toEqual(['', two, two, undefined]);
});

test('numbers of changes and bookmarks do not meet', async () => {
  const desk = randomReview(3, { deeds: 60, paragraphs: 12 });
  const xml = await bodyOf(readTracked(desk.changes, desk.comments, { title: 'Draft', language: 'en' }));
  desk.close();
  const ids = [...xml.matchAll(/<w:(?:ins|del|rPrChange|pPrChange|bookmarkStart) [^>]*w:id="(\d+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids.length).toBeGreaterThan(40);
  expect(new Set(ids).size).toBe(ids.length);
});

test('where nothing is proposed the text is that of the clean export, to the letter', async () => {
  const clean = everyFeature();
  const [one, other] = await Promise.all([
    writeWord(clean),
    writeWord({ title: clean.title, language: clean.language, tracked: clean.paragraphs, comments: [] }),
  ]);
  const [parts, trackedParts] = [readWord(one).parts, readWord(other).parts];
  // What is written into it from now on is tracked, and that alone is different.
  expect(trackedParts['word/settings.xml']).toContain('<w:trackRevisions/>');
  expect({ ...trackedParts, 'word/settings.xml': '' }).toEqual({ ...parts, 'word/settings.xml': '' });
});

test('the contents never come between a title that may be joined and what it would be joined with', async () => {
  const headings = [1, 2, 3].map((n) => para(`Part ${n}`, { style: 'heading1' }));
  const title = { ...para('Agreed', { style: 'title' }), inserted: ANA };
  const { paragraphs } = readWord(
    await writeWord(tracked([title, para('outcomes', { style: 'body' }), ...headings])),
  );
  expect(paragraphs.slice(0, 4).map(({ text }) => text)).toEqual([
    'Agreed',
    'outcomes',
    'Contents',
    'Part 1',
  ]);
});

test('the contents list headings as they read when all is accepted', async () => {
  const headings = [1, 2, 3].map((n) =>
    para([piece(`Part ${n}`), piece(' old', { deleted: ANA }), piece(' new', { inserted: ANA })], {
      style: 'heading1',
    }),
  );
  const gone = { ...para([piece('Gone', { deleted: ANA })], { style: 'heading1' }), deleted: ANA };
  const { paragraphs } = readWord(await writeWord(tracked([gone, ...headings])));
  const entries = paragraphs.filter(({ style }) => /^TOC\d/.test(style)).map(({ text }) => text);
  expect(entries).toEqual(['Part 1 new', 'Part 2 new', 'Part 3 new']);
});
