/** Reads every kept file and compares it with its name; changes nothing. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isHash } from '../../../shared/exchange/pictures/hashOf.ts';
import { KeptFiles } from './KeptFiles.ts';

export interface ExaminedFiles {
  /** Hashes of those that are what they were. */
  readonly whole: ReadonlySet<string>;
  /** And of those that are no longer. */
  readonly damaged: readonly string[];
}

export async function examineFiles(folder: string): Promise<ExaminedFiles> {
  const files = new KeptFiles(folder);
  const damaged: string[] = [];
  const whole = new Set<string>();
  const inside = (path: string) =>
    existsSync(path) && statSync(path).isDirectory() ? readdirSync(path) : [];
  for (const shelf of inside(folder)) {
    for (const hash of inside(join(folder, shelf))) {
      if (!isHash(hash) || !hash.startsWith(shelf)) continue;
      // One at a time: together they may be larger than the memory.
      if ((await files.read(hash)) === null) damaged.push(hash);
      else whole.add(hash);
    }
  }
  return { whole, damaged };
}
