/** What reading a file of sources comes to: the sources, and with its line everything that could not be read. */
import type { Source } from '../../document/sources/Source.ts';
import { isSourceKey, MOST_SOURCES } from '../../document/sources/SourceLibrary.ts';

export const LIBRARY_REASONS = [
  /** Braces or quotes that are never closed. */
  'unclosed',
  'syntax',
  /** Nothing to cite it by. */
  'noKey',
  /** Neither a title nor a name. */
  'nothing',
  /** Another one before it has the key; the first is taken. */
  'twice',
  'tooMany',
] as const;
export type LibraryReason = (typeof LIBRARY_REASONS)[number];

export interface LibraryProblem {
  /** From 1. */
  readonly line: number;
  readonly reason: LibraryReason;
  /** '' where it has none. */
  readonly key: string;
}

export interface ReadLibrary {
  readonly sources: ReadonlyMap<string, Source>;
  /** In the order of the file. */
  readonly problems: readonly LibraryProblem[];
}

/** Gathers what is read. */
export class LibraryReader {
  readonly #sources = new Map<string, Source>();
  readonly #problems: LibraryProblem[] = [];

  refuse(line: number, reason: LibraryReason, key = ''): void {
    this.#problems.push({ line, reason, key });
  }

  /** @param source null where the entry says too little to be one */
  take(key: string, source: Source | null, line: number): void {
    if (!isSourceKey(key)) this.refuse(line, 'noKey');
    else if (source === null) this.refuse(line, 'nothing', key);
    else if (this.#sources.has(key)) this.refuse(line, 'twice', key);
    else if (this.#sources.size >= MOST_SOURCES) this.refuse(line, 'tooMany', key);
    else this.#sources.set(key, source);
  }

  result(): ReadLibrary {
    return { sources: this.#sources, problems: this.#problems.sort((a, b) => a.line - b.line) };
  }
}
