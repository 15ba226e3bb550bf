import { expect, test } from 'vitest';
import { startArguments } from './startArguments.ts';

test('reads both spellings among arguments of others', () => {
  expect(startArguments(['/app', '--data', '/seminar', '--enable-x', '--port=0'])).toEqual({
    dataFolder: '/seminar',
    port: 0,
  });
});

test('takes nothing it cannot trust', () => {
  expect(startArguments(['/app'])).toEqual({ dataFolder: null, port: null });
  expect(startArguments(['/app', '--data', 'here', '--port', '99999'])).toEqual({
    dataFolder: null,
    port: null,
  });
  expect(startArguments(['/app', '--port', '-1', '--data'])).toEqual({ dataFolder: null, port: null });
});
