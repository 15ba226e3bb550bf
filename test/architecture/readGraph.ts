/** The import graph of the house: every file of `shared`, `electron` and `renderer`, tests aside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Import, readImports } from './readImports.ts';

export interface Arrow extends Import {
  /** A file relative to the root ('shared/document/a.ts'), or the bare specifier of a package or Node module. */
  readonly to: string;
}

export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly arrows: readonly Arrow[];
}

export type Graph = ReadonlyMap<string, SourceFile>;

const FOLDERS = ['shared', 'electron', 'renderer'];

/** Sources by path relative to the root, with forward slashes. */
export function readSources(root: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /\.(test|e2e|d)\.tsx?$/.test(entry.name))
        continue;
      const full = join(entry.parentPath, entry.name);
      const path = full
        .slice(root.length + 1)
        .split(sep)
        .join('/');
      sources.set(path, readFileSync(full, 'utf8'));
    }
  }
  return sources;
}

export function graphOf(sources: ReadonlyMap<string, string>): Graph {
  const graph = new Map<string, SourceFile>();
  for (const [path, source] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const arrows = readImports(path, source).map((each) => ({ ...each, to: resolve(path, each.specifier) }));
    graph.set(path, { path, lines: source.trimEnd().split('\n').length, arrows });
  }
  return graph;
}

/** Imports name their file in full (`./a.ts`), so that resolving is joining. Vite's `?query` is left out. */
function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}
