/**
 * What a document holds beside its texts, once for all of them: what is said of paragraphs and embeds, which
 * copy stands for which original. Every flow of a document (see Flow.ts) shares one of these.
 *
 *   paragraphs  Y.Map    `client:clock:property` of a `\n` -> value; absent means the default
 *   lineage     Y.Map    which copy stands for which original (see Lineage.ts)
 *   settlements Y.Map    which copy of a paragraph moved apart somebody kept (see settleMove.ts)
 *   embeds      Y.Map    what an embed, a row, a column or a cell is (see embedEntries.ts)
 */
import * as Y from 'yjs';
import type { CharacterId } from './ids.ts';
import { paragraphId, parseParagraphId } from './ids.ts';
import { Lineage } from './Lineage.ts';
import type { ParagraphProperties, PropertyName } from './paragraphProperties.ts';
import { DEFAULT_PROPERTIES, isPropertyValue, PROPERTY_NAMES } from './paragraphProperties.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class DocumentMaps {
  readonly doc: Y.Doc;
  readonly properties: Y.Map<unknown>;
  readonly lineageMap: Y.Map<unknown>;
  readonly lineage: Lineage;
  readonly settlements: Y.Map<unknown>;
  readonly embeds: Y.Map<unknown>;
  /** Own values by paragraph; kept beside the map because a screen reads them for every paragraph. */
  readonly #own = new Map<string, Partial<Mutable<ParagraphProperties>>>();
  readonly #stop: () => void;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.properties = doc.getMap('paragraphs');
    this.lineageMap = doc.getMap('lineage');
    this.lineage = new Lineage(this.lineageMap.entries());
    this.settlements = doc.getMap('settlements');
    this.embeds = doc.getMap('embeds');
    for (const key of this.properties.keys()) this.#take(key);
    const onProperties = (event: Y.YMapEvent<unknown>) => {
      for (const key of event.keysChanged) this.#take(key);
    };
    const onLineage = (event: Y.YMapEvent<unknown>) => {
      for (const [key, change] of event.changes.keys) {
        if (change.action === 'add') this.lineage.add(key, this.lineageMap.get(key));
      }
    };
    this.properties.observe(onProperties);
    this.lineageMap.observe(onLineage);
    this.#stop = () => {
      this.properties.unobserve(onProperties);
      this.lineageMap.unobserve(onLineage);
    };
  }

  /** Lets go of the document. */
  close(): void {
    this.#stop();
  }

  #take(key: string): void {
    const name = key.slice(key.lastIndexOf(':') + 1) as PropertyName;
    const id = key.slice(0, -name.length - 1);
    const value = this.properties.get(key);
    const own = this.#own.get(id);
    if (value !== undefined && PROPERTY_NAMES.includes(name) && isPropertyValue(name, value)) {
      if (own === undefined) this.#own.set(id, { [name]: value });
      else Object.assign(own, { [name]: value });
    } else if (own !== undefined) {
      delete own[name];
    }
  }

  /** What is stored for this very `\n`; undefined where nothing is. */
  ownProperty(mark: CharacterId, name: PropertyName): ParagraphProperties[PropertyName] | undefined {
    return this.#own.get(paragraphId(mark))?.[name];
  }

  /** Stores one property; undefined takes it away. Call it inside a transaction. */
  setOwnProperty(
    mark: CharacterId,
    name: PropertyName,
    value: ParagraphProperties[PropertyName] | undefined,
  ): void {
    const key = `${paragraphId(mark)}:${name}`;
    if (value === undefined) this.properties.delete(key);
    else this.properties.set(key, value);
    this.#take(key);
  }

  /** A paragraph's properties: its own values, then those of what it is a copy of, then the defaults. */
  propertiesOf(mark: CharacterId | null): ParagraphProperties {
    if (mark === null) return DEFAULT_PROPERTIES;
    let own = this.#own.get(paragraphId(mark));
    if (this.lineage.empty) return own === undefined ? DEFAULT_PROPERTIES : { ...DEFAULT_PROPERTIES, ...own };
    const chain = [own];
    let current = mark;
    for (let steps = 0; steps < 1000; steps++) {
      const origin = this.lineage.originOf(current);
      if (origin === null) break;
      current = origin.id;
      own = this.#own.get(paragraphId(current));
      chain.push(own);
    }
    return chain.every((link) => link === undefined)
      ? DEFAULT_PROPERTIES
      : Object.assign({}, DEFAULT_PROPERTIES, ...chain.reverse());
  }

  /** Whether this character stands in its text now. */
  isAlive(id: CharacterId): boolean {
    if (id.clock >= Y.getState(this.doc.store, id.client)) return false;
    return !Y.getItem(this.doc.store, Y.createID(id.client, id.clock)).deleted;
  }

  /** Whether this is the second of the two code units of one character. */
  isSecondHalf({ client, clock }: CharacterId): boolean {
    if (clock >= Y.getState(this.doc.store, client)) return false;
    const { content, id } = Y.getItem(this.doc.store, Y.createID(client, clock)) as Partial<Y.Item>;
    if (!(content instanceof Y.ContentString) || id === undefined || clock === id.clock) return false;
    const [before, here] = [-1, 0].map((by) => content.str.charCodeAt(clock - id.clock + by) & 0xfc00);
    return before === 0xd800 && here === 0xdc00;
  }

  /** The paragraphs (by mark) whose drawn properties depend on these map keys. */
  marksTouchedBy(keys: Iterable<string>): Set<string> {
    const marks = new Set<string>();
    for (const key of keys) {
      const id = key.slice(0, key.lastIndexOf(':'));
      marks.add(id);
      const mark = parseParagraphId(id);
      if (mark !== null) for (const copy of this.lineage.descendantsOf(mark)) marks.add(paragraphId(copy.id));
    }
    return marks;
  }
}
