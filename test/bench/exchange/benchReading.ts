/**
 * What reading a long Word file takes: a hundred pages, forty tables, 250 footnotes, a thousand revisions, as our own
 * export writes them. Ours as a host has it done, in a process started for it, up to the document that is stored; and
 * pandoc at the same file, up to its own form of a document.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endKeptWorker } from '../../../electron/host/exports/ExportWorker.ts';
import { readImport } from '../../../electron/host/imports/readImport.ts';
import { runImport } from '../../../electron/host/imports/runImport.ts';
import { readWordFile } from '../../../shared/exchange/word/read/readWordFile.ts';
import { writeWord } from '../../../shared/exchange/word/writeWord.ts';
import { median } from '../statistics.ts';
import type { Table } from '../Table.ts';
import { type MemoryWatch, watchChildren } from './childMemory.ts';
import { sampleReview } from './sampleReport.ts';

const TIMES = 7;
const BY = { id: 'bench', name: 'Bench', delegation: 'FJ' };

export async function benchReading(): Promise<Table> {
  const bytes = await writeWord(sampleReview(), { created: new Date('2018-06-20T09:00:00Z') });
  const order = { format: 'import', bytes, by: BY, unknownName: 'Unknown' } as const;
  const pandoc = timesOfPandoc(bytes);
  let memory: number | null = null;
  let update = 0;
  const whole: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    endKeptWorker();
    const watch: MemoryWatch = watchChildren();
    const start = performance.now();
    const read = await runImport(order, { onProgress: () => {}, signal: new AbortController().signal });
    whole.push(performance.now() - start);
    memory = Math.max(memory ?? 0, watch.peak() ?? 0) || null;
    watch.stop();
    if (!read.ok) throw new Error(`The file was refused: ${read.reason}`);
    update = read.update.length;
  }
  const warm = repeated(() => void readImport(order, () => {}));
  const reading = repeated(
    () =>
      void readWordFile(bytes, { unknown: { delegation: 'Word', name: 'Unknown' }, now: 0, language: 'en' }),
  );
  const ours = median(whole);
  const theirs = pandoc.length === 0 ? null : Math.min(...pandoc);
  const row = (who: string, work: string, time: number | null, more: object = {}) => ({
    who,
    work,
    time: time === null ? null : Math.round(time),
    memory: null,
    ...more,
  });
  return {
    id: 'exchange-reading',
    title: `Reading a Word file of a hundred pages with a thousand revisions (${Math.round(bytes.length / 1024)} KB)`,
    notes: [
      `Ours: the median of ${TIMES}; the stored document has ${Math.round(update / 1024)} KB. Memory is the peak of its process.`,
      'pandoc: the best of three, as a process of its own, with all revisions, into its JSON.',
    ],
    columns: [
      { key: 'who', title: 'who' },
      { key: 'work', title: 'work' },
      { key: 'time', title: 'ms' },
      { key: 'memory', title: 'MB' },
    ],
    rows: [
      row('ours', 'Word in, document out, process started for it', ours, {
        memory: memory === null ? null : Math.round(memory),
      }),
      row('ours', 'the same in a running process', warm),
      row('ours', 'of that, reading the file', reading),
      row(theirs === null ? 'pandoc (not here)' : 'pandoc', 'Word in, JSON out', theirs),
    ],
    bars: [
      {
        text: 'Word in as a whole process: no slower than pandoc',
        met: theirs === null ? null : ours <= theirs,
        measured:
          theirs === null ? 'pandoc is not here' : `${Math.round(ours)} ms, pandoc ${Math.round(theirs)} ms`,
      },
      {
        text: 'memory of an import: 400 MB',
        met: memory === null ? null : memory <= 400,
        measured: memory === null ? 'cannot be told here' : `${Math.round(memory)} MB`,
      },
    ],
  };
}

function repeated(work: () => void): number {
  work();
  return median(
    Array.from({ length: TIMES }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** Empty where it is not here. */
function timesOfPandoc(bytes: Uint8Array): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-reading-'));
  const path = join(folder, 'report.docx');
  writeFileSync(path, bytes);
  const options = [path, '--track-changes=all', '-t', 'json', '-o', join(folder, 'report.json')];
  const times = [1, 2, 3].flatMap(() => {
    const start = performance.now();
    const { status } = spawnSync('pandoc', options, { timeout: 120_000, stdio: 'ignore' });
    return status === 0 ? [performance.now() - start] : [];
  });
  rmSync(folder, { recursive: true, force: true });
  return times;
}
