/** Keystrokes without a screen: one's own, and a peer's arriving. */
import { fileURLToPath } from 'node:url';
import { HEADLESS, type HeadlessName, TITLES } from '../contenders/Contender.ts';
import { median, p95, round } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import type { BurstResult, WorkerEnd } from './keystrokeWorker.ts';
import { startWorker } from './startWorker.ts';

const WORKER = fileURLToPath(new URL('./keystrokeWorker.ts', import.meta.url));

export interface KeystrokeOptions {
  /** Words. */
  readonly sizes: readonly number[];
  readonly bursts?: number;
  readonly strokes?: number;
  /** Bursts that do not count, before those that do. */
  readonly warmUp?: number;
  readonly onProgress?: (line: string) => void;
}

interface Measured {
  readonly local: number[];
  readonly remote: number[];
  texts: readonly string[];
}

/** Bursts at the beginning that only let the compiler settle: whoever writes a report has typed thousands. */
const warmUpFor = (words: number) => (words <= 10_000 ? 150 : 50);

export async function benchKeystroke(options: KeystrokeOptions): Promise<Table> {
  const { sizes, bursts = 24, strokes = 12 } = options;
  const rows: Record<string, string | number | null>[] = [];
  const bars: Bar[] = [];
  for (const words of sizes) {
    options.onProgress?.(`keystroke, headless, ${words} words`);
    const measured = await measure(words, bursts, strokes, options.warmUp ?? warmUpFor(words));
    const texts = new Set([...measured.values()].flatMap((one) => one.texts));
    if (texts.size !== 1) throw new Error(`the contenders do not hold the same text at ${words} words`);
    const alone = measured.get('lexical') as Measured;
    for (const [name, { local, remote }] of measured) {
      rows.push({
        words,
        contender: TITLES[name],
        localP50: round(median(local)),
        localP95: round(p95(local)),
        remoteP50: round(median(remote)),
        remoteP95: round(p95(remote)),
        ratio: round(median(local) / median(alone.local)),
      });
    }
    bars.push(...barsOf(words, measured));
  }
  return {
    id: 'keystroke',
    title: 'Keystroke without a screen (ms)',
    notes: [
      'local: insertText in a discrete update, with the Yjs transaction and the encoding of its update.',
      "remote: from a peer's one-character update until the editor's state holds it (Lexical alone: the letter put into its node).",
      'Yjs alone is what the transaction, the encoding and the reading of an update cost without any editor.',
      `${bursts * strokes} keystrokes each, after many that do not count; a process per contender, taking turns; NODE_ENV=production.`,
    ],
    columns: [
      { key: 'words', title: 'words' },
      { key: 'contender', title: 'contender' },
      { key: 'localP50', title: 'local p50' },
      { key: 'localP95', title: 'local p95' },
      { key: 'remoteP50', title: 'remote p50' },
      { key: 'remoteP95', title: 'remote p95' },
      { key: 'ratio', title: 'local / alone' },
    ],
    rows,
    bars,
  };
}

async function measure(
  words: number,
  bursts: number,
  strokes: number,
  warmUp: number,
): Promise<Map<HeadlessName, Measured>> {
  const workers = new Map(
    HEADLESS.map((name) => [
      name,
      startWorker(WORKER, `${name} at ${words} words`, [name, words, warmUp + bursts, strokes]),
    ]),
  );
  const measured = new Map(
    HEADLESS.map((name): [HeadlessName, Measured] => [name, { local: [], remote: [], texts: [] }]),
  );
  try {
    for (const worker of workers.values()) await worker.ready;
    for (let burst = 0; burst < warmUp + bursts; burst++) {
      for (const [name, worker] of turned(workers, burst)) {
        const { local, remote } = await worker.ask<BurstResult>(burst);
        if (burst < warmUp) continue;
        measured.get(name)?.local.push(...local);
        measured.get(name)?.remote.push(...remote);
      }
    }
    for (const [name, worker] of workers)
      (measured.get(name) as Measured).texts = (await worker.ask<WorkerEnd>('end')).texts;
  } finally {
    for (const worker of workers.values()) worker.stop();
  }
  return measured;
}

/** Everyone is first in turn as often as anyone. */
function turned<T>(workers: ReadonlyMap<HeadlessName, T>, by: number): [HeadlessName, T][] {
  const list = [...workers];
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function barsOf(words: number, measured: ReadonlyMap<HeadlessName, Measured>): Bar[] {
  const p50 = (name: HeadlessName, side: 'local' | 'remote') => median(measured.get(name)?.[side] ?? []);
  const ratio = p50('ours', 'local') / p50('lexical', 'local');
  const bars: Bar[] = [
    {
      text: `local at ${words} words at most 1.4 x Lexical alone`,
      met: ratio <= 1.4,
      measured: `${ratio.toFixed(2)} x`,
    },
  ];
  if (words < 10_000) return bars;
  for (const side of ['local', 'remote'] as const) {
    const [ours, v1, v2] = [p50('ours', side), p50('v1', side), p50('v2', side)];
    bars.push({
      text: `${side} at ${words} words ahead of both bindings`,
      met: ours < v1 && ours < v2,
      measured: `${ours.toFixed(2)} ms against ${v1.toFixed(2)} (v1) and ${v2.toFixed(2)} (V2)`,
    });
  }
  return bars;
}
