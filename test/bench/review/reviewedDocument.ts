/**
 * The sample text as a document under negotiation: suggestions of two dozen sessions, decisions, contested
 * ones and threads of comments, as they come about, through the same code that the editor uses. With it comes the same document
 * before anyone proposed anything, to be compared with.
 */
import * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import { Changes } from '../../../shared/changes/Changes.ts';
import { ChangesView } from '../../../shared/changes/ChangesView.ts';
import { decide } from '../../../shared/changes/decide.ts';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import type { Edit, InsertEdit, Neighbours } from '../../../shared/document/editFlow.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { locate } from '../../../shared/document/locate.ts';
import type { FlowParagraph, FlowRun } from '../../../shared/document/readFlow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import { sampleDocument } from '../contenders/sampleDocument.ts';
import type { SampleParagraph } from '../sampleText.ts';
import { addThreads } from './addThreads.ts';
import type { Fate, PlannedSuggestion, ReviewCounts } from './planSuggestions.ts';
import { planSuggestions, SESSIONS } from './planSuggestions.ts';

export interface ReviewedDocument {
  /** One update each: the text alone, and the same text with all that was proposed and decided on it. */
  readonly plain: Uint8Array;
  readonly reviewed: Uint8Array;
}

const DELEGATIONS = ['FJ', 'WS', 'TH', 'MY', 'NP', 'BT', 'KE', 'CN'];
const BEGAN = Date.UTC(2018, 5, 1);
const WORDS = ['and quality assurance', 'where appropriate', 'in particular', 'on a voluntary basis'];

/** @param nth of a session, or of an editor behind them */
function author(nth: number): Author {
  const id = String(nth).padStart(32, '0');
  return { id, name: `Delegate ${nth}`, delegation: DELEGATIONS[nth % DELEGATIONS.length] as string };
}

/** Suggestions that a session makes before another has its turn. */
const TURN = 8;

export function reviewedDocument(
  paragraphs: readonly SampleParagraph[],
  counts: ReviewCounts,
): ReviewedDocument {
  const plain = sampleDocument(paragraphs);
  const shared = open(plain, 100);
  const text = readFlow(shared.flow);
  const desks = Array.from({ length: SESSIONS }, (_, session) => open(plain, 1000 + session));
  const fates = new Map<string, Fate>();
  // Together in a room: whoever has the turn has received what the others wrote before.
  for (const { session, planned } of turnsOf(planSuggestions(paragraphs, counts))) {
    const desk = desks[session] as Desk;
    exchange(shared, desk);
    for (const one of planned) fates.set(propose(desk, one, text), one.fate);
    exchange(desk, shared);
  }
  for (const desk of desks) desk.close();
  const fated = (...wanted: Fate[]) => [...fates].flatMap(([id, fate]) => (wanted.includes(fate) ? id : []));
  const merged = shared.close();
  const decided = [
    decideApart(merged, 2000, 'accepted', fated('accepted', 'contested')),
    decideApart(merged, 2001, 'rejected', fated('rejected', 'contested')),
  ];
  return { plain, reviewed: commentedOn(Y.mergeUpdates([merged, ...decided]), counts.threads) };
}

/** People who comment, each in a session of their own. */
const COMMENTERS = 10;

function commentedOn(update: Uint8Array, threads: number): Uint8Array {
  const desks = Array.from({ length: COMMENTERS }, (_, index) => open(update, 3000 + index));
  const [first] = desks;
  if (first === undefined) throw new Error('nobody comments');
  const shown = readFlow(first.flow, undefined, undefined, undefined, new ChangesView(first.changes));
  addThreads(desks, shown, threads, now, () => {
    for (const desk of desks) exchange(desk, first);
    for (const desk of desks) exchange(first, desk);
  });
  const [whole] = desks.map((desk) => desk.close());
  return whole as Uint8Array;
}

function turnsOf(
  all: readonly PlannedSuggestion[],
): { session: number; planned: readonly PlannedSuggestion[] }[] {
  const turns: { session: number; planned: readonly PlannedSuggestion[] }[] = [];
  for (let round = 0; ; round++) {
    const before = turns.length;
    for (let session = 0; session < SESSIONS; session++) {
      const planned = all.filter((one) => one.session === session).slice(round * TURN, (round + 1) * TURN);
      if (planned.length > 0) turns.push({ session, planned });
    }
    if (turns.length === before) return turns;
  }
}

