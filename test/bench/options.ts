/** What the command line asks for. */
import { parseArgs } from 'node:util';

/** Of documents under review; `--only review` means all of them. */
export const REVIEW_PARTS = [
  'review-keys',
  'review-paint',
  'review-opening',
  'review-wire',
  'review-places',
  'review-desk',
  'review-cards',
] as const;
export const PARTS = ['keystroke', 'paint', 'opening', 'bytes', ...REVIEW_PARTS] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Words; null means each part's own. */
  readonly sizes: readonly number[] | null;
  /** Suggestions that are pending, in documents under review. */
  readonly suggestions: number;
  readonly json: boolean;
  /** Ends with 1 when a bar is missed. */
  readonly strict: boolean;
}

export const USAGE =
  `npm run bench -- [--only ${PARTS.join(',')},review] [--sizes 1000,50000] ` +
  '[--suggestions 1000] [--json] [--strict]';

/** null where the arguments cannot be understood. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true },
        sizes: { type: 'string' },
        suggestions: { type: 'string', default: '1000' },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
      },
    });
    const parts =
      values.only
        ?.flatMap((list) => list.split(','))
        .flatMap((part) => (part === 'review' ? REVIEW_PARTS : [part])) ?? PARTS;
    const sizes = values.sizes?.split(',').map(Number) ?? null;
    if (!parts.every((part): part is Part => PARTS.includes(part as Part))) return null;
    if (sizes?.some((size) => !Number.isInteger(size) || size < 100 || size > 1_000_000)) return null;
    const suggestions = Number(values.suggestions);
    if (!Number.isInteger(suggestions) || suggestions < 1 || suggestions > 100_000) return null;
    return { parts, sizes, suggestions, json: values.json, strict: values.strict };
  } catch {
    return null;
  }
}
