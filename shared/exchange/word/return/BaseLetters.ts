/**
 * The base of a file as one line of letters, each with its identity. It is written as a Word file once more and read
 * again, so that it is compared as any file is read: what writing and reading change of themselves (fonts, languages,
 * the title printed above the text) is in both and makes no difference. Letters that the desk printed of its own have
 * no identity.
 */
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { isTracked, type TrackedContent } from '../../tracked/TrackedContent.ts';
import type { WordBase } from '../base/packBase.ts';
import type { OriginParagraph } from '../base/WordOrigin.ts';
import type { LeftOut } from '../read/LeftOut.ts';
import type { WordFileOptions } from '../read/readWordFile.ts';
import { readWordFile } from '../read/readWordFile.ts';
import { bookmarkedId } from '../wordBookmarks.ts';
import { writeWord } from '../writeWord.ts';
import { Letters } from './Letters.ts';
import { matchTexts } from './matchTexts.ts';

export interface BaseLetters {
  readonly letters: Letters;
  /** By letter; null for what the desk printed of its own. */
  readonly ids: readonly (CharacterId | null)[];
  /** By paragraph of the letters: its identity as its bookmark has it, and Word's number of it. */
  readonly names: readonly { readonly id: string | null; readonly number: string }[];
  readonly content: TrackedContent;
  /** What every such file has that the page has not. */
  readonly leftOut: readonly LeftOut[];
}

/** @returns null where the base is not what this desk can write and read */
export async function readBase(
  { origin, content }: WordBase,
  options: WordFileOptions,
): Promise<BaseLetters | null> {
  // A seminar's name makes no difference to the text but to how delegations in it are told.
  const again = readWordFile(await writeWord(content, { seminar: 'x' }), options);
  if (!again.ok) return null;
  const letters = new Letters(again.content.tracked);
  const written = isTracked(content) ? content.tracked : content.paragraphs;
  const byId = new Map<string, number>();
  for (const [index, { id }] of written.entries()) if (id !== undefined && !byId.has(id)) byId.set(id, index);
  const names = new Array<string | null>(letters.paragraphs.length).fill(null);
  for (const { name, to } of again.identities.bookmarks) {
    const id = bookmarkedId(name);
    if (id !== null && byId.has(id)) names[to.paragraph] = id;
  }
  const ids = new Array<CharacterId | null>(letters.length).fill(null);
  for (const [index, id] of names.entries()) {
    const isLast = index === names.length - 1;
    const own = id === null ? (isLast ? written.length - 1 : -1) : (byId.get(id) as number);
    const paragraph = origin.paragraphs[own];
    if (paragraph === undefined) continue;
    const text = (written[own]?.runs ?? []).map((run) => run.text).join('');
    give(ids, letters, index, text, paragraph);
  }
  const { numbers } = again.identities;
  return {
    letters,
    ids,
    names: names.map((id, index) => ({ id, number: numbers[index] ?? '' })),
    content: again.content,
    leftOut: again.leftOut,
  };
}

function give(
  ids: (CharacterId | null)[],
  letters: Letters,
  index: number,
  text: string,
  { characters, mark }: OriginParagraph,
): void {
  const [start, end] = [letters.starts[index] as number, letters.ends[index] as number];
  const known = characters.flatMap(idsOf);
  const read = letters.text.slice(start, end);
  const matches =
    read.length === text.length
      ? [{ a: 0, b: 0, length: text.length }]
      : // Characters that a file cannot hold are left out of it.
        matchTexts(text + PARAGRAPH_END, read + PARAGRAPH_END);
  for (const { a, b, length } of matches)
    for (let at = 0; at < length; at++) ids[start + b + at] = known[a + at] ?? null;
  ids[end] = mark;
}

const idsOf = ({ client, clock, length }: IdRange): CharacterId[] =>
  Array.from({ length }, (_, at) => ({ client, clock: clock + at }));
