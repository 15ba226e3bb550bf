/**
 * Every package whose code or files travel with Rapporteur: those the sources import, those the manifest ships, and
 * all that these depend on. Read from what is installed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graphOf, readSources } from '../architecture/readGraph.ts';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, '' when the package names none. */
  readonly license: string;
}

/** Imported only for types, or what the desktop runs on and brings its own notices. */
const NOT_CODE = new Set(['electron', 'vite', 'vitest']);

export function shippedPackages(root: string): ShippedPackage[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (!folder || found.has(folder)) return;
    const { version, license, licenses, dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const named =
      license?.type ?? license ?? licenses?.map((each: { type: string }) => each.type).join(' OR ') ?? '';
    found.set(folder, { name, version, license: named });
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) add(each, folder);
  };
  for (const name of [...importedPackages(root), ...Object.keys(manifest.dependencies ?? {})]) {
    if (!NOT_CODE.has(name)) add(name, root);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether an SPDX expression leaves a choice that `allowed` permits. */
export function permits(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/\sOR\s/.test(plain)) return plain.split(/\sOR\s/).some((each) => permits(each, allowed));
  if (/\sAND\s/.test(plain)) return plain.split(/\sAND\s/).every((each) => permits(each, allowed));
  return allowed.has(plain);
}

function importedPackages(root: string): Set<string> {
  const names = new Set<string>();
  for (const file of graphOf(readSources(root)).values()) {
    for (const { specifier, typeOnly } of file.arrows) {
      if (typeOnly || specifier.startsWith('.') || specifier.startsWith('node:')) continue;
      names.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

/** Node's own way up the folders. Null for a package of another platform. */
function findPackage(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : findPackage(name, dirname(from));
}
