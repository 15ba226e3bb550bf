/**
 * The base: what a Word file was when it went out, with the identity of every character. Packed, it is JSON, deflated,
 * in which numbers that repeat are said once: a hundred pages take some 60 KB. What is unpacked comes from a file that
 * was in other hands, and is read without trust; it can harm nothing but the comparison.
 */
import { Inflate, strFromU8, strToU8, zlibSync } from 'fflate';
import type { DocumentContent } from '../../../document/DocumentContent.ts';
import type { PaperOptions } from '../../paper/PaperOptions.ts';
import { isTracked, type TrackedContent } from '../../tracked/TrackedContent.ts';
import type { WordOrigin } from './WordOrigin.ts';
import { isOriginOf, readOrigin } from './WordOrigin.ts';

export interface WordBase {
  readonly origin: WordOrigin;
  readonly content: DocumentContent | TrackedContent;
  readonly paper: BasePaper;
}

/** What else made the file what it is: with the content it gives the same paragraphs again. */
export interface BasePaper extends Omit<PaperOptions, 'seminar' | 'created' | 'images'> {
  /** Hashes of the pictures that are in the file. */
  readonly images: readonly string[];
}

export function basePaper(options: PaperOptions): BasePaper {
  const { citations, sources, cover, annexes, images } = options;
  return {
    ...(citations === undefined ? {} : { citations }),
    ...(sources === undefined ? {} : { sources }),
    ...(cover === undefined ? {} : { cover }),
    ...(annexes === undefined ? {} : { annexes }),
    ...(options.listBrackets === undefined ? {} : { listBrackets: options.listBrackets }),
    images: [...(images?.keys() ?? [])],
  };
}

/** Content as it came from outside, checked; null where it is none. */
export type ReadContent = (value: unknown) => DocumentContent | TrackedContent | null;

/** Of what this desk writes; anything newer is not read. */
const VERSION = 1;
/** Bytes of JSON: some two thousand pages. */
const MOST = 64 * 1024 * 1024;

export function packBase({ origin, content, paper }: WordBase): Uint8Array {
  const printed = { ...paper, citations: [...(paper.citations ?? [])] };
  return zlibSync(strToU8(JSON.stringify({ version: VERSION, origin, content, paper: printed })), {
    level: 6,
  });
}

/** null for what is damaged, newer, or of another shape. */
export function unpackBase(packed: Uint8Array, readContent: ReadContent): WordBase | null {
  const json = inflate(packed);
  if (json === null) return null;
  let read: unknown;
  try {
    read = JSON.parse(strFromU8(json));
  } catch {
    return null;
  }
  const { version, origin: said, content: given, paper } = (read ?? {}) as Readonly<Record<string, unknown>>;
  const origin = readOrigin(said);
  const content = version === VERSION ? readContent(given) : null;
  if (origin === null || content === null) return null;
  if (isTracked(content) !== (origin.text === 'tracked')) return null;
  const paragraphs = isTracked(content) ? content.tracked : content.paragraphs;
  return isOriginOf(origin, { paragraphs }) ? { origin, content, paper: readPaper(paper) } : null;
}

/** Only its outermost shape: the file that is written with it is read again as any other. */
function readPaper(value: unknown): BasePaper {
  const said = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const list = (name: string): readonly unknown[] => (Array.isArray(said[name]) ? said[name] : []);
  const citations = list('citations').filter(
    (one): one is [string, string] =>
      Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string'),
  );
  const { sources, cover, annexes, listBrackets } = said as Partial<BasePaper>;
  return {
    ...(citations.length === 0 ? {} : { citations: new Map(citations) }),
    ...(sources === undefined ? {} : { sources }),
    ...(cover === undefined ? {} : { cover }),
    ...(annexes === undefined ? {} : { annexes }),
    ...(listBrackets === true ? { listBrackets } : {}),
    images: list('images').filter((one) => typeof one === 'string'),
  };
}

/** null where it is no such data, or more than anybody wrote. */
function inflate(packed: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((chunk) => {
    length += chunk.length;
    if (length <= MOST) chunks.push(chunk);
  });
  try {
    // Two bytes of zlib's own in front, four behind.
    const body = packed.subarray(2, -4);
    const STEP = 16 * 1024;
    for (let at = 0; at < body.length && length <= MOST; at += STEP)
      inflater.push(body.subarray(at, at + STEP), at + STEP >= body.length);
  } catch {
    return null;
  }
  if (length > MOST) return null;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
