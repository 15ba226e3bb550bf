/**
 * How what a person does on the screen is written down. While suggesting, nothing that others wrote is
 * touched: what is deleted, formatted or restyled becomes an entry of a suggestion, and what is typed belongs
 * to it. While editing, the text itself changes; only where somebody's proposal stands in the way is that
 * proposal decided instead, so that it leaves a trace: deleting text another proposes rejects it, deleting
 * text proposed to be deleted accepts that, and setting a format against a proposed one rejects that.
 */
import { PARAGRAPH_END } from '../document/DocumentContent.ts';
import type { DeleteEdit, Edit, FormatEdit, InsertEdit, PropertyEdit } from '../document/editFlow.ts';
import { editFlow } from '../document/editFlow.ts';
import type { Flow } from '../document/Flow.ts';
import { parseFlowName } from '../document/flowNames.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import { pushRange } from '../document/ids.ts';
import type { FlowRun } from '../document/readFlow.ts';
import type { Author } from './Author.ts';
import type { Changes } from './Changes.ts';
import { chooseSuggestion } from './chooseSuggestion.ts';
import { concerns } from './concerns.ts';
import { writeDecisions } from './decide.ts';
import type { Scope } from './decisions.ts';
import { pushScope } from './decisions.ts';
import type { Entry } from './entries.ts';
import { writeEntry } from './entries.ts';
import { insertedInside, isWrittenByOthers } from './inside.ts';
import { isOpen } from './memberStates.ts';
import type { Proposal } from './Proposal.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { emptyReviewChange } from './ReviewChange.ts';
import type { Suggestion } from './Suggestion.ts';
import type { SegmentMember } from './segments.ts';
import { standingForSame } from './standingForSame.ts';
import { areNeighbours, firstStanding, struckRun } from './struckRun.ts';
import { withdrawOwn } from './withdrawOwn.ts';

export const MODES = ['editing', 'suggesting'] as const;
export type WritingMode = (typeof MODES)[number];

export interface WrittenEdits {
  readonly change: ReviewChange;
  /** What was done to the text itself, last place first, as the edits came. */
  readonly placed: readonly Edit[];
  /** The text is not what the screen shows now: something was written beside it instead. */
  readonly kept: boolean;
}

export interface ReviewWriterOptions {
  readonly changes: Changes;
  readonly author: Author;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Verdicts {
  readonly accepted: Map<Suggestion, Scope[]>;
  readonly rejected: Map<Suggestion, Scope[]>;
}

export class ReviewWriter {
  readonly #changes: Changes;
  readonly #author: Author;
  readonly #now: () => number;
  mode: WritingMode = 'editing';
  /** The first character that the last edit of the text proposed to delete, where that is all it did. */
  #struck: CharacterId | null = null;

  constructor({ changes, author, now }: ReviewWriterOptions) {
    this.#changes = changes;
    this.#author = author;
    this.#now = now;
  }

