/**
 * Which documents came from which files: `imports/<document>.json`, with what was told of it then. The file itself is
 * among the kept ones. Losing a note loses the way from a document to its file, and nothing else.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Author } from '../../../shared/changes/Author.ts';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { isUsableId } from '../../../shared/seminar/indexValues.ts';
import { writePrivately } from '../dataFolder.ts';

export interface ImportNote {
  /** Of the file, as whoever brought it had it. */
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: Pick<Author, 'name' | 'delegation'>;
  readonly report: ImportReport;
}

const FORMAT = 1;

export class ImportNotes {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  write(document: string, note: ImportNote): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writePrivately(this.#path(document), `${JSON.stringify({ format: FORMAT, ...note })}\n`);
  }

  /** null where there is none that can be read. */
  read(document: string): ImportNote | null {
    if (!isUsableId(document)) return null;
    try {
      const note = JSON.parse(readFileSync(this.#path(document), 'utf8')) as ImportNote & { format: number };
      return note.format === FORMAT && typeof note.hash === 'string' ? note : null;
    } catch {
      // A document that nobody imported has none, and a damaged one helps nobody.
      return null;
    }
  }

  /** Ids of the documents that came from a file. */
  list(): string[] {
    try {
      return readdirSync(this.#folder).flatMap((name) => /^([\w-]+)\.json$/.exec(name)?.[1] ?? []);
    } catch {
      return [];
    }
  }

  #path(document: string): string {
    return join(this.#folder, `${document}.json`);
  }
}
