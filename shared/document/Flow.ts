/**
 * A flow: one run of text with paragraphs in it, held in Yjs. The body of a document is one, and so is the text of
 * each note and of each cell of a table; the rows and the columns of a table are flows of characters that stand for
 * them (see flowNames.ts). A flow is little more than its text: all else is shared by the flows of a document
 * (DocumentMaps.ts), so that a table of a thousand cells costs what is written in it. See SPEC.md.
 *
 *   body        Y.Text   characters; `\n` ends a paragraph, `\u2028` is a soft break, `\uFFFC` an embed
 */
import * as Y from 'yjs';
import { DocumentMaps } from './DocumentMaps.ts';
import { BODY, isFlowName } from './flowNames.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import type { Lineage } from './Lineage.ts';
import type { ParagraphProperties, PropertyName } from './paragraphProperties.ts';

/** What the flows of one document have in common. */
interface Family {
  readonly maps: DocumentMaps;
  readonly byName: Map<string, Flow>;
  /** null for a type that is no text of a document. */
  readonly byText: WeakMap<object, Flow | null>;
}

const newFamily = (doc: Y.Doc): Family => ({
  maps: new DocumentMaps(doc),
  byName: new Map(),
  byText: new WeakMap(),
});

export class Flow {
  readonly doc: Y.Doc;
  readonly name: string;
  readonly text: Y.Text;
  readonly properties: Y.Map<unknown>;
  readonly lineageMap: Y.Map<unknown>;
  readonly lineage: Lineage;
  /** Who chose which copy of a paragraph moved apart (see settleMove.ts). */
  readonly settlements: Y.Map<unknown>;
  /** What stands for an embed, a row, a column, a cell (see embedEntries.ts). */
  readonly embeds: Y.Map<unknown>;
  readonly #family: Family;

  /** The body of a document; its other flows are asked of it (`flow`). Close it when done. */
  constructor(doc: Y.Doc, name = BODY, family = newFamily(doc)) {
    this.doc = doc;
    this.name = name;
    this.text = doc.getText(name);
    this.#family = family;
    const { maps, byName, byText } = family;
    byName.set(name, this);
    byText.set(this.text, this);
    this.properties = maps.properties;
    this.lineageMap = maps.lineageMap;
    this.lineage = maps.lineage;
    this.settlements = maps.settlements;
    this.embeds = maps.embeds;
  }

  /** Lets go of the document, and with it of all its flows. */
  close(): void {
    this.#family.maps.close();
  }

  /** The body of this document. */
  get body(): Flow {
    return this.flow(BODY);
  }

  /** Another flow of this document, by name; one that was never written in is empty, and stays unstored. */
  flow(name: string): Flow {
    return this.#family.byName.get(name) ?? new Flow(this.doc, name, this.#family);
  }

  /** The same where anything was ever written in it; null else: a look at thousands of empty cells makes nothing. */
  written(name: string): Flow | null {
    return this.doc.share.has(name) ? this.flow(name) : null;
  }

  /** The flow whose text holds this item; null where it is no text of a document. */
  flowHolding(item: unknown): Flow | null {
    return item instanceof Y.Item && item.parent instanceof Y.AbstractType ? this.flowOf(item.parent) : null;
  }

  /** The flow of which this is the text; null where it is no text of a document. */
  flowOf(type: Y.AbstractType<unknown>): Flow | null {
    const known = this.#family.byText.get(type);
    if (known !== undefined) return known;
    const name = type._item === null ? this.#rootName(type) : '';
    if (name === null) return null;
    if (isFlowName(name)) return this.flow(name);
    this.#family.byText.set(type, null);
    return null;
  }

  /** Yjs puts another in the place of a root type that came from elsewhere as soon as it is asked for as a text. */
  #rootName(type: Y.AbstractType<unknown>): string | null {
    const parent = type._start?.parent;
    const standing = parent instanceof Y.AbstractType ? parent : type;
    for (const [name, one] of this.doc.share) if (one === standing) return name;
    return null;
  }

  /**
   * The parts of these ranges by the flow in which they stand, or stood. What is no character of a text, or has
   * not arrived, is left out.
   */
  byFlow(ranges: readonly IdRange[]): Map<Flow, IdRange[]> {
    const found = new Map<Flow, IdRange[]>();
    const { store } = this.doc;
    for (const { client, clock, length } of ranges) {
      const end = Math.min(clock + length, Y.getState(store, client));
      for (let at = clock; at < end; ) {
        const item = Y.getItem(store, Y.createID(client, at));
        const until = Math.min(end, item.id.clock + item.length);
        const flow = this.flowHolding(item);
        if (flow !== null) {
          const known = found.get(flow);
          if (known === undefined) found.set(flow, [{ client, clock: at, length: until - at }]);
          else pushRange(known, { client, clock: at, length: until - at });
        }
        at = until;
      }
    }
    return found;
  }

  ownProperty(mark: CharacterId, name: PropertyName): ParagraphProperties[PropertyName] | undefined {
    return this.#family.maps.ownProperty(mark, name);
  }

  /** Stores one property; undefined takes it away. Call it inside a transaction. */
  setOwnProperty(
    mark: CharacterId,
    name: PropertyName,
    value: ParagraphProperties[PropertyName] | undefined,
  ): void {
    this.#family.maps.setOwnProperty(mark, name, value);
  }

  propertiesOf(mark: CharacterId | null): ParagraphProperties {
    return this.#family.maps.propertiesOf(mark);
  }

  /** Whether this character stands in its text now, whichever flow that is. */
  isAlive(id: CharacterId): boolean {
    return this.#family.maps.isAlive(id);
  }

  /** Whether this is the second of the two code units of one character. */
  isSecondHalf(id: CharacterId): boolean {
    return this.#family.maps.isSecondHalf(id);
  }

  /** The paragraphs (by mark) whose drawn properties depend on these map keys. */
  marksTouchedBy(keys: Iterable<string>): Set<string> {
    return this.#family.maps.marksTouchedBy(keys);
  }
}
