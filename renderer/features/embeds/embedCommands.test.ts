import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import type { CaretHome, CaretState, TableCommands } from '../../editor/DocumentEditor.ts';
import { embedCommands } from './embedCommands.ts';
import { INSERT_ACTIONS } from './insertActions.ts';
import { canInTable, runTableAction, TABLE_ACTIONS } from './tableActions.ts';

const t = ((key: string) => key) as unknown as TFunction;
const IMAGE: ImageContent = {
  kind: 'image',
  id: '1:1',
  hash: '0'.repeat(64),
  type: 'image/png',
  width: 600,
  height: 400,
  shownWidth: 451,
  alt: '',
  decorative: false,
};
const cell = (row: number, column: number): Extract<CaretHome, { kind: 'cell' }> => ({
  kind: 'cell',
  table: '1:2',
  row,
  column,
  rows: 3,
  columns: 2,
  header: false,
});

function commandsAt(place: Partial<Pick<CaretState, 'home' | 'embed'>>) {
  const done: string[] = [];
  const note =
    (what: string) =>
    (...said: unknown[]) =>
      void done.push([what, ...said.filter((one) => typeof one !== 'object')].join(' '));
  const actions = {
    insert: note('insert'),
    table: note('table'),
    describe: note('describe'),
    setWidth: note('width'),
    point: note('point'),
    cite: note('cite'),
    remove: note('remove'),
  };
  const other = { id: 'citation', label: 'Citation', icon: null, run: note('citation') };
  const commands = embedCommands(
    t,
    { home: { kind: 'body' }, embed: null, ...place },
    actions,
    [other],
    false,
  );
  return { done, commands, ids: commands.map(({ id }) => id) };
}

test('everything that can be put in is reached, what others put into the menu as well', () => {
  const { commands, ids, done } = commandsAt({});
  expect(ids).toEqual([...INSERT_ACTIONS.map((action) => `insert ${action}`), 'insert citation']);
  for (const command of commands) command.run();
  expect(done).toEqual([...INSERT_ACTIONS.map((action) => `insert ${action}`), 'citation']);
});

test('rows and columns are reached in a table alone, and only what does something there', () => {
  const { ids } = commandsAt({ home: cell(0, 1) });
  expect(ids).toContain('table rowDown');
  expect(ids).not.toContain('table rowUp');
  expect(ids).toContain('table columnBack');
  expect(ids).not.toContain('table columnOn');
  expect(commandsAt({ home: cell(1, 0) }).ids).toContain('table rowUp');
});

test('an image that is selected is described, made wider or narrower as far as that goes, and deleted', () => {
  const { commands, ids, done } = commandsAt({ embed: IMAGE });
  expect(ids.filter((id) => id.startsWith('image'))).toEqual([
    'image describe',
    'image narrower',
    'image delete',
  ]);
  for (const command of commands.filter(({ id }) => id.startsWith('image'))) command.run();
  expect(done).toEqual(['describe', 'width 406', 'remove']);
});

test('each action on a table is one order to the editor', () => {
  const orders: string[] = [];
  const order =
    (name: string) =>
    (...said: unknown[]) =>
      void orders.push([name, ...said].join(' '));
  const table: TableCommands = {
    insert: order('insert'),
    remove: order('remove'),
    move: order('move'),
    toggleHeader: order('header'),
    removeTable: order('removeTable'),
  };
  for (const action of TABLE_ACTIONS) runTableAction(action, table);
  expect(orders).toEqual([
    'insert rows before',
    'insert rows after',
    'move rows -1',
    'move rows 1',
    'remove rows',
    'insert columns before',
    'insert columns after',
    'move columns -1',
    'move columns 1',
    'remove columns',
    'header',
    'removeTable',
  ]);
  expect(TABLE_ACTIONS.every((action) => canInTable(action, cell(1, 0)) || action === 'columnBack')).toBe(
    true,
  );
});
