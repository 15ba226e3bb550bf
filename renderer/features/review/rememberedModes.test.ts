import { expect, test } from 'vitest';
import { checkModes, rememberedMode, rememberMode } from './rememberedModes.ts';

test('each person has a mode for each document, editing where none was chosen', () => {
  rememberMode('framework', 'mere', 'suggesting');
  rememberMode('outcomes', 'mere', 'viewing');
  expect(rememberedMode('framework', 'mere')).toBe('suggesting');
  expect(rememberedMode('outcomes', 'mere')).toBe('viewing');
  expect(rememberedMode('framework', 'kenji')).toBe('editing');
  rememberMode('framework', 'mere', 'editing');
  expect(rememberedMode('framework', 'mere')).toBe('editing');
});

test('the latest of very many are kept', () => {
  for (let index = 0; index < 400; index++) rememberMode(`document ${index}`, 'mere', 'suggesting');
  expect(rememberedMode('document 399', 'mere')).toBe('suggesting');
  expect(rememberedMode('document 0', 'mere')).toBe('editing');
});

test('what is found in the store is checked', () => {
  expect(checkModes(null)).toEqual([]);
  expect(checkModes({ a: 'editing' })).toEqual([]);
  expect(checkModes([['a', 'editing'], ['b', 'deleting'], 'c', [1, 'editing']])).toEqual([['a', 'editing']]);
});
