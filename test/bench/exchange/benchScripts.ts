/**
 * Whether text that is copied out of a PDF is the text that was written, in each script: set by our typesetter, read
 * by poppler, compared by neighbouring characters, so that a letter in the wrong place counts twice; spaces do not.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setPdf } from '../../../electron/host/exports/setPdf.ts';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { paperWords } from '../../../shared/exchange/paper/paperWords.ts';
import { alone, row, table } from '../../../shared/exchange/testing/embedSamples.ts';
import { doc, para, run } from '../../../shared/exchange/testing/samples.ts';
import type { Bar, Table } from '../Table.ts';
import { SCRIPT_SAMPLES, type ScriptSample } from './scriptSamples.ts';

const ASKED = 0.95;

/** @param keep a folder to leave the PDFs in; '' for none */
export async function benchScripts(keep: string): Promise<Table> {
  const rows: Record<string, string | number | null>[] = [];
  const bars: Bar[] = [];
  const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
  if (keep !== '') mkdirSync(keep, { recursive: true });
  for (const sample of SCRIPT_SAMPLES) {
    const { bytes, warnings } = await setPdf(documentOf(sample), {}, () => {});
    if (keep !== '') writeFileSync(join(keep, `${sample.language}.pdf`), bytes);
    const read = hasPoppler ? extracted(bytes) : null;
    const { precision, recall } = read === null ? NOTHING : compare(written(sample), read);
    const met = precision === null || recall === null ? null : Math.min(precision, recall) >= ASKED;
    rows.push({
      script: sample.name,
      language: sample.language,
      precision: percent(precision),
      recall: percent(recall),
      faces: read === null ? null : facesOf(bytes),
      warnings: warnings.length,
    });
    bars.push({
      text: `${sample.name}: precision and recall of 95 %`,
      met,
      measured: met === null ? 'pdftotext is not here' : `${percent(precision)} % and ${percent(recall)} %`,
    });
  }
  return {
    id: 'exchange-scripts',
    title: 'Text copied out of a PDF, by script',
    notes: [
      'Written: a heading, a paragraph, the same in bold and in a table. Read: by pdftotext.',
      'Precision: how much of what was read was written. Recall: how much of what was written was read.',
    ],
    columns: [
      { key: 'script', title: 'script' },
      { key: 'language', title: 'language' },
      { key: 'precision', title: 'precision %' },
      { key: 'recall', title: 'recall %' },
      { key: 'warnings', title: 'warnings' },
      { key: 'faces', title: 'faces' },
    ],
    rows,
    bars,
  };
}

const NOTHING = { precision: null, recall: null };
const percent = (share: number | null) => (share === null ? null : Math.floor(share * 1000) / 10);

function documentOf({ text, language }: ScriptSample): DocumentContent {
  return doc(
    [
      para('UDHR', { style: 'title' }),
      para(text.slice(0, 30).toWellFormed(), { style: 'heading1' }),
      para(text),
      para([run(text, { bold: true })]),
      alone(table([row([text, text])], [1, 1])),
    ],
    'UDHR',
    language,
  );
}

function written({ text, language }: ScriptSample): string {
  const { page, of, after } = paperWords(language);
  return ['UDHR', text.slice(0, 30).toWellFormed(), text, text, text, text, `${page}1${of}1${after}`].join(
    '',
  );
}

function extracted(bytes: Uint8Array): string {
  const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: bytes, maxBuffer: 1 << 26 });
  return stdout.toString('utf8');
}

function facesOf(bytes: Uint8Array): string {
  const { stdout } = spawnSync('pdffonts', ['-'], { input: bytes });
  const names = stdout
    .toString('utf8')
    .split('\n')
    .slice(2)
    .flatMap((line) => /^[A-Z]{6}\+([A-Za-z0-9-]+)/.exec(line)?.[1] ?? []);
  return [...new Set(names)].join(', ');
}

/** Marks of direction that readers add, spaces and line ends are not text. */
const flat = (text: string) => [
  ...text.normalize('NFC').replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/g, ''),
];

/** The cells of a table are read line by line across, so that each text is looked for by itself. */
function compare(wrote: string, read: string): { precision: number; recall: number } {
  const [a, b] = [flat(wrote), flat(read)];
  const counts = new Map<string, number>();
  const pairs = (text: string[]) => text.slice(1).map((character, index) => `${text[index]}${character}`);
  for (const pair of pairs(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairs(b)) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) common++;
    counts.set(pair, left - 1);
  }
  return { precision: common / Math.max(1, b.length - 1), recall: common / Math.max(1, a.length - 1) };
}
