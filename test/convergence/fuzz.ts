/**
 * npm run fuzz -- --runs N --seed S [--profile P] [--pieces]
 * The profiles `suggestions` and `suggestedMoves` are sessions of a kind of their own (see review/reviewRun.ts), and
 * so are `tables` (tables/tablesRun.ts) and `agreement` (agreement/agreementRun.ts).
 * Random sessions from seed S on. Prints the seed of any run that is not clean, and ends with 1 then.
 */
import { parseArgs } from 'node:util';
import { agreementRun } from './agreement/agreementRun.ts';
import type { ProfileName } from './deeds.ts';
import { PROFILES } from './deeds.ts';
import type { FuzzResult } from './fuzzRun.ts';
import { fuzzRun } from './fuzzRun.ts';
import { reviewRun } from './review/reviewRun.ts';
import { tablesRun } from './tables/tablesRun.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    profile: { type: 'string', default: 'all' },
    log: { type: 'boolean', default: false },
    pieces: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const firstSeed = Number(values.seed);
const names = [...Object.keys(PROFILES), 'suggestions', 'suggestedMoves', 'tables', 'agreement'];
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(firstSeed) || !names.includes(values.profile)) {
  console.error(`Use --runs N --seed S --profile ${names.join('|')} [--pieces] [--log]`);
  process.exit(2);
}

function runOnce(seed: number, log?: (line: string) => void): FuzzResult {
  if (values.profile === 'tables') return tablesRun(seed, log);
  if (values.profile === 'agreement') return agreementRun(seed, log);
  if (values.profile.startsWith('suggest')) return reviewRun(seed, values.profile === 'suggestedMoves', log);
  return fuzzRun(seed, values.profile as ProfileName, log, values.pieces);
}

const began = performance.now();
let deeds = 0;
let unclean = 0;
for (let run = 0; run < runs; run++) {
  const seed = firstSeed + run;
  const log = values.log ? console.log : undefined;
  const result = runOnce(seed, log);
  deeds += result.deeds;
  if (result.faults.length > 0) {
    unclean++;
    console.error(`seed ${seed} (${values.profile}): ${result.faults.join('\n  ')}`);
  }
  if ((run + 1) % 1000 === 0) console.error(`${run + 1} of ${runs} runs, ${unclean} not clean`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `${values.profile}: ${runs} runs from seed ${firstSeed}, ${deeds} deeds, ${runs - unclean} clean, ${unclean} not, ${seconds} s`,
);
process.exitCode = unclean === 0 ? 0 : 1;
