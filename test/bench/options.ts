/** What the command line asks for. */
import { parseArgs } from 'node:util';

export const PARTS = ['keystroke', 'paint', 'opening', 'bytes'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Words; null means each part's own. */
  readonly sizes: readonly number[] | null;
  readonly json: boolean;
  /** Ends with 1 when a bar is missed. */
  readonly strict: boolean;
}

export const USAGE = `npm run bench -- [--only ${PARTS.join(',')}] [--sizes 1000,50000] [--json] [--strict]`;

/** null where the arguments cannot be understood. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true },
        sizes: { type: 'string' },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
      },
    });
    const parts = values.only?.flatMap((list) => list.split(',')) ?? PARTS;
    const sizes = values.sizes?.split(',').map(Number) ?? null;
    if (!parts.every((part): part is Part => PARTS.includes(part as Part))) return null;
    if (sizes?.some((size) => !Number.isInteger(size) || size < 100 || size > 1_000_000)) return null;
    return { parts, sizes, json: values.json, strict: values.strict };
  } catch {
    return null;
  }
}
