/** Keystrokes without a screen in a document under review, beside the same document without suggestions. */
import { fileURLToPath } from 'node:url';
import { startWorker } from '../keystroke/startWorker.ts';
import { median, p95, round } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import { KEY_DEEDS, type KeyDeed, type KeysResult, SIDES, type Side } from './KeyDeed.ts';

export interface ReviewKeysOptions {
  readonly words: number;
  /** Suggestions that nobody has decided on. */
  readonly pending: number;
  readonly bursts?: number;
  readonly strokes?: number;
  /** Bursts that do not count, before those that do. */
  readonly warmUp?: number;
  readonly onProgress?: (line: string) => void;
}

const WORKER = fileURLToPath(new URL('./reviewKeysWorker.ts', import.meta.url));
const MOST = 1.6;

interface Row {
  readonly deed: string;
  readonly of: KeyDeed;
  /** The keys of a burst that count for it. */
  counts(index: number): boolean;
}
const ROWS: readonly Row[] = [
  { deed: 'a letter, editing', of: 'editing', counts: () => true },
  { deed: 'a letter, suggesting, in a burst', of: 'suggesting', counts: (index) => index > 0 },
  { deed: 'the first letter of a suggestion', of: 'suggesting', counts: (index) => index === 0 },
  { deed: 'Backspace, suggesting', of: 'backspace', counts: () => true },
];

type Taken = ReadonlyMap<Side, ReadonlyMap<KeyDeed, KeysResult[]>>;

export async function benchReviewKeys(options: ReviewKeysOptions): Promise<Table> {
  const { words, pending, bursts = 60, strokes = 10 } = options;
  options.onProgress?.(`keys in a text of ${words} words with ${pending} suggestions, headless`);
  const taken = await measure(options, bursts, strokes, options.warmUp ?? 40);
  const rows: Record<string, string | number | null>[] = [];
  const bars: Bar[] = [];
  const letter = median(timesOf(taken, 'plain', ROWS[0] as Row, 'local'));
  for (const row of ROWS) {
    for (const where of ['local', 'remote'] as const) {
      const [plain, reviewed] = SIDES.map((side) => timesOf(taken, side, row, where)) as [number[], number[]];
      const ratio = median(reviewed) / median(plain);
      rows.push({
        deed: row.deed,
        where,
        plainP50: round(median(plain)),
        plainP95: round(p95(plain)),
        reviewedP50: round(median(reviewed)),
        reviewedP95: round(p95(reviewed)),
        ratio: round(ratio),
        letter: where === 'local' ? round(median(reviewed) / letter) : null,
      });
      bars.push({
        text: `${row.deed}, ${where}: at most ${MOST} x the same document without suggestions`,
        met: ratio <= MOST,
        measured: `${ratio.toFixed(2)} x (${median(reviewed).toFixed(2)} against ${median(plain).toFixed(2)} ms)`,
      });
    }
  }
  return {
    id: 'review-keys',
    title: `Keys in a text of ${words} words with ${pending} pending suggestions, without a screen (ms)`,
    notes: [
      'local: the editor update with the Yjs transaction; remote: until another editor holds it.',
      'The same keys at the same places in the document before anyone suggested anything; a process per document, taking turns.',
      `${bursts} bursts of ${strokes} keys for each deed, everyone with a document of their own; the last column is against a letter typed in the plain document.`,
    ],
    columns: [
      { key: 'deed', title: 'deed' },
      { key: 'where', title: 'where' },
      { key: 'plainP50', title: 'plain p50' },
      { key: 'plainP95', title: 'plain p95' },
      { key: 'reviewedP50', title: 'reviewed p50' },
      { key: 'reviewedP95', title: 'reviewed p95' },
      { key: 'ratio', title: 'reviewed / plain' },
      { key: 'letter', title: '/ plain letter' },
    ],
    rows,
    bars,
  };
}

function timesOf(taken: Taken, side: Side, { of, counts }: Row, where: 'local' | 'remote'): number[] {
  const results = taken.get(side)?.get(of) ?? [];
  return results.flatMap((result) => result[where].filter((_, index) => counts(index)));
}

async function measure(
  { words, pending }: ReviewKeysOptions,
  bursts: number,
  strokes: number,
  warmUp: number,
): Promise<Taken> {
  const all = warmUp + bursts;
  const workers = SIDES.map((side) => ({
    side,
    worker: startWorker(WORKER, `the ${side} text`, [side, words, pending, all, strokes]),
  }));
  const taken = new Map(
    SIDES.map((side) => [side, new Map(KEY_DEEDS.map((deed): [KeyDeed, KeysResult[]] => [deed, []]))]),
  );
  try {
    for (const { worker } of workers) await worker.ready;
    for (let index = 0; index < all; index++) {
      for (const deed of KEY_DEEDS) {
        // Either is first in turn as often as the other.
        for (const { side, worker } of index % 2 === 0 ? workers : workers.toReversed()) {
          const result = await worker.ask<KeysResult>({ index, deed });
          if (index >= warmUp) taken.get(side)?.get(deed)?.push(result);
        }
      }
    }
    for (const { side, worker } of workers)
      if (!(await worker.ask<boolean>('end'))) throw new Error(`${side}: the reader shows another text`);
  } finally {
    for (const { worker } of workers) worker.stop();
  }
  return taken;
}