function exchange(from: Desk, to: Desk): void {
  const [a, b] = [from.flow.doc, to.flow.doc];
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'bench');
}

interface Desk {
  readonly author: Author;
  readonly flow: Flow;
  readonly changes: Changes;
  readonly writer: ReviewWriter;
  /** @returns all it holds, as one update */
  close(): Uint8Array;
}

let now = BEGAN;

function open(update: Uint8Array, client: number): Desk {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, update);
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const self = author(client);
  const writer = new ReviewWriter({ changes, author: self, now: () => now });
  writer.mode = 'suggesting';
  return {
    author: self,
    flow,
    changes,
    writer,
    close() {
      changes.close();
      flow.close();
      const all = Y.encodeStateAsUpdate(doc);
      doc.destroy();
      return all;
    },
  };
}

/** @returns the suggestion it became */
function propose(
  { flow, changes, writer }: Desk,
  planned: PlannedSuggestion,
  text: readonly FlowParagraph[],
): string {
  now = BEGAN + planned.paragraph * 60_000;
  const before = changes.suggestions.size;
  writer.write(editsOf(planned, text, flow), 'bench');
  if (changes.suggestions.size !== before + 1)
    throw new Error(`${planned.deed} in paragraph ${planned.paragraph} is no suggestion of its own`);
  return [...changes.suggestions.keys()].at(-1) as string;
}

/** Last place first, as the editor gives them. */
function editsOf(
  { deed, paragraph, from, to }: PlannedSuggestion,
  text: readonly FlowParagraph[],
  flow: Flow,
): Edit[] {
  const { runs, mark, length } = text[paragraph] as FlowParagraph;
  if (mark === null) throw new Error('the paragraph has no end of its own');
  const between = (first: number, last: number): Neighbours => ({
    left: characterAt(runs, first - 1),
    right: characterAt(runs, last) ?? mark,
  });
  // The paragraphs are those of the beginning; by now others may have written in front of this one.
  const at = placeOf(flow, deed === 'join' ? mark : (characterAt(runs, from) ?? mark));
  const insert = (put: string): InsertEdit => ({
    kind: 'insert',
    at,
    text: put,
    formats: NO_FORMATS,
    inherits: false,
    marks: [],
    between: between(from, from),
  });
  const words = WORDS[paragraph % WORDS.length] as string;
  const chosen = cut(runs, from, to);
  switch (deed) {
    case 'insert':
      return [insert(`${words} `)];
    case 'delete':
      return [{ kind: 'delete', at, runs: chosen, between: between(from, to) }];
    case 'replace':
      return [{ kind: 'delete', at, runs: chosen, between: between(from, to) }, insert(words)];
    case 'format':
      return [{ kind: 'format', at, runs: chosen, set: { italic: true } }];
    case 'split':
      return [insert('\n')];
    case 'join': {
      const end: FlowRun = { ...mark, text: '\n', formats: NO_FORMATS };
      const left = characterAt(runs, length - 2);
      const right = text[paragraph + 1]?.runs[0] ?? null;
      return [{ kind: 'delete', at, runs: [end], between: { left, right } }];
    }
    case 'style':
      return [{ kind: 'property', mark, name: 'style', value: 'quote' }];
  }
}

/** An editor alone with what all have proposed. @returns what they decided, as an update */
function decideApart(update: Uint8Array, client: number, verdict: Verdict, ids: readonly string[]) {
  const desk = open(update, client);
  for (const id of ids) decide(desk.changes, desk.author, now++, verdict, [{ id, scope: null }], 'bench');
  return desk.close();
}

/** Characters in front of one that stands. */
function placeOf(flow: Flow, { client, clock }: CharacterId): number {
  const [found] = locate(flow, [{ client, clock, length: 1 }]);
  if (found?.alive !== true) throw new Error('that character is gone');
  return found.at;
}

function cut(runs: readonly FlowRun[], from: number, to: number): FlowRun[] {
  let start = 0;
  return runs.flatMap((run) => {
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, run.text.length)];
    start += run.text.length;
    return first < end ? [{ ...run, clock: run.clock + first, text: run.text.slice(first, end) }] : [];
  });
}

const characterAt = (runs: readonly FlowRun[], offset: number): CharacterId | null =>
  offset < 0 ? null : (cut(runs, offset, offset + 1)[0] ?? null);
