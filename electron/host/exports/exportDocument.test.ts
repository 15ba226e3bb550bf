import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { expect, test } from 'vitest';
import { type DocumentContent, paragraphText } from '../../../shared/document/DocumentContent.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import { outlineOf } from '../../../shared/document/outlineOf.ts';
import { printable } from '../../../shared/exchange/paper/printable.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { PDF_FAMILIES } from '../../../shared/exchange/pdf/pdfFonts.ts';
import { readWord } from '../../../shared/exchange/testing/readWord.ts';
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
} from '../../../shared/exchange/testing/samples.ts';
import { longReview } from '../../../shared/exchange/testing/trackedSamples.ts';
import type { ExportStep } from '../exportJobs.ts';
import { exportDocument, ONLY_WORD } from './exportDocument.ts';
import { FAMILIES, readFonts } from './fontFiles.ts';
import { runExportChild } from './runExportChild.ts';
import { setPdf } from './setPdf.ts';
import { flat, hasPoppler, pagesOf, tight } from './testing/readPdf.ts';

const never = () => new AbortController().signal;
const pdfOf = async (content: DocumentContent, options: PdfOptions = {}) =>
  setPdf(content, options, () => {});

test('PDF is tagged PDF/UA with its title, its language and bookmarks', async () => {
  const { bytes, warnings } = await pdfOf(everyFeature(), {
    seminar: 'Shenzhen',
    created: new Date('2018-06-20T09:00:00Z'),
  });
  const raw = Buffer.from(bytes).toString('latin1');
  expect(warnings).toEqual([]);
  expect(raw.startsWith('%PDF-1.7')).toBe(true);
  expect(raw).toContain('pdfuaid:part');
  expect(raw).toContain('/MarkInfo');
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toMatch(/\/Lang ?\(en\)/);
  expect(raw).toContain('/Outlines');
  expect(raw).toContain('https://example.org/?a=1&b=2');
});

test.skipIf(!hasPoppler)(
  'the contents give the page on which each heading stands (needs poppler)',
  async () => {
    const content = report(40);
    const pages = pagesOf((await pdfOf(content)).bytes, '-layout').map(flat);
    const lines = pages.join(' ');
    expect(pages.length).toBeGreaterThan(40);
    const front = pages.findIndex((page, index) => index > 0 && page.includes('Participating institutions'));
    const headings = outlineOf(content.paragraphs);
    expect(headings).toHaveLength(120);
    for (const { text } of headings) {
      const stated = new RegExp(`${text} (?:\\. ?)+(\\d+)`).exec(lines)?.[1];
      const found =
        pages.findIndex((page, index) => index >= front && new RegExp(`${text}(?!\\d)`).test(page)) + 1;
      expect(Number(stated), text).toBe(found);
      expect(pages[found - 1]).toContain(`Page ${found} of ${pages.length}`);
    }
    // No heading is the last thing on its page.
    for (const page of pages)
      expect(page).not.toMatch(/(Area \d+ of the work|Scope \d+|Indicators \d+) Page \d+ of \d+$/);
  },
);

test.skipIf(!hasPoppler)(
  'copied text is the written text, in many scripts (needs poppler)',
  async () => {
    const texts = {
      en: 'The working group “notes” that slow links — and old equipment — remain the normal case: 12.5 %.',
      ar: ARABIC,
      zh: CHINESE,
      ru: 'Рабочая группа отмечает, что медленные каналы связи остаются обычным явлением.',
      vi: 'Nhóm công tác lưu ý rằng kết nối chậm và thiết bị cũ vẫn là trường hợp phổ biến.',
      kk: 'Жұмыс тобы баяу байланыс қалыпты жағдай екенін атап өтеді.',
      th: 'คณะทำงานรับทราบว่าการเชื่อมต่อที่ช้ายังคงเป็นเรื่องปกติ',
      ja: '作業部会は、低速回線が依然として一般的であることに留意する。',
      lo: 'ຄະນະເຮັດວຽກຮັບຊາບວ່າການເຊື່ອມຕໍ່ຊ້າຍັງເປັນເລື່ອງປົກກະຕິ',
      km: 'ក្រុមការងារកត់សម្គាល់ថាការតភ្ជាប់យឺតនៅតែជាករណីធម្មតា',
      hi: 'कार्य समूह ने नोट किया कि धीमे संपर्क सामान्य स्थिति बने हुए हैं।',
      ta: 'மெதுவான இணைப்புகள் இயல்பான நிலையாகவே உள்ளன',
      si: 'මන්දගාමී සම්බන්ධතා සාමාන්‍ය තත්ත්වයක් ලෙස පවතී',
      fa: 'نهادهای مشارکت‌کننده باید در حد امکانات خود نتایج یادگیری را به رسمیت بشناسند.',
      ur: 'شرکت کرنے والے ادارے اپنی استطاعت کے مطابق تعلیمی نتائج کو تسلیم کریں۔',
      ko: '작업반은 느린 연결이 여전히 일반적임에 유의한다.',
    };
    for (const [language, text] of Object.entries(texts)) {
      const { bytes, warnings } = await pdfOf(doc([para(text, { language })], 'T', language));
      expect(warnings, language).toEqual([]);
      expect(tight(pagesOf(bytes).join(' ')), language).toContain(tight(text));
    }
  },
  60_000,
);

