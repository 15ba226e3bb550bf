import { expect, test } from 'vitest';
import { groupNews } from './groupNews.ts';
import type { News } from './News.ts';

const text = (id: string, name: string | null, delegation = 'JP'): News => ({
  kind: 'text',
  id,
  author: name === null ? null : { id: name, name, delegation },
  paragraph: id,
  quote: id,
});

test('by person and delegation, in the order of their first, with counts; whoever is not known comes last', () => {
  const decision: News = {
    kind: 'decision',
    id: 'd',
    author: { id: 'Ken', name: 'Ken', delegation: 'JP' },
    verdict: 'accepted',
    count: 3,
    first: '1:1',
  };
  const groups = groupNews([
    text('a', null),
    text('b', 'Ken'),
    text('c', 'Aigerim', 'KZ'),
    decision,
    text('e', 'Ken', 'Network'),
    text('f', null),
  ]);
  expect(
    groups.map(({ author, news }) => [author?.name ?? null, author?.delegation, news.map(({ id }) => id)]),
  ).toEqual([
    ['Ken', 'JP', ['b', 'd']],
    ['Aigerim', 'KZ', ['c']],
    ['Ken', 'Network', ['e']],
    [null, undefined, ['a', 'f']],
  ]);
  expect(groups[0]?.counts).toEqual([
    { kind: 'decision', count: 1 },
    { kind: 'text', count: 1 },
  ]);
  expect(groupNews([])).toEqual([]);
});
