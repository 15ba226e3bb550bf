/**
 * What an export of a long report takes: a hundred pages, forty tables, 250 footnotes, and for Word a thousand
 * revisions. Ours as a running host does it, from the content to the bytes, in its export process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportFormat } from '../../../electron/host/exportJobs.ts';
import { endKeptWorker } from '../../../electron/host/exports/ExportWorker.ts';
import { exportDocument } from '../../../electron/host/exports/exportDocument.ts';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { writeHtml } from '../../../shared/exchange/html/writeHtml.ts';
import { writeMarkdown } from '../../../shared/exchange/markdown/writeMarkdown.ts';
import type { TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import { median } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import { type MemoryWatch, watchChildren } from './childMemory.ts';
import { measurePeers, type PeerTime } from './peers.ts';
import { sampleReport, sampleReview, withEdit } from './sampleReport.ts';

const TIMES = 5;
const CREATED = new Date('2018-06-20T09:00:00Z');

interface Measured {
  readonly work: string;
  /** Milliseconds. */
  readonly time: number;
  /** MB of its process. */
  readonly memory: number | null;
  readonly bytes: number;
}

export async function benchExports(onProgress: (line: string) => void): Promise<Table> {
  const report = sampleReport();
  const review = sampleReview();
  onProgress('Word');
  const wordCold = await cold(() => timed('docx', review));
  const wordWarm = await repeated(() => timed('docx', review));
  onProgress('PDF');
  const pdfCold = await cold(() => timed('pdf', report));
  let edits = 0;
  let edited: DocumentContent = report;
  const pdfWarm = await repeated(() => {
    edits++;
    edited = withEdit(edited, edits);
    return timed('pdf', edited);
  });
  endKeptWorker();
  onProgress('peers');
  const peers = await peersOf(review, report);
  const mine: Measured[] = [
    { ...wordCold, work: 'Word with revisions, process started for it' },
    { ...wordWarm, work: 'Word with revisions, running host' },
    { ...pdfCold, work: 'PDF/UA, cold' },
    { ...pdfWarm, work: 'PDF/UA, warm, after one edit' },
  ];
  return {
    id: 'exchange-exports',
    title: 'A report of a hundred pages, forty tables, 250 footnotes',
    notes: [
      `Ours: the median of ${TIMES}, from the content to the bytes; memory is the peak of the export's process.`,
      'Peers: the better of two, as processes of their own; Chromium is running already.',
    ],
    columns: [
      { key: 'who', title: 'who' },
      { key: 'work', title: 'work' },
      { key: 'time', title: 'ms' },
      { key: 'memory', title: 'MB' },
      { key: 'bytes', title: 'KB out' },
    ],
    rows: [
      ...mine.map(({ work, time, memory, bytes }) => ({
        who: 'ours',
        work,
        time: Math.round(time),
        memory: memory === null ? null : Math.round(memory),
        bytes: Math.round(bytes / 1024),
      })),
      ...peers.map(({ who, work, time }) => ({
        who: time === null ? `${who} (not here)` : who,
        work,
        time: time === null ? null : Math.round(time),
        memory: null,
        bytes: null,
      })),
    ],
    bars: [
      atMost('Word out in a running host: 500 ms', wordWarm.time, 500, 'ms'),
      fasterThan('Word out as a whole process: faster than pandoc', wordCold.time, peers),
      atMost('PDF cold: 2500 ms', pdfCold.time, 2500, 'ms'),
      atMost('PDF warm after one edit: 500 ms', pdfWarm.time, 500, 'ms'),
      atMost('memory of an export: 400 MB', pdfCold.memory, 400, 'MB'),
    ],
  };
}

async function cold(work: () => Promise<Measured>): Promise<Measured> {
  const all: Measured[] = [];
  for (let time = 0; time < TIMES; time++) {
    endKeptWorker();
    all.push(await work());
  }
  return middle(all);
}

async function repeated(work: () => Promise<Measured>): Promise<Measured> {
  await work();
  const all: Measured[] = [];
  for (let time = 0; time < TIMES; time++) all.push(await work());
  return middle(all);
}

function middle(all: readonly Measured[]): Measured {
  const memories = all.flatMap(({ memory }) => (memory === null ? [] : [memory]));
  return {
    ...(all[0] as Measured),
    time: median(all.map(({ time }) => time)),
    memory: memories.length === 0 ? null : Math.max(...memories),
  };
}

async function timed(format: ExportFormat, content: DocumentContent | TrackedContent): Promise<Measured> {
  const watch: MemoryWatch = watchChildren();
  const start = performance.now();
  const signal = new AbortController().signal;
  const result = await exportDocument({ format, content, created: CREATED, onProgress: () => {}, signal });
  const time = performance.now() - start;
  const memory = watch.peak();
  watch.stop();
  if (!result.ok) throw new Error(result.message);
  return { work: '', time, memory, bytes: result.bytes.length };
}

async function peersOf(review: TrackedContent, report: DocumentContent): Promise<PeerTime[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-exchange-'));
  const order = { created: CREATED, onProgress: () => {}, signal: new AbortController().signal };
  try {
    const word = await exportDocument({ ...order, format: 'docx', content: review });
    if (!word.ok) throw new Error(word.message);
    const options = { folder, html: writeHtml(report), markdown: writeMarkdown(report) };
    return await measurePeers({ ...options, word: word.bytes });
  } finally {
    endKeptWorker();
    rmSync(folder, { recursive: true, force: true });
  }
}

function atMost(text: string, measured: number | null, most: number, unit: string): Bar {
  if (measured === null) return { text, met: null, measured: 'not to be had here' };
  return { text, met: measured <= most, measured: `${Math.round(measured)} ${unit}` };
}

function fasterThan(text: string, time: number, peers: readonly PeerTime[]): Bar {
  const peer = peers.find(({ who, work }) => who === 'pandoc' && work.includes('Word out'))?.time ?? null;
  if (peer === null) return { text, met: null, measured: 'pandoc is not here' };
  return { text, met: time < peer, measured: `${Math.round(time)} ms to ${Math.round(peer)} ms` };
}
