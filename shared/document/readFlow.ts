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
import { signRuns } from './signRuns.ts';
import type { TextView } from './TextView.ts';

/**
 * Characters with one origin and one set of formats. `text` has no `\n`, unless it is a hidden one by itself, and
 * no embed, unless it is one by itself.
 */
export interface FlowRun extends CharacterId {
  readonly text: string;
  /** As they are stored. */
  readonly formats: InlineFormats;
  /** As they are shown, where a view shows others. */
  readonly shown?: InlineFormats;
  /** Not shown by the view it was read through. */
  readonly hidden?: true;
  /** What the view has to tell of it (see TextView.ts). */
  readonly change?: string;
  /** Printed in front of it and behind it, and no part of the text (see signRuns.ts). */
  readonly before?: string;
  readonly after?: string;
}

/** The formats a reader sees. */
export const shownFormats = (run: FlowRun): InlineFormats => run.shown ?? run.formats;

/** Yjs attributes in force at a place, as they are stored. */
export type Attributes = Readonly<Record<string, unknown>>;
export const NO_ATTRIBUTES: Attributes = Object.freeze({});

export interface FlowParagraph {
  /** Hidden ones among them: the paragraph may be several whose ends are hidden. */
  readonly runs: FlowRun[];
  /** Id of the `\n` that ends it where it is shown; null for an open last paragraph. */
  readonly mark: CharacterId | null;
  /** Hidden runs behind its end, where nothing shown follows in the flow any more. */
  readonly trailing: readonly FlowRun[];
  /** Characters, hidden ones and the `\n` included. */
  readonly length: number;
  /** Hidden characters in front of its end. */
  readonly hidden: number;
  /** What the view has to tell of its end and its properties. */
  readonly change: string;
  /** Something in it is proposed and not settled yet. */
  readonly proposed: boolean;
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
 * Without a view the text is given as it is stored.
 */
export function readFlow(
  flow: Flow,
  from: ReadFrom = FLOW_START,
  length = Number.POSITIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  view: TextView | null = null,
): FlowParagraph[] {
  const reading = new Reading(view, from.attributes);
  let left = length;
  let { item, offset } = startOf(flow, from.after);
  /** Whether the last item looked at holds more than was read. */
  let cut = false;
  for (; item !== null && left > 0 && reading.paragraphs.length < most; item = item.right, offset = 0) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      reading.format(content.key, content.value);
    } else if (content instanceof Y.ContentString) {
      const until = Math.min(content.str.length, offset + left);
      left -= until - offset;
      cut = until < content.str.length;
      const { client, clock } = item.id;
      for (let at = offset; at < until && reading.paragraphs.length < most; ) {
        const found = content.str.indexOf(PARAGRAPH_END, at);
        const stop = found === -1 || found > until ? until : found;
        if (stop > at) {
          const text = content.str.slice(at, stop);
          if (text.includes(EMBED)) reading.takeApart(text, { client, clock: clock + at });
          else reading.take(text, { client, clock: clock + at });
        }
        if (stop < until) reading.end({ client, clock: clock + stop });
        at = stop + 1;
      }
    } else if (item.countable) {
      const { client, clock } = item.id;
      const until = Math.min(item.length, offset + left);
      left -= until - offset;
      cut = until < item.length;
      // Nothing that this version writes: shown as an embed that nothing is known of.
      for (let at = offset; at < until; at++) reading.take(EMBED, { client, clock: clock + at }, NO_FORMATS);
    }
  }
  return reading.finish(() => !cut && nothingFrom(item));
}

/** Paragraphs as they come together. */
class Reading {
  readonly paragraphs: FlowParagraph[] = [];
  readonly #view: TextView | null;
  #attributes: Attributes;
  #formats: InlineFormats;
  #runs: FlowRun[] = [];
  #size = 0;
  #hidden = 0;
  #proposed = false;

  constructor(view: TextView | null, attributes: Attributes) {
    this.#view = view;
    this.#attributes = attributes;
    this.#formats = readFormats(attributes);
  }

  format(key: string, value: unknown): void {
    this.#attributes = withAttribute(this.#attributes, key, value);
    this.#formats = readFormats(this.#attributes);
  }

