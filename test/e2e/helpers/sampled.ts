/**
 * All tests together must stay under twenty minutes on two cores. Of looks and measurements that differ in little a
 * sample runs with them, and all of them where RAPPORTEUR_LONG is set.
 */
const isLong = process.env['RAPPORTEUR_LONG'] !== undefined;

/** @param sample those that always run; @param rest the others */
export function sampled<T>(sample: readonly T[], rest: readonly T[]): readonly T[] {
  return isLong ? [...sample, ...rest] : sample;
}

/** What is measured in full by `npm run bench`. */
export const skipsLong = !isLong;
