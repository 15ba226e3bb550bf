/**
 * What both sides touched while apart (see SPEC.md), from four texts. Pure: it reads plain data and gives
 * plain data, and may run anywhere.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import type { Author } from '../Author.ts';
import type { SuggestionId } from '../Suggestion.ts';
import type { Deed } from './deedsOf.ts';
import { charactersOf, DEEDS, deedsOf, newDecisions } from './deedsOf.ts';
import type { FourTexts, Passage } from './findPassages.ts';
import { findPassages } from './findPassages.ts';
import type { Side } from './kindOf.ts';
import { kindOf } from './kindOf.ts';
import type { Did, ReturnItem } from './ReturnItem.ts';
import type { SeenDecision, SeenParagraph } from './SeenText.ts';
import { showVersion } from './showVersion.ts';

/** In the order of the merged text; empty where nothing was touched by both. */
export function compareReturn(texts: FourTexts): ReturnItem[] {
  const here = newDecisions(texts.before, texts.mine);
  const there = newDecisions(texts.before, texts.theirs);
  const [decidedHere, decidedThere] = [otherwise(here, there), otherwise(there, here)];
  const following = followers(texts);
  const order = new Map(texts.merged.paragraphs.map(({ id }, index) => [id, index]));
  const items: ReturnItem[] = [];
  for (const passage of findPassages(texts)) {
    const bothTouched = passage.changedHere && passage.changedThere;
    if (!bothTouched && decidedHere.size === 0 && decidedThere.size === 0) continue;
    const mine = deedsOf(passage.before, passage.mine, here, texts.mine);
    const theirs = deedsOf(passage.before, passage.theirs, there, texts.theirs);
    const sides = [sideOf(mine, theirs, decidedHere), sideOf(theirs, mine, decidedThere)] as const;
    const kind = kindOf(charactersOf(passage.before), ...sides);
    if (kind === null) continue;
    items.push({
      id: idOf(sides),
      kind,
      places: placesOf(passage, following),
      mine: { did: didIn(sides[0].own), text: showVersion(passage.before, passage.mine) },
      theirs: {
        did: didIn(sides[1].own),
        by: authorsIn(sides[1].own),
        text: showVersion(passage.before, passage.theirs),
      },
      merged: showVersion(around(passage, texts), passage.merged),
    });
  }
  const place = ({ places }: ReturnItem) => order.get(places[0] ?? '') ?? order.size;
  return items.sort((a, b) => place(a) - place(b));
}

type Decisions = ReadonlyMap<SuggestionId, readonly SeenDecision[]>;

/** Suggestions that one side decided on, and the other not, or not the same. */
function otherwise(decided: Decisions, other: Decisions): Set<SuggestionId> {
  return new Set(
    [...decided]
      .filter(
        ([id, made]) => !made.every((one) => other.get(id)?.some(({ says }) => says === one.says) ?? false),
      )
      .map(([id]) => id),
  );
}

function sideOf(deeds: readonly Deed[], others: readonly Deed[], decided: ReadonlySet<SuggestionId>): Side {
  const alike = new Set(others.map(({ key }) => key));
  return { deeds, own: deeds.filter(({ key }) => !alike.has(key)), decided };
}

function didIn(deeds: readonly Deed[]): Did[] {
  const found = new Map<string, Did>();
  for (const { kind, proposed } of deeds) found.set(`${kind} ${proposed}`, { kind, proposed });
  return [...found.values()].sort(
    (a, b) => DEEDS.indexOf(a.kind) - DEEDS.indexOf(b.kind) || Number(a.proposed) - Number(b.proposed),
  );
}

function authorsIn(deeds: readonly Deed[]): Author[] {
  const found = new Map<string, Author>();
  for (const { by } of deeds) if (by !== null) found.set(`${by.id} ${by.name} ${by.delegation}`, by);
  return [...found.values()];
}

/** The paragraphs before of everything its merged version shows: remains of it may stand in another's. */
function around({ before, merged }: Passage, texts: FourTexts): readonly SeenParagraph[] {
  const roots = new Set([...before, ...merged].map(({ root }) => root));
  if (roots.size === new Set(before.map(({ root }) => root)).size) return before;
  return texts.before.paragraphs.filter(({ root }) => roots.has(root));
}

function placesOf(
  { before, merged }: Passage,
  following: ReadonlyMap<ParagraphId, ParagraphId>,
): ParagraphId[] {
  const roots = new Set(before.map(({ root }) => root));
  // Its own paragraphs before those where mere remains of it stand.
  const own = merged.filter(({ root }) => roots.has(root));
  const places = [...own, ...merged.filter((one) => !own.includes(one))].map(({ id }) => id);
  const next = following.get(before.at(-1)?.root ?? '');
  return next === undefined ? places : [...places, next];
}

/** By paragraph of the text before: what follows it in the merged text, whatever became of itself. */
function followers({ before, merged }: FourTexts): Map<ParagraphId, ParagraphId> {
  const standing = new Map(merged.paragraphs.map(({ root, id }) => [root, id]));
  const following = new Map<ParagraphId, ParagraphId>();
  let next = merged.paragraphs.at(-1)?.id;
  for (const { root } of before.paragraphs.toReversed()) {
    if (next !== undefined) following.set(root, next);
    next = standing.get(root) ?? next;
  }
  return following;
}

/** From what each did alone: two windows that compare the same find the same. (cyrb53) */
function idOf([mine, theirs]: readonly [Side, Side]): string {
  const keys = ({ own }: Side) => [...new Set(own.map(({ key }) => key))].sort().join('\n');
  const text = `${keys(mine)}\n\n${keys(theirs)}`;
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
