/**
 * Paragraphs whose text or looks others changed directly since somebody last looked. One walk over the flow,
 * deleted characters included: a deletion leaves nothing but them.
 */
import * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import { ChangesView } from '../../../shared/changes/ChangesView.ts';
import { takesOut } from '../../../shared/changes/memberStates.ts';
import type { SegmentMember } from '../../../shared/changes/segments.ts';
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { allInside, embedsIn } from '../../../shared/document/flowsInside.ts';
import type { CharacterId, IdRange } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { PROPERTY_NAMES } from '../../../shared/document/paragraphProperties.ts';
import type { News } from './News.ts';
import { QUOTED } from './News.ts';
import type { SeenMark } from './SeenMark.ts';

/** Stands for whoever is not known by name. */
const SOMEBODY = '';

export function changedDirectly(
  changes: Changes,
  seen: SeenMark,
  people: ReadonlyMap<number, Author>,
): News[] {
  return new Walk(changes, changes.flow, seen, people).news;
}

class Walk {
  readonly news: News[] = [];
  readonly #changes: Changes;
  readonly #flow: Flow;
  readonly #view: ChangesView;
  readonly #seen: SeenMark;
  readonly #people: ReadonlyMap<number, Author>;
  readonly #me: number;
  /** Whoever changed anything in this flow. */
  readonly authors = new Map<string, Author | null>();
  #by = new Map<string, Author | null>();
  #quote = '';
  /** Formats that began or ended since, waiting for the characters they are about. */
  #formats: number[] = [];
  /** The text just passed has a proposed format that the host put into the text. */
  #settledBefore = false;

  constructor(changes: Changes, flow: Flow, seen: SeenMark, people: ReadonlyMap<number, Author>) {
    this.#changes = changes;
    this.#flow = flow;
    this.#view = new ChangesView(changes);
    this.#seen = seen;
    this.#people = people;
    this.#me = changes.flow.doc.clientID;
    for (let item = flow.text._start; item !== null; item = item.right) this.#take(item);
  }

  #take(item: Y.Item): void {
    const { id, content, length, deleted } = item;
    if (deleted) {
      if (item.countable || content instanceof Y.ContentDeleted) this.#gone(id, length);
    } else if (content instanceof Y.ContentFormat) {
      if (this.#seen.has(id.client, id.clock)) return;
      // One that ends is about the text in front of it.
      if (content.value !== null) this.#formats.push(id.client);
      else if (!this.#settledBefore) this.#note(id.client);
    } else if (content instanceof Y.ContentString) {
      for (let at = 0; at < length; ) {
        const end = content.str.indexOf(PARAGRAPH_END, at);
        const stop = end === -1 ? length : end;
        if (stop > at) this.#text({ client: id.client, clock: id.clock + at }, content.str.slice(at, stop));
        if (end !== -1) this.#end({ client: id.client, clock: id.clock + end });
        at = stop + 1;
      }
    }
  }

  #members(id: CharacterId, length: number): readonly SegmentMember[] {
    return (this.#changes.segments({ ...id, length }) ?? []).flatMap(({ members }) => members);
  }

  #note(client: number): void {
    if (client === this.#me) return;
    const author = this.#people.get(client) ?? null;
    this.#add(author?.id ?? SOMEBODY, author);
  }

  #add(person: string, author: Author | null): void {
    this.#by.set(person, author);
    this.authors.set(person, author);
  }

  /** What changed in a note, or in a table, is told of the paragraph in which that stands. */
  #inside(range: IdRange): void {
    for (const place of embedsIn(this.#flow, range)) {
      for (const inner of allInside(place)) {
        const { authors } = new Walk(this.#changes, inner, this.#seen, this.#people);
        for (const [person, author] of authors) this.#add(person, author);
      }
    }
  }

  #gone(id: CharacterId, length: number): void {
    // What came and went while nobody looked is no news, nor is decided text that the host has settled.
    const had = Math.min(length, this.#seen.upTo(id.client) - id.clock);
    if (had <= 0 || this.#seen.hasDeleted(id.client, id.clock, had)) return;
    if (!this.#members(id, had).some(takesOut)) this.#add(SOMEBODY, null);
  }

  #text(id: CharacterId, text: string): void {
    const isNew = !this.#seen.has(id.client, id.clock + text.length - 1);
    if (isNew && !this.#members(id, text.length).some(({ op }) => op === 'insert')) this.#note(id.client);
    if (text.includes(EMBED)) this.#inside({ ...id, length: text.length });
    this.#takeFormats(id, text.length);
    this.#settledBefore = this.#hasSettledFormat({ ...id, clock: id.clock + text.length - 1 }, 1);
    if (this.#quote.length >= QUOTED) return;
    const pieces = this.#view.pieces({ ...id, length: text.length }, NO_FORMATS);
    let at = 0;
    for (const piece of pieces ?? [{ length: text.length, hidden: false }]) {
      if (!piece.hidden) this.#quote += text.slice(at, at + piece.length).replaceAll(EMBED, '');
      at += piece.length;
    }
  }

  #takeFormats(id: CharacterId, length: number): void {
    if (this.#formats.length === 0) return;
    if (!this.#hasSettledFormat(id, length)) for (const client of this.#formats) this.#note(client);
    this.#formats = [];
  }

  #hasSettledFormat(id: CharacterId, length: number): boolean {
    return this.#members(id, length).some(({ op, status }) => op === 'format' && status === 'accepted');
  }

  #end(mark: CharacterId): void {
    const members = this.#members(mark, 1);
    this.#takeFormats(mark, 1);
    if (!this.#seen.has(mark.client, mark.clock) && !members.some(({ op }) => op === 'insert'))
      this.#note(mark.client);
    const settled = new Set(
      members.flatMap(({ entry, status }) =>
        entry?.entry.kind === 'property' && status === 'accepted' ? [entry.entry.name as string] : [],
      ),
    );
    for (const name of PROPERTY_NAMES) {
      const set = this.#changes.flow.properties._map.get(`${paragraphId(mark)}:${name}`);
      if (set !== undefined && !settled.has(name) && !this.#seen.has(set.id.client, set.id.clock))
        this.#note(set.id.client);
    }
    // One whose end is decided away is shown with the next.
    if (this.#view.pieces({ ...mark, length: 1 }, NO_FORMATS)?.[0]?.hidden === true) return;
    const paragraph = paragraphId(mark);
    for (const [person, author] of this.#by)
      this.news.push({
        kind: 'text',
        id: `text ${paragraph} ${person}`,
        author,
        paragraph,
        quote: this.#quote.slice(0, QUOTED),
      });
    this.#by = new Map();
    this.#quote = '';
  }
}
