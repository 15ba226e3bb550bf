import { expect, test } from 'vitest';
import { readOptions } from './readOptions.ts';

const read = (...args: string[]) => readOptions(args, '/home/ana/seminar', '/home/ana/clone');

test('without options: the default folder, its own port, opened wherever it can be', () => {
  expect(read()).toEqual({
    ok: true,
    options: { dataFolder: '/home/ana/seminar', port: null, open: true, where: 'either' },
  });
});

test('a relative --data is meant from where the command was given', () => {
  expect(read('--data', 'here', '--port', '8080', '--no-open', '--browser')).toEqual({
    ok: true,
    options: { dataFolder: '/home/ana/clone/here', port: 8080, open: false, where: 'browser' },
  });
});

test.each([
  ['--port', 'x'],
  ['--port', '70000'],
  ['--port', '-1'],
  ['--unknown'],
  ['extra'],
  ['--browser', '--desktop'],
])('refuses %s %s with a message', (...args) => {
  const result = read(...args.filter((argument) => argument !== undefined));
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.message).not.toBe('');
});
