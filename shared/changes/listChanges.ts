/**
 * The suggestions of a text in the order in which they stand in it, each with what it would change, piece by
 * piece: what cards, lists and screen readers put into words.
 */
import type { ParagraphId } from '../document/DocumentContent.ts';
import { EMBED } from '../document/DocumentContent.ts';
import type { EmbedKind } from '../document/EmbedContent.ts';
import { entryId, readEmbedEntry } from '../document/embedEntries.ts';
import type { Flow } from '../document/Flow.ts';
import { parseFlowName } from '../document/flowNames.ts';
import type { CharacterId } from '../document/ids.ts';
import { paragraphId } from '../document/ids.ts';
import type { FlowParagraph, FlowRun } from '../document/readFlow.ts';
import type { Author } from './Author.ts';
import type { ChangePiece, ParagraphPiece } from './ChangePiece.ts';
import type { Changes } from './Changes.ts';
import { ChangesView } from './ChangesView.ts';
import type { Chosen } from './decide.ts';
import type { Decision } from './decisions.ts';
import { isOpen } from './memberStates.ts';
import type { Inside } from './piecesInside.ts';
import { piecesInside } from './piecesInside.ts';
import type { Status, Suggestion, SuggestionId } from './Suggestion.ts';
import { decisionsInForce } from './statusOf.ts';

export type { ChangePiece, ParagraphPiece } from './ChangePiece.ts';

/** 'partly': decided on for some of its parts, or differently for them. */
export type ChangeStatus = Status | 'partly';

export interface ListedChange {
  readonly id: SuggestionId;
  readonly author: Author;
  readonly at: number;
  readonly status: ChangeStatus;
  /** In force on any of its parts, the latest last. */
  readonly decisions: readonly Decision[];
  /** In the order of the text; neighbours alike are one. */
  readonly pieces: readonly ChangePiece[];
}

/** Those in the notes and tables that stand in it among them. */
export function piecesOfParagraph(changes: Changes, paragraph: FlowParagraph): ParagraphPiece[] {
  if (changes.empty) return [];
  return piecesOf(changes, paragraph, { flow: changes.flow, seen: new Set(), depth: 0 });
}

function piecesOf(changes: Changes, paragraph: FlowParagraph, place: Inside): ParagraphPiece[] {
  const found: ParagraphPiece[] = [];
  const inside: ParagraphPiece[] = [];
  const id = paragraphId(paragraph.mark);
  let before = 0;
  const look = (start: CharacterId, text: string, into = found) => {
    let { clock } = start;
    let offset = 0;
    for (const { length, members, chain } of changes.segments({ ...start, length: text.length }) ?? []) {
      const range = { client: start.client, clock, length };
      const part = text.slice(offset, offset + length);
      const at = before + offset;
      for (const member of members) {
        const { suggestion, status, entry, op } = member;
        const place = {
          paragraph: id,
          status,
          ranges: [{ ...range, part: entry?.id.clock ?? suggestion.begun.clock }],
        };
        const decisions = decisionsInForce(suggestion, member.clock, chain);
        const add = (piece: ChangePiece) => push(into, { suggestion, piece, decisions, offset: at });
        if (op === 'insert' || op === 'delete') {
          if (part === '\n') add({ ...place, kind: op === 'insert' ? 'split' : 'join' });
          else add({ ...place, kind: op, text: part });
        } else if (entry?.entry.kind === 'format') {
          add({ ...place, kind: 'format', text: part, set: entry.entry.set });
        } else if (entry?.entry.kind === 'property') {
          const { name, value, before } = entry.entry;
          add({ ...place, kind: 'property', name, value, before });
        }
      }
      clock += length;
      offset += length;
    }
    before += text.length;
  };
  const runs = (list: readonly FlowRun[]) => {
    for (const run of list) {
      if (run.text === EMBED) lookInside(run);
      else look(run, run.text);
    }
  };
  const lookInside = (run: FlowRun) => {
    const offset = before;
    const own: ParagraphPiece[] = [];
    look(run, run.text, own);
    const embed = embedOf(place.flow, run);
    for (const [index, { piece, ...one }] of own.entries())
      if (embed !== undefined && isText(piece)) own[index] = { ...one, piece: { ...piece, embed } };
    const all = piecesInside(place, run, new ChangesView(changes), own, (inner, more) =>
      piecesOf(changes, inner, more).map((one) => ({ ...one, piece: placeIn(one.piece, id, more.flow) })),
    );
    found.push(...all.slice(0, own.length));
    inside.push(...all.slice(own.length).map((one) => ({ ...one, offset })));
  };
  runs(paragraph.runs);
  if (paragraph.mark !== null) look(paragraph.mark, '\n');
  runs(paragraph.trailing);
  return inside.length === 0 ? found : [...found, ...inside].sort((a, b) => a.offset - b.offset);
}

