/**
 * The sources that a document may cite, and the style it cites them in. They are part of the document: everybody who
 * has it can cite from it and print it, without the reference manager of whoever brought them.
 *
 *   sources       Y.Map  key -> source, one entry each, so that two people who bring in sources apart both have theirs
 *   bibliography  Y.Map  `style` -> name of a style; absent means the default
 */
import type * as Y from 'yjs';
import type { CitationStyle } from './citationStyles.ts';
import { DEFAULT_STYLE, isCitationStyle } from './citationStyles.ts';
import type { Source } from './Source.ts';
import { readSource } from './Source.ts';

/** As plain data: what is handed on with a document's content. */
export interface CitedLibrary {
  readonly style: CitationStyle;
  readonly sources: Readonly<Record<string, Source>>;
}

/** More than any seminar cites; a whole reference manager belongs elsewhere. */
export const MOST_SOURCES = 2000;
const LONGEST_KEY = 200;

/** What a key may be: it stands in for the source where nothing else is known of it. */
export function isSourceKey(key: unknown): key is string {
  return typeof key === 'string' && key.length <= LONGEST_KEY && /^[^\s\p{Cc}\ufffc]+$/u.test(key);
}

export class SourceLibrary {
  readonly #doc: Y.Doc;
  readonly #sources: Y.Map<unknown>;
  readonly #settings: Y.Map<unknown>;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#sources = doc.getMap('sources');
    this.#settings = doc.getMap('bibliography');
  }

  get style(): CitationStyle {
    const style = this.#settings.get('style');
    return isCitationStyle(style) ? style : DEFAULT_STYLE;
  }

  setStyle(style: CitationStyle): void {
    if (this.#settings.get('style') !== style) this.#settings.set('style', style);
  }

  /** By key. What a newer or hostile peer wrote and is no source is left out. */
  list(): ReadonlyMap<string, Source> {
    const found: [string, Source][] = [];
    for (const key of [...this.#sources.keys()].sort()) {
      const source = isSourceKey(key) ? readSource(this.#sources.get(key)) : null;
      if (source !== null && found.length < MOST_SOURCES) found.push([key, source]);
    }
    return new Map(found);
  }

  /**
   * Takes sources in; one whose key is there already takes its place. What is the same already is not written, so
   * that importing a file again changes nothing.
   * @returns how many came, how many replaced another, and how many had no room
   */
  put(sources: ReadonlyMap<string, Source>): { added: number; changed: number; refused: number } {
    const counts = { added: 0, changed: 0, refused: 0 };
    this.#doc.transact(() => {
      for (const [key, source] of sources) {
        const known = readSource(this.#sources.get(key));
        if (known !== null && JSON.stringify(known) === JSON.stringify(source)) continue;
        if (!isSourceKey(key) || (known === null && this.#sources.size >= MOST_SOURCES)) counts.refused++;
        else {
          this.#sources.set(key, source);
          counts[known === null ? 'added' : 'changed']++;
        }
      }
    });
    return counts;
  }

  /** Citations of it stay in the text, and show its key. */
  remove(key: string): void {
    this.#sources.delete(key);
  }

  /** @returns how to stop being told */
  onChange(listener: () => void): () => void {
    this.#sources.observe(listener);
    this.#settings.observe(listener);
    return () => {
      this.#sources.unobserve(listener);
      this.#settings.unobserve(listener);
    };
  }
}

/** As part of a document's content; nothing where there is no source. */
export function readLibrary(doc: Y.Doc): { readonly library?: CitedLibrary } {
  const library = new SourceLibrary(doc);
  const sources = library.list();
  return sources.size === 0
    ? {}
    : { library: { style: library.style, sources: Object.fromEntries(sources) } };
}

/** Of a document that is about to be made. Call it inside its transaction. */
export function writeLibrary(doc: Y.Doc, { style, sources }: CitedLibrary): void {
  const library = new SourceLibrary(doc);
  if (style !== DEFAULT_STYLE) library.setStyle(style);
  library.put(new Map(Object.entries(sources)));
}

/** A library that came over a wire or from a file; undefined where it is none. */
export function readCitedLibrary(value: unknown): CitedLibrary | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { style, sources } = value as { readonly style?: unknown; readonly sources?: unknown };
  if (typeof sources !== 'object' || sources === null) return undefined;
  const read = Object.entries(sources as Readonly<Record<string, unknown>>)
    .slice(0, MOST_SOURCES)
    .flatMap(([key, one]): [string, Source][] => {
      const source = isSourceKey(key) ? readSource(one) : null;
      return source === null ? [] : [[key, source]];
    });
  return {
    style: isCitationStyle(style) ? style : DEFAULT_STYLE,
    sources: Object.fromEntries(read),
  };
}
