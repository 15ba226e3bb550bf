/**
 * A new document with what is proposed in it and said about it, as one Yjs update: the other way round from
 * `readTracked`. Every person who proposed or said something gets a session of their own, since a session is one
 * person for all who read it. What they typed is written in that session while their suggestion is open, which is all
 * that makes it theirs (`shared/changes/entries.ts`); the rest of the text is written in a session without a name.
 * Store the update once and hand it out: made twice, it is two texts.
 */
import * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';
import type { Entry, FormatSet } from '../../../changes/entries.ts';
import { writeEntry } from '../../../changes/entries.ts';
import { cleanText } from '../../../document/cleanText.ts';
import { PARAGRAPH_END, SOFT_BREAK } from '../../../document/DocumentContent.ts';
import { Flow } from '../../../document/Flow.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { FORMAT_NAMES } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../../document/paragraphProperties.ts';
import type { Proposed, Revision, TrackedContent, TrackedParagraph } from '../../tracked/TrackedContent.ts';
import { Sessions } from './Sessions.ts';
import { Tail } from './Tail.ts';
import type { WrittenParagraph } from './writeThreads.ts';
import { writeThreads } from './writeThreads.ts';

/**
 * @param steward in whose name is done what the content gives no name for: threads that are resolved
 * @returns a Yjs update (V1) that makes an empty `Y.Doc` hold this
 */
export function createReviewed(
  content: Pick<TrackedContent, 'tracked' | 'comments'>,
  steward: Author,
): Uint8Array {
  const doc = new Y.Doc();
  const flow = new Flow(doc);
  doc.transact(() => {
    const writing = new Writing(flow);
    const written = content.tracked.map((paragraph) => writing.paragraph(paragraph));
    writing.end();
    writeThreads(doc, content, written, writing.sessions, steward);
  });
  const update = Y.encodeStateAsUpdate(doc);
  flow.close();
  doc.destroy();
  return update;
}

class Writing {
  readonly #flow: Flow;
  readonly #text: Tail;
  readonly #log: Tail;
  readonly sessions: Sessions;
  /** By the id of a revision. */
  readonly #begun = new Map<string, CharacterId>();
  /** By session: the revision that what it types belongs to. */
  readonly #open = new Map<number, string>();
  #formats: InlineFormats = {};

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#text = new Tail(flow.text);
    this.#log = new Tail(flow.doc.getArray('suggestions'));
    this.sessions = new Sessions(flow.doc.clientID);
  }

  paragraph({ runs, properties, restyled, ...end }: TrackedParagraph): WrittenParagraph {
    const ranges: IdRange[] = [];
    for (const { text, formats, restyled: reformatted, ...proposed } of runs) {
      const clean = cleanText(text).replaceAll(PARAGRAPH_END, SOFT_BREAK);
      if (clean === '') continue;
      const range = this.#type(clean, reformatted?.before ?? formats, proposed);
      if (reformatted !== undefined) {
        const set = difference(reformatted.before, formats);
        this.#propose(reformatted.by, (begun) => ({ kind: 'format', begun, range, set }));
      }
      pushRange(ranges, range);
    }
    const mark = this.#type(PARAGRAPH_END, {}, end);
    this.#setProperties(mark, restyled?.before ?? properties);
    for (const name of PROPERTY_NAMES) {
      const [before, value] = [restyled?.before[name] ?? properties[name], properties[name]];
      if (restyled !== undefined && before !== value)
        this.#propose(restyled.by, (begun) => ({ kind: 'property', begun, mark, name, value, before }));
    }
    return { ranges, mark: { client: mark.client, clock: mark.clock } };
  }

  /** What its session would type after this belongs to no suggestion. */
  end(): void {
    for (const client of this.#open.keys())
      this.#log.append(client, new Y.ContentAny([writeEntry({ kind: 'end' })]));
  }

  /** Text with what is proposed of it; formats are those of the text itself. */
  #type(text: string, formats: InlineFormats, { inserted, deleted }: Proposed): IdRange {
    const client = this.sessions.of(inserted?.author ?? null);
    if (inserted !== undefined) this.#goOn(inserted);
    for (const [name, value] of Object.entries(difference(this.#formats, formats)))
      this.#text.append(client, formatMark(name, value ?? null));
    this.#formats = formats;
    const { clock } = this.#text.append(client, new Y.ContentString(text));
    const range = { client, clock, length: text.length };
    if (deleted !== undefined) this.#propose(deleted, (begun) => ({ kind: 'delete', begun, range }));
    return range;
  }

  /** Lets what its author types belong to a revision. */
  #goOn(revision: Revision): void {
    const client = this.sessions.of(revision.author);
    const begun = this.#begin(revision);
    if (this.#open.get(client) === revision.id) return;
    this.#append(client, { kind: 'goOn', begun: begun.clock });
    this.#open.set(client, revision.id);
  }

  #propose(revision: Revision, entry: (begun: number) => Entry): void {
    const { client, clock } = this.#begin(revision);
    this.#append(client, entry(clock));
  }

  #begin(revision: Revision): CharacterId {
    const known = this.#begun.get(revision.id);
    if (known !== undefined) return known;
    const client = this.sessions.of(revision.author);
    const begun = this.#append(client, { kind: 'begin', author: revision.author, at: revision.at });
    this.#begun.set(revision.id, begun);
    this.#open.set(client, revision.id);
    return begun;
  }

  #append(client: number, entry: Entry): CharacterId {
    return this.#log.append(client, new Y.ContentAny([writeEntry(entry)]));
  }

  #setProperties(mark: CharacterId, properties: ParagraphProperties): void {
    for (const name of PROPERTY_NAMES) {
      if (properties[name] !== DEFAULT_PROPERTIES[name])
        this.#flow.setOwnProperty(mark, name, properties[name]);
    }
  }
}

/** Its type names objects alone; Yjs itself puts any value there. */
function formatMark(name: string, value: unknown): Y.ContentFormat {
  return new Y.ContentFormat(name, value as object);
}

/** What has to be set, and taken away, for the one to become the other. */
function difference(from: InlineFormats, to: InlineFormats): FormatSet {
  return Object.fromEntries(
    FORMAT_NAMES.flatMap((name) => (from[name] === to[name] ? [] : [[name, to[name]]])),
  ) as FormatSet;
}
