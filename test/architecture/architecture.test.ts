import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawPicture, withPicture } from './drawPicture.ts';
import { findWrongs } from './findWrongs.ts';
import { graphOf, readSources } from './readGraph.ts';
import { readImports } from './readImports.ts';

const root = join(import.meta.dirname, '..', '..');
const wrongsOf = (sources: Record<string, string>) => findWrongs(graphOf(new Map(Object.entries(sources))));

test('every arrow of the house points down, none in a circle, and no file is too long', () => {
  expect(findWrongs(graphOf(readSources(root)))).toEqual([]);
});

test('the picture in ARCHITECTURE.md is the house as it stands (npm run arrows draws it anew)', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').replaceAll('\r\n', '\n');
  expect(page).toBe(withPicture(page, drawPicture(graphOf(readSources(root)))));
});

test('the graph is not empty: it knows the doors of each part', () => {
  const graph = graphOf(readSources(root));
  for (const door of [
    'electron/cli/rapporteur.ts',
    'electron/shell/main.ts',
    'shared/document/DocumentContent.ts',
  ]) {
    expect(graph.has(door), door).toBe(true);
  }
});

test('reads every way to import', () => {
  const source = `
import type { A } from './a.ts';
import { type B } from './b.ts';
import { c, type C } from './c.ts';
export * from './d.ts';
export { e } from './e.ts';
const f = await import('./f.ts');
let g: import('./g.ts').G;
new Worker(new URL('./h.ts', import.meta.url));
import './i.css';
`;
  expect(
    readImports('x.ts', source).map(({ specifier, typeOnly, line }) => [specifier, typeOnly, line]),
  ).toEqual([
    ['./a.ts', true, 2],
    ['./b.ts', true, 3],
    ['./c.ts', false, 4],
    ['./d.ts', false, 5],
    ['./e.ts', false, 6],
    ['./f.ts', false, 7],
    ['./g.ts', true, 8],
    ['./h.ts', false, 9],
    ['./i.css', false, 10],
  ]);
});

test.each([
  ['shared/document/a.ts', "import '../changes/b.ts'", 'shared/document may not import shared/changes'],
  ['shared/sync/a.ts', "import { x } from '../document/b.ts'", 'shared/sync may not import shared/document'],
  ['shared/exchange/a.ts', "import '../seminar/b.ts'", 'shared/exchange may not import shared/seminar'],
  ['shared/document/a.ts', "import '../../renderer/ui/b.ts'", 'shared/document may not import renderer/ui'],
  ['shared/document/a.ts', "import '../../resources/locales/en.json'", 'shared reads no files'],
  ['shared/document/a.ts', "import fs from 'fs'", 'Node is only under electron/'],
  ['shared/document/a.ts', "import type { Stats } from 'node:fs'", 'Node is only under electron/'],
  ['shared/document/a.ts', "import { $getRoot } from 'lexical'", 'shared knows no screen'],
  ['renderer/ui/a.ts', "import 'node:path'", 'Node is only under electron/'],
  ['renderer/ui/a.tsx', "import '../editor/b.ts'", 'renderer/ui may not import renderer/editor'],
  ['renderer/editor/a.ts', "import '../features/x/b.ts'", 'renderer/editor may not import renderer/features'],
  ['renderer/features/x/a.tsx', "import '../y/b.ts'", 'the feature x reaches into y'],
  ['renderer/app/a.ts', "import '../../electron/host/b.ts'", 'renderer/app may not import electron/host'],
  [
    'electron/host/a.ts',
    "import '../../renderer/editor/b.ts'",
    'electron/host may not import renderer/editor',
  ],
  ['electron/host/a.ts', "import { app } from 'electron'", 'only electron/shell and electron/preload touch'],
  ['electron/main/a.ts', "import { app } from 'electron'", 'only electron/shell and electron/preload touch'],
  [
    'electron/host/a.ts',
    "import type { App } from 'electron'",
    'only electron/shell and electron/preload touch',
  ],
  ['electron/cli/a.ts', "import '../../test/b.ts'", 'electron/cli may not import test/b.ts'],
  ['electron/attic/a.ts', '', 'stands in no room of the house'],
  ['shared/document/a.ts', `${'\n'.repeat(400)}export {}`, '401 lines (400 at most)'],
])('finds what is wrong in %s', (path, source, expected) => {
  expect(wrongsOf({ [path]: source }).join('\n')).toContain(expected);
});

test('finds a circle, types included, and names it', () => {
  const wrongs = wrongsOf({
    'shared/document/a.ts': "import './b.ts'",
    'shared/document/b.ts': "import type { C } from './c.ts'",
    'shared/document/c.ts': "import './a.ts'",
  });
  expect(wrongs).toEqual([
    'circle: shared/document/a.ts > shared/document/b.ts > shared/document/c.ts > shared/document/a.ts',
  ]);
});

test('lets right arrows be', () => {
  expect(
    wrongsOf({
      'shared/platform/a.ts': "import type { D } from '../document/d.ts'",
      'electron/main/a.ts': "import type { App } from 'electron'",
      'electron/shell/a.ts': "import { app } from 'electron'; import '../main/a.ts'; import 'node:path'",
      'renderer/features/index.ts': "import './x/a.ts'",
      'renderer/features/x/a.ts': "import './b.ts'; import '../../editor/c.ts'; import './a.module.css'",
    }),
  ).toEqual(['renderer/features/index.ts:1 imports ./x/a.ts: the feature null reaches into x']);
});

test('the picture leaves out what follows from other arrows', () => {
  const graph = graphOf(
    new Map([
      ['shared/document/a.ts', ''],
      ['renderer/editor/a.ts', "import '../../shared/document/a.ts'"],
      ['renderer/app/a.ts', "import '../editor/a.ts'; import '../../shared/document/a.ts'"],
    ]),
  );
  const picture = drawPicture(graph);
  expect(picture).toContain('renderer_app --> renderer_editor');
  expect(picture).toContain('renderer_editor --> shared_document');
  expect(picture).not.toContain('renderer_app --> shared_document');
});