test.skipIf(!hasPoppler)('every list number on paper is the one the desk draws (needs poppler)', async () => {
  const content = randomLists(5, 150);
  const labels = numberParagraphs(content.paragraphs);
  const text = flat(pagesOf((await pdfOf(content)).bytes).join(' '));
  content.paragraphs.forEach((paragraph, index) => {
    const label = labels[index];
    if (label !== null) expect(text).toContain(`${label} ${paragraphText(paragraph)}`);
  });
});

test.skipIf(!hasPoppler)(
  'X2 a PDF of an undecided text says so on its first page (needs poppler)',
  async () => {
    const draft = { text: 'original', pending: 3, contested: 0 } as const;
    const [first = ''] = pagesOf((await pdfOf({ ...everyFeature(), draft })).bytes).map(flat);
    expect(first).toContain('no pending change were made. Pending changes: 3.');
  },
);

test.skipIf(!hasPoppler)('hostile text is set as text and runs nothing (needs poppler)', async () => {
  const { bytes } = await pdfOf(hostile());
  const text = tight(pagesOf(bytes).join(' '));
  // An override that somebody typed does reverse what follows it, on paper as on screen.
  const straight = HOSTILE.filter((line) => !line.includes('\u202e'));
  for (const line of straight) expect(text).toContain(tight(printable(line)));
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw).not.toMatch(/\/URI ?\(javascript/i);
  expect(raw).not.toContain('/JavaScript');
});

test('an empty document and a paragraph of 100,000 characters can be set', async () => {
  expect((await pdfOf({ title: '', language: '', paragraphs: [] })).bytes.length).toBeGreaterThan(500);
  expect((await pdfOf(doc([para('')]))).warnings).toEqual([]);
  expect((await pdfOf(doc([para('x'.repeat(100_000))]))).bytes.length).toBeGreaterThan(500);
  expect((await pdfOf(doc([para('word '.repeat(20_000))]))).bytes.length).toBeGreaterThan(500);
}, 60_000);

/** What the typesetter has to say of a text in the family's own files, by the name we know it by. */
async function unknownTo(family: string): Promise<unknown[]> {
  const fonts = await readFonts([family]);
  expect(fonts.length, family).toBeGreaterThan(0);
  const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fonts }] });
  const source = `#set text(font: "${family}", fallback: false)\n#h(1pt)x`;
  return compiler.compile({ mainFileContent: source }).takeWarnings()?.shortDiagnostics ?? [];
}

test('every family that a script asks for is there to be read', async () => {
  for (const { family } of PDF_FAMILIES.filter(({ family }) => FAMILIES[family]?.optional !== true))
    expect(await unknownTo(family), family).toEqual([]);
  // Two scripts whose clusters some readers of PDF repeat when copying: they must be set all the same.
  const texts = ['လုပ်ငန်းအဖွဲ့က နှေးကွေးသော', 'কর্মদল লক্ষ্য করেছে যে ধীর সংযোগ', '→ ≥ ∑ ☑ 🙂 ✓'];
  expect((await pdfOf(doc(texts.map((text) => para(text))))).warnings).toEqual([]);
});

