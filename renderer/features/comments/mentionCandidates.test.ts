import { expect, test } from 'vitest';
import { findCandidates, makeCandidates } from './mentionCandidates.ts';

const NAMES: Readonly<Record<string, string>> = { FJ: 'Fiji', JP: 'Japan', CI: 'Côte d’Ivoire' };
const delegation = (code: string) => NAMES[code] ?? code;
const known = [
  { id: 'm', name: 'Mere', delegation: 'FJ' },
  { id: 'k', name: 'Ken', delegation: 'JP' },
  { id: 'a', name: 'Aïcha Koné', delegation: 'CI' },
];
const here = [{ id: 'k', name: 'Ken Sato', delegation: 'JP' }];
const candidates = makeCandidates(known, here, 'm', delegation, 'en');
const names = (query: string) => findCandidates(candidates, query).map(({ name }) => name);

test('people by name, then delegations, one’s own too; who is here goes by the name of now', () => {
  expect(candidates.map(({ name, detail }) => [name, detail])).toEqual([
    ['Aïcha Koné', 'Côte d’Ivoire'],
    ['Ken Sato', 'Japan'],
    ['Côte d’Ivoire', null],
    ['Fiji', null],
    ['Japan', null],
  ]);
});

test('any word of the name or the delegation, without case and marks', () => {
  expect(names('kon')).toEqual(['Aïcha Koné']);
  expect(names('AICHA')).toEqual(['Aïcha Koné']);
  expect(names('jap')).toEqual(['Ken Sato', 'Japan']);
  expect(names('ken s')).toEqual(['Ken Sato']);
  expect(names('to')).toEqual([]);
  expect(names('')).toHaveLength(5);
});

test('a name written out in full comes first: a delegation is never lost behind its members', () => {
  const members = Array.from({ length: 12 }, (_, index) => ({
    id: `${index}`,
    name: `Delegate ${index}`,
    delegation: 'JP',
  }));
  const all = makeCandidates(members, [], '', delegation, 'en');
  const first = (query: string) => findCandidates(all, query)[0]?.name;
  expect(first('jap')).toBe('Delegate 0');
  expect(first('japan')).toBe('Japan');
  expect(first('Japan ')).toBe('Japan');
  expect(findCandidates(all, 'japan')).toHaveLength(8);
});

test('no more than one looks through', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    id: `${index}`,
    name: `N ${index}`,
    delegation: 'FJ',
  }));
  expect(findCandidates(makeCandidates(many, [], '', delegation, 'en'), 'n')).toHaveLength(8);
});
