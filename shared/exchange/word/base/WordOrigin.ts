/**
 * Where a Word file comes from: which document it was written from, which of its texts, and the identity of every
 * character in it. It goes along inside the file (see `packBase.ts`), so that a file that comes back can be compared
 * with what it was when it went out, however much has happened to the text meanwhile.
 */

import type { Run } from '../../../document/DocumentContent.ts';
import { isFlowName } from '../../../document/flowNames.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import type { TrackedContent } from '../../tracked/TrackedContent.ts';

export const ORIGIN_TEXTS = ['final', 'original', 'tracked'] as const;
export type OriginText = (typeof ORIGIN_TEXTS)[number];

export interface WordOrigin {
  /** Of this export alone: 32 hexadecimal digits. */
  readonly id: string;
  /** Ids of the document and its seminar; '' where it is in none. */
  readonly document: string;
  readonly seminar: string;
  readonly text: OriginText;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By paragraph of the content, in its order: each character of its runs, and its end. */
  readonly paragraphs: readonly OriginParagraph[];
  /** The same of the texts of cells and notes, by their names (see `flowNames.ts`). */
  readonly inside: Readonly<Record<string, readonly OriginParagraph[]>>;
}

export interface OriginParagraph {
  readonly characters: readonly IdRange[];
  /** null where the last paragraph has no end of its own. */
  readonly mark: CharacterId | null;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

/** What came over a wire or in a file, read without trust; null where it is no origin. */
export function readOrigin(value: unknown): WordOrigin | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, document, seminar, text, at, paragraphs, inside } = value as Readonly<Record<string, unknown>>;
  const kind = ORIGIN_TEXTS.find((one) => one === text);
  if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id) || kind === undefined || !isCount(at)) return null;
  if (!isShort(document) || !isShort(seminar)) return null;
  const own = readParagraphs(paragraphs);
  if (own === null || typeof inside !== 'object' || inside === null) return null;
  const texts: Record<string, readonly OriginParagraph[]> = {};
  for (const [name, each] of Object.entries(inside)) {
    const read = isFlowName(name) ? readParagraphs(each) : null;
    if (read === null) return null;
    texts[name] = read;
  }
  return { id, document, seminar, text: kind, at, paragraphs: own, inside: texts };
}

function readParagraphs(value: unknown): OriginParagraph[] | null {
  if (!Array.isArray(value)) return null;
  const read: OriginParagraph[] = [];
  for (const each of value as unknown[]) {
    const paragraph = readParagraph(each);
    if (paragraph === null) return null;
    read.push(paragraph);
  }
  return read;
}

function readParagraph(value: unknown): OriginParagraph | null {
  if (typeof value !== 'object' || value === null) return null;
  const { characters, mark } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(characters)) return null;
  const ranges: IdRange[] = [];
  for (const each of characters as unknown[]) {
    const id = readId(each);
    const length = (each as { length?: unknown } | null)?.length;
    if (id === null || !isCount(length) || length === 0) return null;
    ranges.push({ ...id, length });
  }
  const end = mark === null ? null : readId(mark);
  return mark !== null && end === null ? null : { characters: ranges, mark: end };
}

function readId(value: unknown): CharacterId | null {
  if (typeof value !== 'object' || value === null) return null;
  const { client, clock } = value as Readonly<Record<string, unknown>>;
  return isCount(client) && isCount(clock) ? { client, clock } : null;
}

/** Whether an origin is of this content: as many paragraphs, each of as many characters. */
export function isOriginOf(
  { paragraphs }: WordOrigin,
  content: { readonly paragraphs: TrackedContent['tracked'] },
): boolean {
  return (
    paragraphs.length === content.paragraphs.length &&
    paragraphs.every(({ characters }, index) => {
      const runs = content.paragraphs[index]?.runs ?? [];
      return lengthOf(characters) === ownLength(runs);
    })
  );
}

/** Without what the desk prints among the characters. */
const ownLength = (runs: readonly Run[]) =>
  runs.reduce((sum, { text, printed }) => sum + (printed === true ? 0 : text.length), 0);

const lengthOf = (ranges: readonly IdRange[]) => ranges.reduce((sum, { length }) => sum + length, 0);
