/**
 * Takes a returned file in: what was chosen of a plan, in one transaction. Every proposal is a suggestion of the
 * person named in the file, with their date, pending like any other; the text that stands is not touched.
 */
import type { Author } from '../../../changes/Author.ts';
import type { Changes } from '../../../changes/Changes.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import type { Entry } from '../../../changes/entries.ts';
import { writeEntry } from '../../../changes/entries.ts';
import { EMBED, PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { CellContent } from '../../../document/EmbedContent.ts';
import type { InsertEdit } from '../../../document/editFlow.ts';
import { editFlow } from '../../../document/editFlow.ts';
import type { Flow } from '../../../document/Flow.ts';
import { rowsName } from '../../../document/flowNames.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { paragraphId, pushRange } from '../../../document/ids.ts';
import { NO_FORMATS } from '../../../document/inlineFormats.ts';
import { locate } from '../../../document/locate.ts';
import type { NewRow } from '../../../document/writeContent.ts';
import type { NewPiece } from './Difference.ts';
import { writeImport } from './imports.ts';
import type { Beside, ReturnDeed, ReturnItem, ReturnPlan } from './ReturnPlan.ts';
import { ReturnSessions } from './ReturnSessions.ts';
import type { NewLetters } from './writeReturned.ts';
import { writeReturnedThreads } from './writeReturned.ts';

export interface TakeIn {
  /** Of this import: random. */
  readonly id: string;
  readonly importer: Author;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly file: { readonly name: string; readonly hash: string };
  /** Of the items to take in. */
  readonly keys: ReadonlySet<string>;
}

export interface TakenIn {
  readonly suggestions: number;
  /** Threads begun, replies, and threads resolved or opened. */
  readonly comments: number;
}

type InsertDeed = Extract<ReturnDeed, { kind: 'insert' }>;

/** The plan must be of the document as it is now. */
export function applyReturn(
  changes: Changes,
  comments: Comments,
  plan: ReturnPlan,
  taking: TakeIn,
  origin: unknown,
): TakenIn {
  const items = plan.items.filter(({ key }) => taking.keys.has(key));
  if (items.length === 0) return { suggestions: 0, comments: 0 };
  return changes.flow.doc.transact(() => {
    const writing = new Writing(changes);
    for (const item of items) writing.begin(item);
    writing.insert(items, origin);
    writing.insertRows(items, origin);
    for (const item of items) writing.propose(item);
    const said = writeReturnedThreads(comments, plan, items, writing.sessions, writing.letters);
    writing.end();
    const suggestions = [...writing.begun.values()].map(({ id }) => paragraphId(id));
    writeImport(changes.flow.doc, {
      id: taking.id,
      at: taking.at,
      by: taking.importer,
      file: taking.file,
      exportId: plan.origin.id,
      suggestions,
      threads: said.threads,
      // What was there already is not asked for again either, whatever becomes of it.
      keys: [...items.map(({ key }) => key), ...plan.known],
      inserted: writing.inserted,
      entries: writing.entries,
      comments: said.entries,
      undone: null,
    });
    return { suggestions: suggestions.length, comments: said.entries.length };
  }, origin);
}

interface Begun {
  readonly id: CharacterId;
  readonly author: Author;
}

const isProposal = ({ kind }: ReturnDeed) =>
  kind === 'insert' || kind === 'rows' || kind === 'delete' || kind === 'format' || kind === 'property';

class Writing {
  readonly sessions: ReturnSessions;
  readonly inserted: IdRange[] = [];
  readonly entries: CharacterId[] = [];
  /** By the key of the item. */
  readonly begun = new Map<string, Begun>();
  /** Where letters of the file that are new have gone, by flow. */
  readonly letters: NewLetters = new Map();
  readonly #changes: Changes;
  /** By session: the entry that began the suggestion its typing belongs to. */
  readonly #open = new Map<number, number>();

  constructor(changes: Changes) {
    this.#changes = changes;
    this.sessions = new ReturnSessions(changes.flow.doc);
  }

  begin({ key, who, at, deeds }: ReturnItem): void {
    if (!deeds.some(isProposal)) return;
    this.begun.set(key, { id: this.#begin(who, at), author: who });
  }

  #begin(author: Author, at: number): CharacterId {
    return this.sessions.as(author, (client) => {
      const [id] = this.#changes.log.push([writeEntry({ kind: 'begin', author, at })]);
      this.#open.set(client, (id as CharacterId).clock);
      return id as CharacterId;
    });
  }

  #goOn(client: number, { id }: Begun): void {
    if (this.#open.get(client) === id.clock) return;
    this.#changes.log.push([writeEntry({ kind: 'goOn', begun: id.clock })]);
    this.#open.set(client, id.clock);
  }

  /** Last place first, so that places in front stay what they are. */
  insert(items: readonly ReturnItem[], origin: unknown): void {
    const { flow: body } = this.#changes;
    const byFlow = new Map<string, { readonly deed: InsertDeed; readonly begun: Begun }[]>();
    for (const { key, deeds } of items) {
      for (const deed of deeds) {
        if (deed.kind !== 'insert') continue;
        const known = byFlow.get(deed.flow) ?? [];
        byFlow.set(deed.flow, known);
        known.push({ deed, begun: this.begun.get(key) as Begun });
      }
    }
    for (const [name, deeds] of byFlow) {
      const flow = body.flow(name);
      const placeOf = placesIn(
        flow,
        deeds.map(({ deed }) => deed.beside),
      );
      const placed = deeds.map((one) => ({ ...one, at: placeOf(one.deed.beside) }));
      // At one place, in the order of the file.
      placed.sort((a, b) => a.at - b.at || a.deed.file - b.deed.file);
      for (const { deed, begun, at } of placed.toReversed()) this.#type(flow, deed, begun, at, origin);
    }
  }

  #type(flow: Flow, { pieces, file }: InsertDeed, begun: Begun, at: number, origin: unknown): void {
    const letters = this.letters.get(flow.name) ?? [];
    this.letters.set(flow.name, letters);
    const going: { readonly author: Author; readonly at: number; readonly range: IdRange }[] = [];
    this.sessions.as(begun.author, (client) => {
      this.#goOn(client, begun);
      let [place, letter] = [at, file];
      for (const piece of pieces) {
        const edit = insertion(piece, place);
        const { inserted } = editFlow(flow, [edit], origin);
        for (const range of inserted) {
          pushRange(this.inserted, range);
          letters.push({ file: letter, range });
          letter += range.length;
          if (piece.deleted !== undefined) going.push({ ...piece.deleted, range });
        }
        place += edit.text.length;
      }
    });
    // What somebody else proposes, in the file, to take out of it again.
    for (const { author, at: when, range } of going) {
      const id = this.#begin(author, when);
      this.begun.set(paragraphId(id), { id, author });
      this.sessions.as(author, () => this.#write([{ kind: 'delete', begun: id.clock, range }]));
    }
  }

  /** New rows are characters of the text of rows; cells are found by row and column, and are written with them. */
  insertRows(items: readonly ReturnItem[], origin: unknown): void {
    const { flow: body } = this.#changes;
    for (const { key, deeds } of items) {
      const begun = this.begun.get(key);
      for (const deed of deeds) {
        if (deed.kind !== 'rows' || begun === undefined) continue;
        const flow = body.flow(rowsName(deed.table));
        const at = placesIn(flow, [deed.beside])(deed.beside);
        const embeds = deed.rows.map(
          ({ header, cells }): NewRow => ({
            kind: 'row',
            header,
            cells: new Map(deed.columns.flatMap((column, index) => cellAt(column, cells[index]))),
          }),
        );
        const edit: InsertEdit = {
          kind: 'insert',
          at,
          text: EMBED.repeat(embeds.length),
          formats: NO_FORMATS,
          inherits: false,
          marks: [],
          embeds,
        };
        this.sessions.as(begun.author, (client) => {
          this.#goOn(client, begun);
          for (const range of editFlow(flow, [edit], origin).inserted) pushRange(this.inserted, range);
        });
      }
    }
  }

  propose({ key, deeds }: ReturnItem): void {
    const begun = this.begun.get(key);
    if (begun === undefined) return;
    const { clock } = begun.id;
    this.sessions.as(begun.author, () => {
      for (const deed of deeds) {
        if (deed.kind === 'delete')
          this.#write(
            deed.ranges.flatMap(this.#originals).map((range) => ({ kind: 'delete', begun: clock, range })),
          );
        if (deed.kind === 'format')
          this.#write(
            deed.ranges
              .flatMap(this.#originals)
              .map((range) => ({ kind: 'format', begun: clock, range, set: deed.set })),
          );
        if (deed.kind === 'property')
          this.#write(
            this.#originals({ ...deed.mark, length: 1 }).map(({ client, clock: at }) => ({
              kind: 'property',
              begun: clock,
              mark: { client, clock: at },
              name: deed.name,
              value: deed.value,
              before: deed.before,
            })),
          );
      }
    });
  }

  /** What undo brought back is named as it was first written, as everywhere. */
  readonly #originals = (range: IdRange): IdRange[] =>
    this.#changes.flow.lineage.firstOriginalsOf(range, 'undo');

  #write(entries: readonly Entry[]): void {
    this.entries.push(...this.#changes.log.push(entries.map(writeEntry)));
  }

  /** What these sessions would type after this belongs to no suggestion. */
  end(): void {
    for (const id of this.sessions.authors)
      this.sessions.as({ id }, (client) => {
        if (this.#open.has(client)) this.#changes.log.push([writeEntry({ kind: 'end' })]);
      });
  }
}

