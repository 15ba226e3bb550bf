/** Reads a document as a `SeenText`. One walk over the text; nothing in it is kept. */
import type * as Y from 'yjs';
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { EMBED } from '../../document/DocumentContent.ts';
import { Flow } from '../../document/Flow.ts';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import { paragraphId, parseParagraphId } from '../../document/ids.ts';
import { sameFormats } from '../../document/inlineFormats.ts';
import type { Lineage } from '../../document/Lineage.ts';
import type { FlowParagraph, FlowRun } from '../../document/readFlow.ts';
import { readFlow, shownFormats } from '../../document/readFlow.ts';
import { textsInside } from '../../document/textsInside.ts';
import type { Author } from '../Author.ts';
import { Changes } from '../Changes.ts';
import { ChangesView } from '../ChangesView.ts';
import type { Decision } from '../decisions.ts';
import type { SeenDecision, SeenParagraph, SeenRun, SeenText } from './SeenText.ts';

/** Lineages are a few steps long; a hostile one may run in a circle. */
const DEEPEST = 50;

export function readSeenText(doc: Y.Doc): SeenText {
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  try {
    const view = new ChangesView(changes, 'all');
    const paragraphs = readFlow(flow, undefined, undefined, undefined, view).flatMap((paragraph) => {
      const seen = seenParagraph(flow, view, paragraph);
      return [seen, ...seenInside(flow, view, paragraph, seen.id, new Set())];
    });
    return { paragraphs, ...recordsOf(changes) };
  } finally {
    changes.close();
    flow.close();
  }
}

function seenParagraph(
  { lineage }: Flow,
  view: ChangesView,
  { runs, mark, change }: FlowParagraph,
): SeenParagraph {
  return {
    id: paragraphId(mark),
    root: paragraphId(mark === null ? null : lineage.rootOf(mark)),
    moved: mark === null ? null : movedAs(lineage, mark),
    properties: view.propertiesOf(mark),
    change,
    runs: seenRuns(lineage, runs),
  };
}

/**
 * The paragraphs of notes and cells, behind the one they stand in, whose place is theirs.
 * @param seen names of the flows that have been read
 */
function seenInside(
  flow: Flow,
  view: ChangesView,
  { runs }: FlowParagraph,
  place: ParagraphId,
  seen: Set<string>,
): SeenParagraph[] {
  const shown = runs.filter(({ text, hidden }) => text === EMBED && hidden !== true);
  return shown
    .flatMap((run) => textsInside(flow, run, view))
    .flatMap((inner) => {
      if (seen.has(inner.name)) return [];
      seen.add(inner.name);
      return readFlow(inner, undefined, undefined, undefined, view).flatMap((paragraph) => {
        const own = seenParagraph(flow, view, paragraph);
        const root = paragraph.mark === null ? `${own.root} ${inner.name}` : own.root;
        return [{ ...own, id: place, root }, ...seenInside(inner, view, paragraph, place, seen)];
      });
    });
}

function seenRuns(lineage: Lineage, runs: readonly FlowRun[]): SeenRun[] {
  const seen: SeenRun[] = [];
  for (const run of runs) {
    if (run.hidden === true) continue;
    const formats = shownFormats(run);
    const { change = '' } = run;
    let at = 0;
    for (const { client, clock, length } of originalsOf(lineage, { ...run, length: run.text.length })) {
      const text = run.text.slice(at, at + length);
      at += length;
      const last = seen.at(-1);
      const goesOn =
        last !== undefined &&
        last.client === client &&
        last.clock + last.text.length === clock &&
        last.change === change &&
        sameFormats(last.formats, formats);
      // How Yjs happens to have cut its items says nothing: it differs between replicas.
      if (goesOn) seen[seen.length - 1] = { ...last, text: last.text + text };
      else seen.push({ client, clock, text, formats, change });
    }
  }
  return seen;
}

/** The characters as they were first typed, in the order of the copies. */
function originalsOf(lineage: Lineage, range: IdRange, deepest = DEEPEST): IdRange[] {
  const { client, clock, length } = range;
  const copies = deepest > 0 ? lineage.originsOf(range) : [];
  const found: IdRange[] = [];
  let at = clock;
  for (const { copy, original } of copies) {
    if (copy.clock < at) continue;
    if (copy.clock > at) found.push({ client, clock: at, length: copy.clock - at });
    found.push(...originalsOf(lineage, { ...original, length: copy.length }, deepest - 1));
    at = copy.clock + copy.length;
  }
  if (at < clock + length) found.push({ client, clock: at, length: clock + length - at });
  return found;
}

function movedAs(lineage: Lineage, mark: CharacterId): string | null {
  let current = mark;
  for (let steps = 0; steps < DEEPEST; steps++) {
    const origin = lineage.originOf(current);
    if (origin === null) return null;
    if (origin.kind === 'move') return paragraphId(current);
    current = origin.id;
  }
  return null;
}

function recordsOf(changes: Changes): Omit<SeenText, 'paragraphs'> {
  const decisions = new Map<string, Map<string, SeenDecision>>();
  const authors = new Map<string, Author>();
  const people = new Map<number, Author>();
  for (const { id, begun, author, decisions: made } of changes.suggestions.values()) {
    authors.set(id, author);
    people.set(begun.client, author);
    if (made.size === 0) continue;
    decisions.set(id, new Map([...made.values()].map((one) => [one.id, seenDecision(one)])));
    for (const decision of made.values()) {
      const decided = parseParagraphId(decision.id);
      if (decided !== null) people.set(decided.client, decision.author);
    }
  }
  return { decisions, authors, people };
}

function seenDecision({ author, verdict, scope }: Decision): SeenDecision {
  const about = scope?.map(({ client, clock, length }) => `${client}:${clock}+${length}`).join() ?? '';
  return { author, verdict, says: `${verdict} ${about}` };
}
