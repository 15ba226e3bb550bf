/**
 * What Word files were when they went out: `bases/<id of the export>`. They travel in the files themselves; these are
 * for files from which an office has dropped them. Losing one loses nothing else, so only the newest are kept.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Some 60 KB each for a hundred pages. */
const MOST = 2000;

export class KeptBases {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What the disk refuses is not kept: the file has it too. */
  keep(exportId: string, packed: Uint8Array): void {
    if (!isExportId(exportId)) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(this.#folder, exportId), packed, { mode: 0o600 });
      this.#forgetOld();
    } catch {
      // Nothing hangs on it.
    }
  }

  /** null for one that is not here. */
  read(exportId: string): Uint8Array | null {
    if (!isExportId(exportId)) return null;
    try {
      return new Uint8Array(readFileSync(join(this.#folder, exportId)));
    } catch {
      // It was never here, or is no longer.
      return null;
    }
  }

  #forgetOld(): void {
    const names = readdirSync(this.#folder).filter(isExportId);
    if (names.length <= MOST) return;
    const byAge = names
      .map((name) => ({ path: join(this.#folder, name), at: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => a.at - b.at);
    for (const { path } of byAge.slice(0, names.length - MOST)) rmSync(path, { force: true });
  }
}

const isExportId = (name: string) => /^[0-9a-f]{32}$/.test(name);