  /**
   * One transaction. `edits` come last place first.
   * @param flow the text they are of: the body where left out
   */
  write(edits: readonly Edit[], origin: unknown, flow: Flow = this.#changes.flow): WrittenEdits {
    const { doc } = flow;
    if (this.mode === 'suggesting') return doc.transact(() => this.#suggest(flow, edits, origin), origin);
    this.#noteStruck(flow, edits);
    if (this.#changes.empty) {
      return {
        change: { ...emptyReviewChange(this.#changes.arrivals), text: editFlow(flow, edits, origin) },
        placed: edits,
        kept: false,
      };
    }
    return doc.transact(() => this.#edit(flow, edits, origin), origin);
  }

  // ---- editing ----

  #edit(flow: Flow, edits: readonly Edit[], origin: unknown): WrittenEdits {
    const changes = this.#changes;
    const verdicts: Verdicts = { accepted: new Map(), rejected: new Map() };
    const placed = edits.flatMap((edit): readonly Edit[] => {
      if (edit.kind === 'delete' && edit.moved !== true) return this.#deleteDirectly(edit, verdicts);
      if (edit.kind === 'format') this.#overrule(edit.runs, Object.keys(edit.set), verdicts);
      if (edit.kind === 'property') this.#overrule([{ ...edit.mark, text: '\n' }], [edit.name], verdicts);
      return [edit];
    });
    if (placed.some((edit) => edit.kind === 'insert') && changes.openOf(changes.flow.doc.clientID) !== null)
      changes.log.push([writeEntry({ kind: 'end' })]);
    const text = editFlow(flow, placed, origin);
    const decisions = [
      ...writeDecisions(changes, this.#author, this.#now(), 'accepted', verdicts.accepted),
      ...writeDecisions(changes, this.#author, this.#now(), 'rejected', verdicts.rejected),
    ];
    return {
      change: { ...emptyReviewChange(changes.arrivals), text, decisions },
      placed,
      kept: decisions.length > 0,
    };
  }

  #deleteDirectly(edit: DeleteEdit, verdicts: Verdicts): DeleteEdit[] {
    return this.#split(edit, (members, range) => {
      const deleted = members.filter((one) => one.op === 'delete' && isOpen(one));
      // Own text that nobody said anything about is simply taken back.
      const inserted = members.find(
        (one) => one.op === 'insert' && isOpen(one) && (!this.#isOwn(one) || deleted.length > 0),
      );
      if (inserted !== undefined) {
        note(verdicts.rejected, inserted, range);
        return 'keep';
      }
      for (const one of deleted) note(verdicts.accepted, one, range);
      for (const inside of insertedInside(this.#changes, range))
        if (isOpen(inside.member) && !this.#isOwn(inside.member))
          note(verdicts.rejected, inside.member, inside.range);
      return deleted.length > 0 ? 'keep' : 'delete';
    });
  }

  /** Rejects what is proposed under these names where something else is set directly. */
  #overrule(
    runs: readonly Pick<FlowRun, 'client' | 'clock' | 'text'>[],
    names: readonly string[],
    verdicts: Verdicts,
  ): void {
    for (const { client, clock, text } of runs) {
      let at = clock;
      for (const { length, members } of this.#changes.segments({ client, clock, length: text.length }) ??
        []) {
        for (const member of members) {
          if (concerns(member, names) && this.#lies(member))
            note(verdicts.rejected, member, { client, clock: at, length });
        }
        at += length;
      }
    }
  }

  // ---- suggesting ----

  #suggest(flow: Flow, edits: readonly Edit[], origin: unknown): WrittenEdits {
    const changes = this.#changes;
    const proposals: Proposal[] = [];
    const placed: Edit[] = [];
    const cuts: Cut[] = [];
    const end = this.#endOfStruck(flow, edits);
    for (const edit of edits) {
      if (edit.kind === 'insert') {
        // What is not shown of a paragraph is not what was moved.
        if (edit.copyOf?.every((run) => run.hidden === true) !== true)
          placed.push(
            end === null || edit.closes === true
              ? behindReplaced(standingForSame(flow, edit), cuts)
              : { ...edit, at: end, inherits: false },
          );
      } else if (edit.kind === 'delete') {
        const own = this.#proposeDeletion(edit, proposals);
        placed.push(...own);
        const gone = lengthOf(own);
        cuts.push({ at: edit.at, gone, kept: lengthOf([edit]) - gone });
      } else if (edit.kind === 'format') {
        placed.push(...this.#proposeFormat(edit, proposals));
      } else if (edit.kind === 'entry' || this.#isOwnEnd(edit)) {
        // What is said of an image or a row is said at once: nobody reviews an alternative text.
        placed.push(edit);
      } else {
        proposals.push({ kind: 'property', edit });
      }
    }
    const change = emptyReviewChange(changes.arrivals);
    const inserts = placed.filter((edit): edit is InsertEdit => edit.kind === 'insert');
    if (inserts.length > 0 || proposals.length > 0) {
      const suggestion = chooseSuggestion(
        changes,
        this.#author,
        flow,
        edits,
        inserts.length > 0,
        this.#now(),
      );
      this.#propose(suggestion, proposals, change);
    }
    const text = editFlow(flow, placed, origin);
    this.#noteStruck(flow, edits);
    const kept = proposals.length > 0 || growth(edits) !== growth(placed) || isElsewhere(edits, placed);
    return { change: { ...change, text }, placed, kept };
  }

  /** Where what is typed in front of text struck just now has to go: it replaces that, as if it had been selected. */
  #endOfStruck(flow: Flow, edits: readonly Edit[]): number | null {
    const typed = edits.filter((edit) => edit.kind !== 'insert' || edit.closes !== true);
    const [first] = typed;
    // Rows and columns are no words that one replaces another.
    if (this.#struck === null || first?.kind !== 'insert' || isTableSide(flow)) return null;
    const { at, between: { left = null, right = null } = {} } = first;
    const alike = typed.every(
      (edit) => edit.kind === 'insert' && edit.at === at && !edit.text.includes(PARAGRAPH_END),
    );
    if (!alike || right === null || !areNeighbours(flow, left, right)) return null;
    const isStruck = (members: readonly SegmentMember[]) =>
      members.some((one) => one.op === 'delete' && one.status === 'pending' && this.#isOwn(one));
    const length = struckRun(this.#changes, right, this.#struck, isStruck);
    return length === 0 ? null : at + length;
  }

  #noteStruck(flow: Flow, edits: readonly Edit[]): void {
    const text = edits.filter(
      (edit) => edit.kind === 'delete' || (edit.kind === 'insert' && edit.closes !== true),
    );
    if (text.length === 0) return;
    const deletions = text.filter((edit) => edit.kind === 'delete');
    const runs = deletions.length < text.length ? [] : deletions.toReversed().flatMap((edit) => edit.runs);
    this.#struck = this.mode === 'suggesting' ? firstStanding(flow, runs) : null;
  }

  #proposeDeletion(edit: DeleteEdit, proposals: Proposal[]): DeleteEdit[] {
    return this.#split(edit, (members, range) => {
      const isOwn = members.some(
        (one) => one.op === 'insert' && one.status === 'pending' && this.#isOwn(one),
      );
      if (isOwn && !isWrittenByOthers(this.#changes, range, this.#author.id)) return 'delete';
      const again = members.some((one) => one.op === 'delete' && isOpen(one) && this.#isOwn(one));
      if (!again) proposals.push({ kind: 'delete', range });
      return 'keep';
    });
  }

  #proposeFormat(edit: FormatEdit, proposals: Proposal[]): FormatEdit[] {
    const own: FormatEdit[] = [];
    let { at } = edit;
    for (const run of edit.runs) {
      for (const part of this.#parts(run)) {
        if (this.#isMine(part.members, Object.keys(edit.set))) own.unshift({ ...edit, at, runs: [part.run] });
        else proposals.push({ kind: 'format', run: part.run, set: edit.set });
        at += part.run.text.length;
      }
    }
    return own;
  }

  #propose(begun: CharacterId, proposals: readonly Proposal[], change: ReviewChange): void {
    const changes = this.#changes;
    const overlays = proposals.filter((one) => one.kind !== 'delete');
    const entries = withdrawOwn(changes, begun, overlays, change).flatMap((entry) =>
      this.#underOriginals(entry),
    );
    const ranges: IdRange[] = [];
    for (const proposal of proposals) {
      if (proposal.kind !== 'delete') continue;
      for (const range of this.#originals(proposal.range)) pushRange(ranges, range);
    }
    for (const range of ranges) entries.push({ kind: 'delete', begun: begun.clock, range });
    change.entries.push(...changes.log.push(entries.map(writeEntry)));
  }

  /** What undo brought back is named as it was first written: another may have brought it back too, and one goes. */
  #originals(range: IdRange): IdRange[] {
    return this.#changes.flow.lineage.firstOriginalsOf(range, 'undo');
  }

  #underOriginals(entry: Entry): Entry[] {
    if (entry.kind === 'format') return this.#originals(entry.range).map((range) => ({ ...entry, range }));
    if (entry.kind !== 'property') return [entry];
    return this.#originals({ ...entry.mark, length: 1 }).map(({ client, clock }) => ({
      ...entry,
      mark: { client, clock },
    }));
  }

  // ---- both ----

  /** Takes a deletion apart by what is to become of each part; gives what is really deleted, last place first. */
  #split(
    edit: DeleteEdit,
    fate: (members: readonly SegmentMember[], range: IdRange) => 'keep' | 'delete',
  ): DeleteEdit[] {
    const deleted: DeleteEdit[] = [];
    let { at } = edit;
    for (const run of edit.runs) {
      for (const { run: part, members } of this.#parts(run)) {
        const { client, clock, text } = part;
        if (fate(members, { client, clock, length: text.length }) === 'delete') {
          const [last] = deleted;
          if (last !== undefined && last.at + lengthOf([last]) === at)
            deleted[0] = { ...last, runs: [...last.runs, part] };
          else deleted.unshift({ kind: 'delete', at, runs: [part] });
        }
        at += text.length;
      }
    }
    return deleted;
  }

  #parts(run: FlowRun): { run: FlowRun; members: readonly SegmentMember[] }[] {
    const { client, clock, text } = run;
    const segments = this.#changes.segments({ client, clock, length: text.length });
    if (segments === null) return [{ run, members: [] }];
    let offset = 0;
    return segments.map(({ length, members }) => {
      const part = { ...run, clock: clock + offset, text: text.slice(offset, offset + length) };
      offset += length;
      return { run: part, members };
    });
  }

