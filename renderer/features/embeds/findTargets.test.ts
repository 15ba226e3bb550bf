import { expect, test } from 'vitest';
import type { ReferenceTarget } from '../../editor/DocumentEditor.ts';
import { findTargets, MOST_TARGETS, showsFor } from './findTargets.ts';

const contains = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());
const target = (kind: ReferenceTarget['kind'], label: string, text: string): ReferenceTarget => ({
  id: `${kind} ${label}`,
  kind,
  label,
  text,
});
const TARGETS = [
  target('heading', 'Policy level', 'Policy level'),
  target('numbered', '2 (b)', 'Levels of need are five'),
  target('figure', 'Figure 1', 'Who takes part'),
  target('table', 'Table 1', 'Levels by country'),
  target('heading', 'Work plan', 'Work plan'),
];

test('all are found before a letter is typed: by kind, within a kind in the order of the text', () => {
  const { groups, flat, more } = findTargets(TARGETS, '', contains);
  expect(groups.map(({ kind, targets }) => [kind, targets.length])).toEqual([
    ['heading', 2],
    ['numbered', 1],
    ['table', 1],
    ['figure', 1],
  ]);
  expect(flat.map(({ label }) => label)).toEqual([
    'Policy level',
    'Work plan',
    '2 (b)',
    'Table 1',
    'Figure 1',
  ]);
  expect(more).toBe(0);
});

test('each word that is typed is somewhere in the label or the text', () => {
  const labels = (typed: string) => findTargets(TARGETS, typed, contains).flat.map(({ label }) => label);
  expect(labels('level')).toEqual(['Policy level', '2 (b)', 'Table 1']);
  expect(labels('  country table ')).toEqual(['Table 1']);
  expect(labels('nowhere')).toEqual([]);
});

test('of very many the first are shown, with how many more there are', () => {
  const many = Array.from({ length: MOST_TARGETS + 7 }, (_, index) => target('numbered', `${index}`, 'text'));
  const { groups, flat, more } = findTargets([...many, ...TARGETS], '', contains);
  expect(flat).toHaveLength(MOST_TARGETS);
  expect(more).toBe(7 + TARGETS.length);
  // Headings come first, and a kind of which nothing is shown has no title.
  expect(groups.map(({ kind }) => kind)).toEqual(['heading', 'numbered']);
});

test('what has no number is called by its words, and nobody is offered one', () => {
  expect(showsFor(target('heading', 'Work plan', 'Work plan'))).toEqual(['text', 'page']);
  expect(showsFor(target('table', 'Table 1', 'Levels by country'))).toEqual(['number', 'text', 'page']);
});
