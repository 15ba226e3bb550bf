/**
 * npm run bench: what a keystroke, a paint, an opening and a wire cost, ours beside its peers, in one run.
 * Every figure is measured here and now; a bar that is missed says so (and ends with 1 under --strict).
 */
import { cpus, totalmem } from 'node:os';
import { benchBytes } from './bytes.ts';
import { benchKeystroke } from './keystroke/benchKeystroke.ts';
import { type Part, readOptions, USAGE } from './options.ts';
import { benchCards } from './review/benchCards.ts';
import { benchPlaces } from './review/benchPlaces.ts';
import { benchReviewDesk } from './review/benchReviewDesk.ts';
import { benchReviewKeys } from './review/benchReviewKeys.ts';
import { benchReviewOpening } from './review/benchReviewOpening.ts';
import { benchReviewPaint } from './review/benchReviewPaint.ts';
import { benchWire } from './review/benchWire.ts';
import { benchOpening } from './screen/benchOpening.ts';
import { benchPaint } from './screen/benchPaint.ts';
import { withPage } from './screen/withPage.ts';
import { printTable, type Table } from './Table.ts';

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exit(2);
}
const { sizes, suggestions: pending, json, strict } = options;
/** Of a document under review. */
const words = sizes?.[0] ?? 50_000;
const onProgress = (line: string) => console.error(`... ${line}`);

const parts: Record<Part, () => Promise<Table[]>> = {
  keystroke: async () => [
    await benchKeystroke({ sizes: sizes ?? [1000, 10_000, 50_000, 100_000], onProgress }),
  ],
  paint: async () => [
    await withPage((page) => benchPaint({ ...page, sizes: sizes ?? [1000, 50_000, 100_000], onProgress })),
  ],
  opening: async () => [
    await withPage((page) => benchOpening({ ...page, sizes: sizes ?? [50_000], onProgress })),
  ],
  bytes: async () => [await benchBytes()],
  'review-keys': async () => [await benchReviewKeys({ words, pending, onProgress })],
  'review-paint': async () => [
    await withPage((page) => benchReviewPaint({ ...page, words, pending, onProgress })),
  ],
  'review-opening': async () => [
    await withPage((page) => benchReviewOpening({ ...page, words, pending, onProgress })),
  ],
  'review-wire': async () => [benchWire()],
  'review-places': async () => [benchPlaces({ places: [75, 150, 300, 600], onProgress })],
  'review-desk': async () => [await benchReviewDesk({ words, pending, onProgress })],
  'review-cards': async () => [await benchCards({ words, pending, onProgress })],
};

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  began: new Date().toISOString(),
};
const tables: Table[] = [];
const failures: string[] = [];
if (!json)
  console.log(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}\n`,
  );
for (const part of options.parts) {
  try {
    for (const table of await parts[part]()) {
      tables.push(table);
      if (!json) console.log(printTable(table));
    }
  } catch (error) {
    failures.push(`${part}: ${error instanceof Error ? error.message : String(error)}`);
    console.error(`${part} could not be measured:`, error);
  }
}
if (json) console.log(JSON.stringify({ machine, tables, failures }, null, 2));
const missed = tables.flatMap((table) => table.bars).filter((bar) => bar.met === false);
if (!json && tables.length > 0)
  console.log(missed.length === 0 ? 'Every bar measured is met.' : `${missed.length} bars missed.`);
process.exitCode = failures.length > 0 || (strict && missed.length > 0) ? 1 : 0;
