/** What sort of passage it is (R8), and whether it is to be listed at all (R7). */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import type { SuggestionId } from '../Suggestion.ts';
import type { Deed, SeenCharacter } from './deedsOf.ts';
import { suggestionsIn } from './deedsOf.ts';

export const RETURN_KINDS = ['decision', 'deletion', 'move', 'both'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** One side, in one passage. */
export interface Side {
  readonly deeds: readonly Deed[];
  /** What the other did not do as well. */
  readonly own: readonly Deed[];
  /** Suggestions it decided on, anywhere in the document, otherwise than the other. */
  readonly decided: ReadonlySet<SuggestionId>;
}

/** null where the passage is not to be listed. */
export function kindOf(before: readonly SeenCharacter[], mine: Side, theirs: Side): ReturnKind | null {
  const pairs = [
    [mine, theirs],
    [theirs, mine],
  ] as const;
  if (pairs.some(([decider, other]) => editsDecided(before, decider, other))) return 'decision';
  if (mine.own.length === 0 || theirs.own.length === 0) return null;
  if (pairs.some(([deleter, other]) => editsDeleted(before, deleter, other))) return 'deletion';
  return [...mine.own, ...theirs.own].some(({ kind }) => kind === 'move') ? 'move' : 'both';
}

const isDecision = ({ kind }: Deed) => kind === 'accept' || kind === 'reject' || kind === 'reopen';

function editsDecided(before: readonly SeenCharacter[], decider: Side, other: Side): boolean {
  if (decider.decided.size === 0 || other.own.length === 0) return false;
  const belongs = new Map(before.map(({ key, signs }) => [key, suggestionsIn(signs)]));
  const isAbout = (id: SuggestionId) => decider.decided.has(id);
  return other.deeds.some((deed) => {
    const about = deed.suggestions.filter(isAbout);
    if (about.length > 0) return !isDecision(deed) || about.some((id) => other.decided.has(id));
    // Put in the middle of its text.
    const [left, right] = deed.between.map((at) => belongs.get(at) ?? []);
    return left?.some((id) => isAbout(id) && right?.includes(id) === true) ?? false;
  });
}

function editsDeleted(before: readonly SeenCharacter[], deleter: Side, other: Side): boolean {
  const isOut = ({ key }: Deed) => key.startsWith('out');
  const out = new Set(deleter.deeds.filter(isOut).map(({ at }) => at));
  const ownOut = new Set(deleter.own.filter(isOut).map(({ at }) => at));
  if (ownOut.size === 0) return false;
  const whole = paragraphsIn(before, out);
  return other.own.some((deed) => {
    if (isOut(deed)) return false;
    if (deed.home !== null && whole.has(deed.home)) return true;
    if (deed.onBefore) return ownOut.has(deed.at);
    return deed.between.length === 2 && deed.between.every((at) => ownOut.has(at));
  });
}

/** The paragraphs whose every character is among these; an empty one, whose end is. */
function paragraphsIn(before: readonly SeenCharacter[], out: ReadonlySet<string>): Set<ParagraphId> {
  const whole = new Set<ParagraphId>();
  const rest = new Set<ParagraphId>();
  for (const { key, paragraph } of before) {
    const isEnd = key === paragraph.root;
    if (isEnd && paragraph.runs.length > 0) continue;
    (out.has(key) ? whole : rest).add(paragraph.root);
  }
  for (const root of rest) whole.delete(root);
  return whole;
}
