/**
 * A document as it lies in Yjs, read without any of the code that is being judged: characters with their
 * identities and formats, what is a copy of what, and the entries of the two logs as they were written.
 */
import * as Y from 'yjs';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../../shared/document/paragraphProperties.ts';

/** One code unit of the text, as Yjs counts. */
export interface RawCharacter {
  /** `client:clock` */
  readonly id: string;
  readonly client: number;
  readonly clock: number;
  readonly unit: string;
  readonly formats: Readonly<Record<string, unknown>>;
}

export interface RawDocument {
  readonly characters: readonly RawCharacter[];
  /** From the id of a copied character to that of its original, one step back. */
  readonly origins: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, unknown>;
  /** By id, those that stand. */
  readonly entries: ReadonlyMap<string, readonly unknown[]>;
  readonly decisions: ReadonlyMap<string, readonly unknown[]>;
  readonly settled: ReadonlyMap<string, unknown>;
}

export function readRaw(doc: Y.Doc): RawDocument {
  return {
    characters: charactersOf(doc.getText('body')),
    origins: originsOf(doc.getMap('lineage')),
    properties: new Map(doc.getMap('paragraphs').entries()),
    entries: elementsOf(doc.getArray('suggestions')),
    decisions: elementsOf(doc.getArray('decisions')),
    settled: new Map(doc.getMap('settled').entries()),
  };
}

function charactersOf(text: Y.Text): RawCharacter[] {
  const found: RawCharacter[] = [];
  let formats: Record<string, unknown> = {};
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = formats;
      formats = content.value === null ? others : { ...others, [content.key]: content.value };
    } else if (content instanceof Y.ContentString) {
      for (let at = 0; at < content.str.length; at++) {
        const clock = id.clock + at;
        found.push({
          id: `${id.client}:${clock}`,
          client: id.client,
          clock,
          unit: content.str.charAt(at),
          formats,
        });
      }
    }
  }
  return found;
}

function originsOf(map: Y.Map<unknown>): Map<string, string> {
  const origins = new Map<string, string>();
  for (const [key, value] of map.entries()) {
    const [client, clock] = key.split(':').map(Number) as [number, number];
    const [length, originalClient, originalClock] = value as [number, number, number];
    for (let at = 0; at < length; at++)
      origins.set(`${client}:${clock + at}`, `${originalClient}:${originalClock + at}`);
  }
  return origins;
}

function elementsOf(list: Y.Array<unknown>): Map<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>();
  for (let item = list._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { client, clock } = item.id;
    for (const [at, value] of item.content.getContent().entries())
      found.set(`${client}:${clock + at}`, value as unknown[]);
  }
  return found;
}

/** A character's ids: its own, then those of what it is a copy of, the first original last. */
export function chainOf({ origins }: RawDocument, id: string): string[] {
  const chain = [id];
  for (let next = origins.get(id); next !== undefined; next = origins.get(next)) chain.push(next);
  return chain;
}

/** As they are stored: its own, then those of its originals, then the defaults. */
export function storedProperties(raw: RawDocument, id: string | null): ParagraphProperties {
  const found: Record<string, unknown> = { ...DEFAULT_PROPERTIES };
  if (id === null) return DEFAULT_PROPERTIES;
  for (const one of chainOf(raw, id).reverse()) {
    for (const name of PROPERTY_NAMES) {
      const value = raw.properties.get(`${one}:${name}`);
      if (value !== undefined) found[name] = value;
    }
  }
  return found as unknown as ParagraphProperties;
}
