/**
 * A text of the base of a file as one line of letters, each with its identity. The base is written as a Word file once
 * more and read again, so that it is compared as any file is read: what writing and reading change of themselves
 * (fonts, languages, the title printed above the text) is in both and makes no difference. Letters that the desk
 * printed of its own have no identity.
 */
import type { ParagraphContent, Run } from '../../../document/DocumentContent.ts';
import { EMBED, PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { EmbedContent } from '../../../document/EmbedContent.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import type { TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { OriginParagraph } from '../base/WordOrigin.ts';
import { Letters } from './Letters.ts';
import { matchTexts } from './matchTexts.ts';
import { pairParagraphs } from './pairParagraphs.ts';
import type { TextIdentities } from './textIdentities.ts';

export interface BaseLetters {
  readonly letters: Letters;
  /** By letter; null for what the desk printed of its own, and for an end that the last paragraph lacks. */
  readonly ids: readonly (CharacterId | null)[];
  /** By paragraph of the letters: its identity as its bookmark has it, and Word's number of it. */
  readonly names: readonly { readonly id: string | null; readonly number: string }[];
  /** By letter: what it stands for, as the document had it. */
  readonly embeds: ReadonlyMap<number, EmbedContent>;
  /** Paragraphs that the desk printed of its own, whole. */
  readonly printed: ReadonlySet<number>;
}

export interface BaseText {
  /** As the file has it when it goes out. */
  readonly read: readonly TrackedParagraph[];
  readonly identities: TextIdentities;
  /** As the document had it. */
  readonly written: readonly ParagraphContent[];
  readonly origin: readonly OriginParagraph[];
}

export function baseLetters({ read, identities, written, origin }: BaseText): BaseLetters {
  const letters = new Letters(read);
  const pairs = pairParagraphs(read, written, identities);
  const ids = new Array<CharacterId | null>(letters.length).fill(null);
  const embeds = new Map<number, EmbedContent>();
  const printed = new Set<number>();
  for (const [index, own] of pairs.entries()) {
    const [known, said] = [origin[own], written[own]];
    if (known === undefined || said === undefined) printed.add(index);
    else give({ ids, embeds }, letters, index, said.runs, known);
  }
  const names = pairs.map((own, index) => ({
    id: written[own]?.id ?? null,
    number: identities.numbers[index] ?? '',
  }));
  return { letters, ids, names, embeds, printed };
}

function give(
  { ids, embeds }: { readonly ids: (CharacterId | null)[]; readonly embeds: Map<number, EmbedContent> },
  letters: Letters,
  index: number,
  runs: readonly Run[],
  { characters, mark }: OriginParagraph,
): void {
  const [start, end] = [letters.starts[index] as number, letters.ends[index] as number];
  const known = withPrinted(runs, characters.flatMap(idsOf));
  const standing = embedsOf(runs);
  const text = runs.map((run) => run.text).join('');
  const read = letters.text.slice(start, end);
  const matches =
    read.length === text.length
      ? [{ a: 0, b: 0, length: text.length }]
      : // Characters that a file cannot hold are left out of it, and a citation is its words.
        matchTexts(text + PARAGRAPH_END, read + PARAGRAPH_END);
  for (const { a, b, length } of matches)
    for (let at = 0; at < length; at++) {
      ids[start + b + at] = known[a + at] ?? null;
      const embed = standing.get(a + at);
      if (embed !== undefined && read[b + at] === EMBED) embeds.set(start + b + at, embed);
    }
  ids[end] = mark;
}

function embedsOf(runs: readonly Run[]): Map<number, EmbedContent> {
  const found = new Map<number, EmbedContent>();
  let at = 0;
  for (const { text, embed } of runs) {
    if (embed !== undefined) found.set(at, embed);
    at += text.length;
  }
  return found;
}

/** What the desk printed among the characters has no identity. */
function withPrinted(runs: readonly Run[], ids: readonly CharacterId[]): (CharacterId | null)[] {
  let at = 0;
  return runs.flatMap(({ text, printed }): (CharacterId | null)[] => {
    if (printed === true) return new Array<null>(text.length).fill(null);
    at += text.length;
    return ids.slice(at - text.length, at);
  });
}

const idsOf = ({ client, clock, length }: IdRange): CharacterId[] =>
  Array.from({ length }, (_, at) => ({ client, clock: clock + at }));
