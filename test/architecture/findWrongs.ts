/** Everything in a graph that breaks the rules, each as one line that names the file, the line and the import. */
import { builtinModules } from 'node:module';
import type { Arrow, Graph, SourceFile } from './readGraph.ts';
import {
  allows,
  featureOf,
  LONGEST_FILE,
  MAY_IMPORT,
  MAY_IMPORT_TYPES,
  NAMES_ELECTRON,
  NOT_IN_SHARED,
  roomOf,
  TOUCHES_ELECTRON,
} from './rules.ts';

const builtins = new Set(builtinModules);

export function findWrongs(graph: Graph): string[] {
  const wrongs: string[] = [];
  for (const file of graph.values()) {
    if (!(roomOf(file.path) in MAY_IMPORT)) wrongs.push(`${file.path}: stands in no room of the house`);
    if (file.lines > LONGEST_FILE) wrongs.push(`${file.path}: ${file.lines} lines (${LONGEST_FILE} at most)`);
    for (const arrow of file.arrows) {
      const wrong = isFile(arrow) ? wrongFile(file, arrow) : wrongPackage(file, arrow);
      if (wrong) wrongs.push(`${file.path}:${arrow.line} imports ${arrow.specifier}: ${wrong}`);
    }
  }
  for (const circle of findCircles(graph)) wrongs.push(`circle: ${circle.join(' > ')}`);
  return wrongs;
}

function isFile(arrow: Arrow): boolean {
  return arrow.specifier.startsWith('.');
}

function wrongFile({ path }: SourceFile, { to, typeOnly }: Arrow): string | null {
  const [from, target] = [roomOf(path), roomOf(to)];
  if (to.startsWith('resources/')) {
    return path.startsWith('shared/') ? 'shared reads no files of the installation' : null;
  }
  if (to === 'package.json') return null;
  if (from === target) {
    const [own, other] = [featureOf(path), featureOf(to)];
    return own !== other && other !== null ? `the feature ${own} reaches into ${other}` : null;
  }
  if (allows(MAY_IMPORT, from, target)) return null;
  if (typeOnly && allows(MAY_IMPORT_TYPES, from, target)) return null;
  return `${from} may not import ${target}`;
}

function wrongPackage({ path }: SourceFile, { specifier, typeOnly }: Arrow): string | null {
  const room = roomOf(path);
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    if (typeOnly ? NAMES_ELECTRON.includes(room) : TOUCHES_ELECTRON.includes(room)) return null;
    return `only ${TOUCHES_ELECTRON.join(' and ')} touch Electron`;
  }
  const isNode = specifier.startsWith('node:') || builtins.has(specifier);
  if (isNode && !path.startsWith('electron/')) return 'Node is only under electron/';
  if (path.startsWith('shared/') && NOT_IN_SHARED.test(specifier)) return 'shared knows no screen';
  return null;
}

/** Circles of files, each once, by Tarjan's strongly connected components; types count too. */
function findCircles(graph: Graph): string[][] {
  const circles: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (path: string): void => {
    const number = index.size;
    index.set(path, number);
    low.set(path, number);
    stack.push(path);
    for (const { to } of graph.get(path)?.arrows ?? []) {
      if (!graph.has(to)) continue;
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(path, Math.min(low.get(path) ?? number, low.get(to) ?? number));
      if (to === path) circles.push([path, path]);
    }
    if (low.get(path) !== number) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1) circles.push([...circle, path]);
  };
  for (const path of graph.keys()) if (!index.has(path)) visit(path);
  return circles;
}
