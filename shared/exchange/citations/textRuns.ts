/** Runs of words without more ado. */
import type { Run } from '../../document/DocumentContent.ts';
import { NO_FORMATS, sameFormats } from '../../document/inlineFormats.ts';

export const plainRun = (text: string): Run => ({ text, formats: NO_FORMATS });

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Neighbours alike as one. */
export function joinAlike(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && sameFormats(last.formats, run.formats))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
