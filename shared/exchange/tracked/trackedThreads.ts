/**
 * The threads of a document as a file carries them: each with its replies, whether it is resolved, and where it
 * stands. A thread whose text is gone stands where that was, with the words it was about; none is left out.
 */
import type { Changes } from '../../changes/Changes.ts';
import { ChangesView } from '../../changes/ChangesView.ts';
import type { Addressee } from '../../changes/comments/Addressee.ts';
import { AnchorIndex } from '../../changes/comments/AnchorIndex.ts';
import type { Comments } from '../../changes/comments/Comments.ts';
import type { ThreadId } from '../../changes/comments/commentEntries.ts';
import { knownPeople } from '../../changes/comments/knownPeople.ts';
import type { MessagePart } from '../../changes/comments/messageParts.ts';
import type { Stretch } from '../../changes/comments/paragraphStretches.ts';
import { paragraphStretches } from '../../changes/comments/paragraphStretches.ts';
import { placeThreads } from '../../changes/comments/placeThreads.ts';
import { quoteText } from '../../changes/comments/Quote.ts';
import type { Message, Thread } from '../../changes/comments/Thread.ts';
import type { FlowParagraph } from '../../document/readFlow.ts';
import { readFlow } from '../../document/readFlow.ts';
import type { PlaceMap } from './PlaceMap.ts';
import { printedDelegation } from './printedAuthor.ts';
import type { ReviewWords } from './reviewWords.ts';
import { reviewWords } from './reviewWords.ts';
import type { TextPlace, TrackedComment, TrackedReply } from './TrackedContent.ts';

export function trackedThreads(
  changes: Changes,
  comments: Comments,
  places: PlaceMap,
  language: string,
): TrackedComment[] {
  const { threads } = comments;
  if (threads.length === 0) return [];
  const words = reviewWords(language);
  const people = knownPeople(changes, comments);
  const name = (to: Addressee) =>
    to.kind === 'person' ? (people.get(to.id) ?? to).name : printedDelegation(to.delegation, language);
  const spots = spotsOf(changes, threads, places);
  return threads.map((thread) => {
    const spot = spots.get(thread.id) ?? { from: places.end, to: places.end, detached: true };
    const [first, ...answers] = thread.messages.map((message) => said(message, name, words));
    const quote = quoteText(thread.quote).trim();
    const about = spot.detached && quote !== '' ? `${words.detached} “${quote}”\n` : '';
    const assigned = thread.assignments.map(({ author, at, to }) => ({
      author,
      at,
      text: `${words.assigned} ${name(to)}`,
    }));
    return {
      ...(first as TrackedReply),
      text: about + (first as TrackedReply).text,
      from: spot.from,
      to: spot.to,
      resolved: thread.resolved !== null,
      replies: [...answers, ...assigned],
    };
  });
}

interface Spot {
  readonly from: TextPlace;
  readonly to: TextPlace;
  readonly detached: boolean;
}

function spotsOf(changes: Changes, threads: readonly Thread[], places: PlaceMap): Map<ThreadId, Spot> {
  const index = new AnchorIndex(changes, threads);
  const shown = readFlow(changes.flow, undefined, undefined, undefined, new ChangesView(changes));
  const stretches = new Map<FlowParagraph, readonly Stretch[]>();
  for (const paragraph of shown) stretches.set(paragraph, paragraphStretches(changes, index, paragraph));
  const apart = new Set(threads.filter(({ anchor }) => anchor.kind === 'suggestion').map(({ id }) => id));
  const standing = reachesOf(shown, stretches, apart);
  const found = new Map<ThreadId, Spot>();
  for (const [id, place] of placeThreads(changes, threads, shown, (one) => stretches.get(one) ?? [])) {
    if (place === null) continue;
    const reach = place.detached ? undefined : standing.get(id);
    if (reach === undefined) {
      const at = places.before(place.at);
      found.set(id, { from: at, to: at, detached: place.detached });
    } else {
      const [from, to] = [places.before(reach.from), places.behind(reach.to - 1)];
      found.set(id, { from, to, detached: false });
    }
  }
  return found;
}

interface Reach {
  from: number;
  to: number;
}

/**
 * From the first character a thread is about to the last, in characters of the flow.
 * @param apart threads on suggestions, whose parts may be far from one another: the first part stands for all
 */
function reachesOf(
  shown: readonly FlowParagraph[],
  stretches: ReadonlyMap<FlowParagraph, readonly Stretch[]>,
  apart: ReadonlySet<ThreadId>,
): Map<ThreadId, Reach> {
  const reaches = new Map<ThreadId, Reach>();
  let start = 0;
  for (const paragraph of shown) {
    for (const { thread, from, to } of stretches.get(paragraph) ?? []) {
      const known = reaches.get(thread);
      if (known === undefined) reaches.set(thread, { from: start + from, to: start + to });
      else if (!apart.has(thread) || known.to >= start + from) known.to = Math.max(known.to, start + to);
    }
    start += paragraph.length;
  }
  return reaches;
}

type Naming = (to: Addressee) => string;

function said({ author, at, parts, otherVersions }: Message, name: Naming, words: ReviewWords): TrackedReply {
  const others = otherVersions.map((other) => `\n${words.otherVersion} ${inWords(other, name)}`);
  return { author, at, text: inWords(parts, name) + others.join('') };
}

function inWords(parts: readonly MessagePart[], name: Naming): string {
  return parts.map((part) => (typeof part === 'string' ? part : `@${name(part)}`)).join('');
}
