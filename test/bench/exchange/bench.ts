/**
 * npm run bench:exchange: what exports and reading Word files take, ours beside its peers in one run, and whether what
 * is copied out of a PDF is what was written. `--only exports`, `--only reading` or `--only scripts` for one of them,
 * `--keep DIR` to look at the pages, `--strict` to end with 1 where a bar is missed.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { printTable, type Table } from '../Table.ts';
import { benchExports } from './benchExports.ts';
import { benchReading } from './benchReading.ts';
import { benchScripts } from './benchScripts.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'exports,reading,scripts' },
    keep: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
});
const parts: Readonly<Record<string, () => Promise<Table>>> = {
  exports: () => benchExports((line) => console.error(`... ${line}`)),
  reading: benchReading,
  scripts: () => benchScripts(values.keep),
};
const asked = values.only.split(',');
if (asked.some((part) => parts[part] === undefined)) {
  console.error(
    'npm run bench:exchange -- [--only exports,reading,scripts] [--keep DIR] [--json] [--strict]',
  );
  process.exit(2);
}
if (!values.json)
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
const tables: Table[] = [];
for (const part of asked) {
  const table = await (parts[part] as () => Promise<Table>)();
  tables.push(table);
  if (!values.json) console.log(printTable(table));
}
if (values.json) console.log(JSON.stringify({ tables }, null, 2));
const missed = tables.flatMap(({ bars }) => bars).filter(({ met }) => met === false);
if (!values.json)
  console.log(missed.length === 0 ? 'Every bar measured is met.' : `${missed.length} bars missed.`);
process.exitCode = values.strict && missed.length > 0 ? 1 : 0;