  /** Text with embeds in it: each is a run by itself. */
  takeApart(text: string, { client, clock }: CharacterId): void {
    for (let at = 0; at < text.length; ) {
      const found = text.indexOf(EMBED, at);
      const stop = found === at ? at + 1 : found === -1 ? text.length : found;
      this.take(text.slice(at, stop), { client, clock: clock + at });
      at = stop;
    }
  }

  take(text: string, { client, clock }: CharacterId, formats = this.#formats): void {
    this.#size += text.length;
    const pieces = this.#view?.pieces({ client, clock, length: text.length }, formats) ?? null;
    if (pieces === null) {
      this.#runs.push({ client, clock, text, formats });
      return;
    }
    let at = 0;
    for (const piece of pieces) {
      this.#runs.push({
        client,
        clock: clock + at,
        text: text.slice(at, at + piece.length),
        formats,
        ...(piece.formats === formats ? {} : { shown: piece.formats }),
        ...(piece.hidden ? { hidden: true } : {}),
        ...(piece.change === '' ? {} : { change: piece.change }),
      });
      if (piece.hidden) this.#hidden += piece.length;
      this.#proposed ||= piece.proposed;
      at += piece.length;
    }
  }

  /** A `\n`: it ends a paragraph where it is shown. */
  end(mark: CharacterId): void {
    const piece = this.#view?.pieces({ ...mark, length: 1 }, NO_FORMATS)?.[0];
    this.#size++;
    this.#proposed ||= piece?.proposed ?? false;
    if (piece?.hidden === true) {
      this.#hidden++;
      this.#runs.push({ ...mark, text: PARAGRAPH_END, formats: NO_FORMATS, hidden: true });
    } else {
      this.#close(mark, piece?.change ?? '');
    }
  }

  #close(mark: CharacterId | null, change: string): void {
    this.paragraphs.push({
      runs: this.#signed(),
      mark,
      trailing: NO_RUNS,
      length: this.#size,
      hidden: this.#hidden,
      change,
      proposed: this.#proposed,
      attributesAfter: this.#attributes,
    });
    this.#runs = [];
    this.#size = 0;
    this.#hidden = 0;
    this.#proposed = false;
  }

  #signed(): FlowRun[] {
    if (this.#view?.signs === undefined) return this.#runs;
    const shown = this.#runs.filter(({ hidden }) => hidden !== true);
    const signs = this.#view.signs(
      shown.map(({ client, clock, text }) => ({ client, clock, length: text.length })),
    );
    return signs.length === 0 ? this.#runs : signRuns(this.#runs, signs);
  }

  finish(isAtEnd: () => boolean): FlowParagraph[] {
    const last = this.paragraphs.at(-1);
    if (this.#size > 0 && last !== undefined && this.#hidden === this.#size && isAtEnd()) {
      this.paragraphs[this.paragraphs.length - 1] = {
        ...last,
        trailing: this.#runs,
        length: last.length + this.#size,
        proposed: last.proposed || this.#proposed,
        attributesAfter: this.#attributes,
      };
    } else if (this.#size > 0) {
      this.#close(null, '');
    }
    return this.paragraphs;
  }
}

const NO_RUNS: readonly FlowRun[] = Object.freeze([]);

function startOf(flow: Flow, after: CharacterId | null): { item: Y.Item | null; offset: number } {
  if (after === null) return { item: flow.text._start, offset: 0 };
  const item = Y.getItem(flow.doc.store, Y.createID(after.client, after.clock)) as Y.Item;
  const offset = after.clock - item.id.clock + 1;
  return offset < item.length ? { item, offset } : { item: item.right, offset: 0 };
}

/** Whether no character stands from here on. */
function nothingFrom(first: Y.Item | null): boolean {
  for (let item = first; item !== null; item = item.right) if (!item.deleted && item.countable) return false;
  return true;
}

function withAttribute(attributes: Attributes, key: string, value: unknown): Attributes {
  const next: Record<string, unknown> = { ...attributes };
  if (value === null) delete next[key];
  else next[key] = value;
  return Object.keys(next).length === 0 ? NO_ATTRIBUTES : next;
}
