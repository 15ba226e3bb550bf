/**
 * npm run bench: what a keystroke, a paint, an opening and a wire cost, ours beside its peers, in one run.
 * Every figure is measured here and now; a bar that is missed says so (and ends with 1 under --strict).
 */
import { cpus, totalmem } from 'node:os';
import { benchBytes } from './bytes.ts';
import { benchKeystroke } from './keystroke/benchKeystroke.ts';
import { type Part, readOptions, USAGE } from './options.ts';
import { benchOpening } from './screen/benchOpening.ts';
import { benchPaint } from './screen/benchPaint.ts';
import { withPage } from './screen/withPage.ts';
import { printTable, type Table } from './Table.ts';

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exit(2);
}
const { sizes, json, strict } = options;
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