  #isOwn({ suggestion }: SegmentMember): boolean {
    return suggestion.author.id === this.#author.id;
  }

  /** Whether a proposed format or property is what is shown, and not yet the text's own. */
  #lies({ status, suggestion, clock }: SegmentMember): boolean {
    return status === 'accepted' ? clock >= this.#changes.settledUpTo(suggestion.id) : status !== 'rejected';
  }

  /** Own text that is still pending, and over which no other proposal says anything under these names. */
  #isMine(members: readonly SegmentMember[], names: readonly string[]): boolean {
    const own = members.some((one) => one.op === 'insert' && one.status === 'pending' && this.#isOwn(one));
    return own && !members.some((one) => concerns(one, names) && this.#lies(one));
  }

  #isOwnEnd({ mark, name }: PropertyEdit): boolean {
    const [segment] = this.#changes.segments({ ...mark, length: 1 }) ?? [];
    return this.#isMine(segment?.members ?? [], [name]);
  }
}

/** What became of a deletion: characters taken out, and characters that were proposed to go and still stand. */
interface Cut {
  readonly at: number;
  readonly gone: number;
  readonly kept: number;
}

/** What replaces a text stands behind it, as one reads: the old struck out, then the new. */
function behindReplaced({ copyOf: _, behind, ...plain }: InsertEdit, cuts: readonly Cut[]): InsertEdit {
  if (behind === undefined) return plain;
  const replaced = cuts.filter(({ at }) => plain.at <= at && at < behind);
  if (replaced.every(({ kept }) => kept === 0)) return plain;
  return { ...plain, at: behind - replaced.reduce((sum, { gone }) => sum + gone, 0), inherits: false };
}

