import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type DocumentContent, paragraphText } from '../../../shared/document/DocumentContent.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import { outlineOf } from '../../../shared/document/outlineOf.ts';
import { printable } from '../../../shared/exchange/paper/printable.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { PDF_FAMILIES } from '../../../shared/exchange/pdf/pdfFonts.ts';
import {
  alone,
  everyEmbed,
  IMAGES,
  image,
  note,
  row,
  table,
} from '../../../shared/exchange/testing/embedSamples.ts';
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
  run,
} from '../../../shared/exchange/testing/samples.ts';
import { longReview } from '../../../shared/exchange/testing/trackedSamples.ts';
import type { ExportStep } from '../exportJobs.ts';
import { exportProcesses } from './ExportProcess.ts';
import { endKeptWorker } from './ExportWorker.ts';
import { exportDocument, ONLY_WORD } from './exportDocument.ts';
import { FAMILIES, readFonts } from './fontFiles.ts';
import { runExportChild } from './runExportChild.ts';
import { setPdf } from './setPdf.ts';

const never = () => new AbortController().signal;
const pdfOf = async (content: DocumentContent, options: PdfOptions = {}) =>
  setPdf(content, options, () => {});

const hasPoppler = spawnSync('pdftotext', ['-v'], { timeout: 10_000 }).status === 0;

function pagesOf(bytes: Uint8Array, ...options: string[]): string[] {
  const { stdout, status } = spawnSync('pdftotext', [...options, '-', '-'], {
    input: bytes,
    maxBuffer: 1 << 28,
  });
  expect(status).toBe(0);
  return stdout.toString('utf8').split('\f').slice(0, -1);
}

/** Marks of direction that readers add, and line ends, are not text. */
const flat = (text: string) =>
  text
    .replace(/[\u200b-\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const tight = (text: string) => flat(text).replaceAll(' ', '');

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

test('every family that a script asks for is there to be read', async () => {
  for (const { family } of PDF_FAMILIES.filter(({ family }) => FAMILIES[family]?.optional !== true))
    expect((await readFonts([family])).length, family).toBeGreaterThan(0);
  // Two scripts whose clusters some readers of PDF repeat when copying: they must be set all the same.
  const texts = ['လုပ်ငန်းအဖွဲ့က နှေးကွေးသော', 'কর্মদল লক্ষ্য করেছে যে ধীর সংযোগ', '→ ≥ ∑ ☑ 🙂 ✓'];
  expect((await pdfOf(doc(texts.map((text) => para(text))))).warnings).toEqual([]);
});

test('a character in no font is named with its paragraph, and the PDF is made all the same', async () => {
  const { bytes, warnings } = await pdfOf(doc([para('fine'), para('An old 𒀀 sign and a smile 🙂.')]));
  expect(warnings[0]).toContain('“𒀀” (U+12000) in paragraph 2');
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

test('a process is kept for the next export, and ended when it is asked to', async () => {
  const order = { format: 'pdf', content: everyFeature(), created: new Date(0), signal: never() } as const;
  endKeptWorker();
  const started: number[] = [];
  const { start } = exportProcesses;
  exportProcesses.start = (module) => {
    started.push(1);
    return start(module);
  };
  try {
    const bytes: Uint8Array[] = [];
    for (let time = 0; time < 3; time++) {
      const result = await exportDocument({ ...order, onProgress: () => {} });
      if (result.ok) bytes.push(result.bytes);
    }
    expect(started).toHaveLength(1);
    // What it remembers changes nothing.
    expect(bytes.map((each) => Buffer.compare(Buffer.from(each), Buffer.from(bytes[0] ?? each)))).toEqual([
      0, 0, 0,
    ]);
    endKeptWorker();
    expect((await exportDocument({ ...order, onProgress: () => {} })).ok).toBe(true);
    expect(started).toHaveLength(2);
    // One that was cancelled in the middle of its work is of no more use.
    const abort = new AbortController();
    await exportDocument({ ...order, onProgress: () => abort.abort(), signal: abort.signal });
    expect((await exportDocument({ ...order, onProgress: () => {} })).ok).toBe(true);
    expect(started).toHaveLength(3);
  } finally {
    exportProcesses.start = start;
    endKeptWorker();
  }
}, 60_000);

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