function embedOf(flow: Flow, run: FlowRun): EmbedKind | 'row' | 'column' | undefined {
  const kind = parseFlowName(flow.name)?.kind;
  if (kind === 'rows') return 'row';
  return kind === 'columns' ? 'column' : readEmbedEntry(flow, entryId(flow, run), 'kind')?.kind;
}

/** A row or column is shown where its table is. */
function placeIn(piece: ChangePiece, outer: ParagraphId, flow: Flow): ChangePiece {
  const kind = parseFlowName(flow.name)?.kind;
  const isLine = piece.within === undefined && (kind === 'rows' || kind === 'columns');
  return isLine ? { ...piece, paragraph: outer } : { ...piece, within: outer };
}

/** Adds a piece, or lengthens the last one of its suggestion where it goes on. */
function push(found: ParagraphPiece[], next: ParagraphPiece): void {
  const index = found.findLastIndex((one) => one.suggestion === next.suggestion);
  const last = found[index];
  // Where it stops in between, what is between is not its.
  if (last !== undefined && last.offset + sizeOf(last) === next.offset) {
    const [a, b] = [last.piece, next.piece];
    const isEmbed = [a, b].some((one) => isText(one) && one.embed !== undefined);
    const alike =
      a.status === b.status &&
      !isEmbed &&
      ((a.kind === 'insert' && b.kind === 'insert') ||
        (a.kind === 'delete' && b.kind === 'delete') ||
        (a.kind === 'format' && b.kind === 'format' && JSON.stringify(a.set) === JSON.stringify(b.set)));
    if (alike && 'text' in a && 'text' in b) {
      const piece = { ...a, text: a.text + b.text, ranges: [...a.ranges, ...b.ranges] };
      found[index] = { ...last, piece };
      return;
    }
  }
  found.push(next);
}

const isText = (piece: ChangePiece): piece is Extract<ChangePiece, { kind: 'insert' | 'delete' }> =>
  piece.kind === 'insert' || piece.kind === 'delete';

const sizeOf = ({ piece }: ParagraphPiece) => piece.ranges.reduce((sum, { length }) => sum + length, 0);

/** @param pieces paragraph by paragraph, in the order of the text */
export function listChanges(pieces: Iterable<readonly ParagraphPiece[]>): ListedChange[] {
  const byId = new Map<
    SuggestionId,
    { suggestion: Suggestion; pieces: ChangePiece[]; decisions: Map<string, Decision> }
  >();
  for (const paragraph of pieces) {
    for (const { suggestion, piece, decisions } of paragraph) {
      let listed = byId.get(suggestion.id);
      if (listed === undefined) {
        listed = { suggestion, pieces: [], decisions: new Map() };
        byId.set(suggestion.id, listed);
      }
      listed.pieces.push(piece);
      for (const one of decisions) listed.decisions.set(one.id, one);
    }
  }
  return [...byId.values()].map(({ suggestion, pieces: all, decisions }) => {
    const statuses = new Set(all.map((piece) => piece.status));
    const [only] = statuses;
    return {
      id: suggestion.id,
      author: suggestion.author,
      at: suggestion.at,
      status: statuses.has('contested')
        ? 'contested'
        : statuses.size === 1 && only !== undefined
          ? only
          : 'partly',
      decisions: [...decisions.values()].sort((a, b) => a.at - b.at),
      pieces: all,
    };
  });
}

/** What of a change is still to be decided: all of it where nothing is decided, else those parts alone; null for none. */
export function undecidedOf(change: ListedChange): Chosen | null {
  const open = change.pieces.filter(isOpen);
  if (open.length === 0) return null;
  const all = open.length === change.pieces.length;
  return { id: change.id, scope: all ? null : open.flatMap((piece) => piece.ranges) };
}