/** This part of a suggestion, on these characters. */
function note(
  verdicts: Map<Suggestion, Scope[]>,
  { suggestion, entry }: SegmentMember,
  range: IdRange,
): void {
  const scope = { ...range, part: entry?.id.clock ?? suggestion.begun.clock };
  const noted = verdicts.get(suggestion);
  if (noted === undefined) verdicts.set(suggestion, [scope]);
  else pushScope(noted, scope);
}

function lengthOf(edits: readonly DeleteEdit[]): number {
  return edits.reduce((sum, { runs }) => sum + runs.reduce((size, run) => size + run.text.length, 0), 0);
}

/** Characters more or fewer. */
function growth(edits: readonly Edit[]): number {
  return edits.reduce((sum, edit) => {
    if (edit.kind === 'insert') return sum + edit.text.length;
    return edit.kind === 'delete' ? sum - lengthOf([edit]) : sum;
  }, 0);
}

/** Whether text was put in at another place than the screen has it. */
function isElsewhere(edits: readonly Edit[], placed: readonly Edit[]): boolean {
  const places = (list: readonly Edit[]) => list.flatMap((edit) => (edit.kind === 'insert' ? [edit.at] : []));
  return places(edits).join() !== places(placed).join();
}

function isTableSide({ name }: Flow): boolean {
  const kind = parseFlowName(name)?.kind;
  return kind === 'rows' || kind === 'columns';
}