function cellAt(column: string, cell: CellContent | undefined): [string, CellContent][] {
  return cell === undefined || cell.covered === true ? [] : [[column, cell]];
}

function insertion(piece: NewPiece, at: number): InsertEdit {
  const place = { kind: 'insert', at, inherits: false } as const;
  switch (piece.kind) {
    case 'text':
      return { ...place, text: piece.text, formats: piece.formats, marks: [] };
    case 'embed':
      return { ...place, text: EMBED, formats: piece.formats, marks: [], embeds: [piece.embed] };
    case 'end':
      return { ...place, text: PARAGRAPH_END, formats: NO_FORMATS, marks: [piece.properties] };
  }
}

/** From a place beside a character to one in the flow as it is now. */
function placesIn(flow: Flow, all: readonly Beside[]): (beside: Beside) => number {
  const ranges = all.flatMap((one) => (one.side === 'end' ? [] : [{ ...one.id, length: 1 }]));
  const places = new Map<string, { readonly at: number; readonly alive: boolean }>();
  for (const { client, clock, length, at, alive } of locate(flow, ranges))
    for (let offset = 0; offset < length; offset++)
      places.set(paragraphId({ client, clock: clock + offset }), { at: alive ? at + offset : at, alive });
  return (beside) => {
    const found = beside.side === 'end' ? undefined : places.get(paragraphId(beside.id));
    if (found === undefined) return flow.text.length;
    return beside.side === 'behind' && found.alive ? found.at + 1 : found.at;
  };
}
