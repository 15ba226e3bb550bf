/**
 * Reading a flow as paragraphs with the identity of every character. It walks Yjs' own items, because
 * identities are what `toDelta` leaves out, and it can start at any known character, so that a keystroke
 * reads one paragraph and not the document. (Pinned to yjs 13.6: `_start`, `right`, `content`.)
 */
import * as Y from 'yjs';
import { EMBED, PARAGRAPH_END } from './DocumentContent.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId } from './ids.ts';
import type { InlineFormats } from './inlineFormats.ts';
import { NO_FORMATS, readFormats } from './inlineFormats.ts';

/** Characters with one origin and one set of formats; `text` has no `\n`. */
export interface FlowRun extends CharacterId {
  readonly text: string;
  readonly formats: InlineFormats;
}

/** Yjs attributes in force at a place, as they are stored. */
export type Attributes = Readonly<Record<string, unknown>>;
export const NO_ATTRIBUTES: Attributes = Object.freeze({});

export interface FlowParagraph {
  readonly runs: FlowRun[];
  /** Id of its `\n`; null for an open last paragraph. */
  readonly mark: CharacterId | null;
  /** Characters, the `\n` included. */
  readonly length: number;
  /** In force behind its end: where the next paragraph is read from. */
  readonly attributesAfter: Attributes;
}

/** A place between two characters to read from. */
export interface ReadFrom {
  /** The character in front of it; null for the start of the flow. */
  readonly after: CharacterId | null;
  readonly attributes: Attributes;
}

export const FLOW_START: ReadFrom = { after: null, attributes: NO_ATTRIBUTES };

/**
 * The paragraphs in the next `length` characters (all that follow when left out), `most` of them at most.
 * `from` must be the start of a paragraph; a paragraph cut short by `length` comes back as an open one.
 */
export function readFlow(
  flow: Flow,
  from: ReadFrom = FLOW_START,
  length = Number.POSITIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): FlowParagraph[] {
  const paragraphs: FlowParagraph[] = [];
  let attributes = from.attributes;
  let formats = readFormats(attributes);
  let runs: FlowRun[] = [];
  let size = 0;
  let left = length;

  const take = (text: string, id: CharacterId) => {
    const formatted = text === EMBED ? NO_FORMATS : formats;
    runs.push({ client: id.client, clock: id.clock, text, formats: formatted });
    size += text.length;
  };
  const end = (mark: CharacterId | null) => {
    paragraphs.push({ runs, mark, length: size + (mark === null ? 0 : 1), attributesAfter: attributes });
    runs = [];
    size = 0;
  };

  let { item, offset } = startOf(flow, from.after);
  for (; item !== null && left > 0 && paragraphs.length < most; item = item.right, offset = 0) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      attributes = withAttribute(attributes, content.key, content.value);
      formats = readFormats(attributes);
    } else if (content instanceof Y.ContentString) {
      const until = Math.min(content.str.length, offset + left);
      left -= until - offset;
      const { client, clock } = item.id;
      for (let at = offset; at < until && paragraphs.length < most; ) {
        const found = content.str.indexOf(PARAGRAPH_END, at);
        const stop = found === -1 || found > until ? until : found;
        if (stop > at) take(content.str.slice(at, stop), { client, clock: clock + at });
        if (stop < until) end({ client, clock: clock + stop });
        at = stop + 1;
      }
    } else if (item.countable) {
      const { client, clock } = item.id;
      for (let at = offset; at < item.length && left > 0; at++, left--)
        take(EMBED, { client, clock: clock + at });
    }
  }
  if (size > 0) end(null);
  return paragraphs;
}

function startOf(flow: Flow, after: CharacterId | null): { item: Y.Item | null; offset: number } {
  if (after === null) return { item: flow.text._start, offset: 0 };
  const item = Y.getItem(flow.doc.store, Y.createID(after.client, after.clock)) as Y.Item;
  const offset = after.clock - item.id.clock + 1;
  return offset < item.length ? { item, offset } : { item: item.right, offset: 0 };
}

function withAttribute(attributes: Attributes, key: string, value: unknown): Attributes {
  const next: Record<string, unknown> = { ...attributes };
  if (value === null) delete next[key];
  else next[key] = value;
  return Object.keys(next).length === 0 ? NO_ATTRIBUTES : next;
}