test('a character in no font is named with its paragraph, and the PDF is made all the same', async () => {
  const { bytes, warnings } = await pdfOf(doc([para('fine'), para('An old 𒀀 sign and a smile 🙂.')]));
  expect(warnings[0]).toContain('“𒀀” (U+12000) in paragraph 2');
  // Nor is it taken from what else is on this machine: pages are the same on every one.
  const faces = Buffer.from(bytes)
    .toString('latin1')
    .match(/\/BaseFont ?\/[A-Z]{6}\+([\w-]+)/g)
    ?.map((face) => face.replace(/.*\+/, ''));
  expect(new Set(faces)).toEqual(new Set(['NotoSerif-Regular', 'NotoSerif-Bold', 'NotoEmoji-Regular']));
  expect(warnings).toHaveLength(2);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('pdfuaid:part');
});

test('a heading level that was skipped does not keep a PDF from being accessible', async () => {
  const skipping = doc([
    para('a', { style: 'heading4' }),
    para('b', { style: 'heading2' }),
    para('c', { style: 'heading4' }),
  ]);
  expect((await pdfOf(skipping)).warnings).toEqual([]);
});

test('every format arrives as a file, with its steps in order', async () => {
  for (const format of ['docx', 'pdf', 'html', 'markdown', 'json'] as const) {
    const steps: ExportStep[] = [];
    let progress = 0;
    const onProgress = (next: number, step: ExportStep) => {
      expect(next).toBeGreaterThanOrEqual(progress);
      progress = next;
      steps.push(step);
    };
    const result = await exportDocument({ format, content: everyFeature(), onProgress, signal: never() });
    expect(result.ok && result.bytes.length, format).toBeGreaterThan(500);
    expect(steps[0]).toBe('preparing');
    expect(steps.at(-1)).toBe('writing');
    expect(progress).toBe(1);
  }
}, 60_000);

test('X4 proposals and comments go into Word files alone', async () => {
  const content = longReview();
  const order = { content, onProgress: () => {}, signal: never() };
  for (const format of ['pdf', 'html', 'markdown', 'json'] as const) {
    expect(await exportDocument({ ...order, format }), format).toMatchObject({
      ok: false,
      reason: 'failed',
      message: ONLY_WORD,
    });
  }
  const result = await exportDocument({ ...order, format: 'docx' });
  expect(result.ok && readWord(result.bytes).parts['word/document.xml']).toMatch(
    /<w:del .*<w:ins |<w:ins .*<w:del /s,
  );
});

test('the same document and date give the same PDF', async () => {
  const created = new Date('2018-06-20T09:00:00Z');
  const first = await pdfOf(everyFeature(), { created });
  expect(
    Buffer.compare(Buffer.from((await pdfOf(everyFeature(), { created })).bytes), Buffer.from(first.bytes)),
  ).toBe(0);
});

test('an export that is cancelled stops at once and says so', async () => {
  const abort = new AbortController();
  const onProgress = () => abort.abort();
  const result = await exportDocument({
    format: 'pdf',
    content: report(70),
    onProgress,
    signal: abort.signal,
  });
  expect(result).toMatchObject({ ok: false, reason: 'cancelled' });
  expect(
    await exportDocument({ format: 'html', content: report(1), onProgress, signal: abort.signal }),
  ).toMatchObject({
    ok: false,
  });
});

test('a process that dies or never ends is an error in words', async () => {
  const order = { format: 'pdf', content: everyFeature(), options: {} } as const;
  const child = (name: string, timeoutMs: number) =>
    runExportChild(order, {
      module: new URL(`./testing/${name}.ts`, import.meta.url),
      timeoutMs,
      signal: never(),
      onStep: () => {},
    });
  const crashed = await child('crashingChild', 30_000);
  expect(crashed).toMatchObject({ ok: false, reason: 'crashed' });
  expect(!crashed.ok && crashed.message).toMatch(/ended unexpectedly \((signal|code)/);
  expect(await child('silentChild', 300)).toMatchObject({ ok: false, reason: 'timeout' });
}, 60_000);

test('a hundred pages are set in a few seconds', async () => {
  const start = performance.now();
  const result = await exportDocument({
    format: 'pdf',
    content: report(70),
    onProgress: () => {},
    signal: never(),
  });
  expect(result.ok).toBe(true);
  // Three times what it takes here alone: the machine that runs the tests has other work.
  expect(performance.now() - start).toBeLessThan(9000);
}, 30_000);
