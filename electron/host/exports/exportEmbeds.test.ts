/** Tables, pictures, notes and fields on paper, and what may be asked of a PDF. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import {
  alone,
  everyEmbed,
  IMAGES,
  image,
  note,
  row,
  table,
} from '../../../shared/exchange/testing/embedSamples.ts';
import { doc, para, run } from '../../../shared/exchange/testing/samples.ts';
import { setPdf } from './setPdf.ts';
import { flat, hasPoppler, pagesOf, tight } from './testing/readPdf.ts';

const pdfOf = async (content: DocumentContent, options: PdfOptions = {}) =>
  setPdf(content, options, () => {});

const EMBED_OPTIONS = { images: IMAGES, created: new Date(2018, 5, 20, 12) };

test.skipIf(!hasPoppler)(
  'tables, notes, captions, references and pictures are set, and all of it accessible (needs poppler)',
  async () => {
    const { bytes, warnings } = await pdfOf(everyEmbed(), EMBED_OPTIONS);
    expect(warnings).toEqual([]);
    const pages = pagesOf(bytes).map(flat);
    const [first = ''] = pages;
    expect(first).toContain('As shown in Table 1 on page 1 and set out under 1(a) of Participation');
    expect(first).toContain('Printed on June 20, 2018.');
    expect(first).toContain('Table 1. Participants by region');
    // Notes stand at the foot of their page, those of cells too.
    expect(first).toMatch(
      /who.*Counted on the last day\. By the secretariat\. .*Second note\. .*A note in a cell\./,
    );
    expect(pages.join(' ')).toContain('Figure 1. A red field');
    expect(pages.at(-1)).toContain('Dangling: [reference to text that is not here]');
    expect(pages.at(-1)).toMatch(/^Annual report What follows/);
    const structure = spawnSync('pdfinfo', ['-struct', '-'], { input: bytes }).stdout.toString();
    expect(structure.match(/^ +TH[^e]/gm)).toHaveLength(8);
    expect(structure.match(/\/Scope \/Column/g)).toHaveLength(8);
    expect(structure).toMatch(/\/RowSpan 2/);
    expect(structure.match(/Note </g)).toHaveLength(3);
    expect(structure.match(/^ +Figure/gm)).toHaveLength(2);
    expect(structure).toContain('TOCI');
  },
);

test.skipIf(!hasPoppler)(
  'heads of a table are repeated on every page it runs to (needs poppler)',
  async () => {
    const rows = Array.from({ length: 120 }, (_, index) => row([`Country ${index}`, 'x', 'y']));
    const { bytes } = await pdfOf(doc([alone(table([row(['Name of country', 'b', 'c'], true), ...rows]))]));
    const pages = pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('Name of country');
  },
);

test.skipIf(!hasPoppler)(
  'cover, draft mark, numbers, list of brackets and annexes are there when they are asked for (needs poppler)',
  async () => {
    const content = doc([para('Scope', { style: 'heading1' }), para('First [open].'), para('Second.')]);
    const { bytes, warnings } = await pdfOf(content, {
      cover: { above: 'UNESCO', title: 'Outcomes', lines: ['Shenzhen'] },
      watermark: true,
      lineNumbers: true,
      paragraphNumbers: true,
      listBrackets: true,
      annexes: [{ title: 'Participants', paragraphs: [para('Ana')] }],
    });
    expect(warnings).toEqual([]);
    const pages = pagesOf(bytes, '-layout').map(flat);
    expect(pages).toHaveLength(4);
    expect(tight(pages[0] ?? '')).toContain('UNESCO');
    expect(pages[1]).toMatch(/Scope 1 1 First \[open\]\. 2 2 Second\. 3/);
    expect(pages[2]).toContain('Text in square brackets');
    expect(pages[2]).toContain('[open] — 2');
    expect(pages[3]).toContain('Participants');
    for (const page of pages) for (const letter of 'DRAFT') expect(page).toContain(letter);
  },
);

test('PDF/A on request, instead of PDF/UA', async () => {
  const raw = Buffer.from((await pdfOf(everyEmbed(), { ...EMBED_OPTIONS, archive: true })).bytes).toString(
    'latin1',
  );
  expect(raw).toContain('pdfaid:part');
  expect(raw).not.toContain('pdfuaid:part');
});

test('pictures that are missing, broken or undescribed are told, and the document is set all the same', async () => {
  const content = doc([alone(image({ alt: 'Broken' })), alone(image({ hash: 'b'.repeat(64), alt: 'Away' }))]);
  const broken = new Map([[image().hash, Uint8Array.from([1, 2, 3])]]);
  const { warnings, bytes } = await pdfOf(content, { images: broken });
  expect(warnings).toEqual([
    'The picture “Broken” in paragraph 1 cannot be read; its description is printed instead.',
    'The picture “Away” in paragraph 2 is not on this computer; its description is printed instead.',
  ]);
  expect(bytes.length).toBeGreaterThan(500);
  const undescribed = await pdfOf(doc([alone(image({ alt: '' }))]), EMBED_OPTIONS);
  expect(undescribed.warnings).toEqual([
    'Not marked as PDF/UA-1: at least one picture has no description (alt text).',
  ]);
  expect((await pdfOf(doc([alone(image({ alt: '', decorative: true }))]), EMBED_OPTIONS)).warnings).toEqual(
    [],
  );
});

test('a character in no font is found in notes and cells, too', async () => {
  const content = doc([para([run('a'), note('𒀀')]), alone(table([row(['𒀁'])], [1]))]);
  const { warnings } = await pdfOf(content);
  expect(warnings.join('\n')).toMatch(/“𒀀” \(U\+12000\) in paragraph 1.*\n.*“𒀁” \(U\+12001\) in paragraph 2/);
});
