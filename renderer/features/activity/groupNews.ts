/** News by who they are from: each person in the order in which their first stands, nobody known by name last. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { News } from './News.ts';
import { NEWS_KINDS } from './News.ts';

export interface NewsGroup {
  readonly key: string;
  readonly author: Author | null;
  readonly news: readonly News[];
  /** Of each kind there is. */
  readonly counts: readonly { readonly kind: News['kind']; readonly count: number }[];
}

export function groupNews(news: readonly News[]): NewsGroup[] {
  const groups = new Map<string, { author: Author | null; news: News[] }>();
  for (const one of news) {
    const { author } = one;
    // Somebody who speaks for two delegations is listed for each.
    const key = author === null ? '' : `${author.id} ${author.delegation}`;
    const group = groups.get(key) ?? { author, news: [] };
    // Under the name they used last.
    if (author !== null) group.author = author;
    group.news.push(one);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group, counts: countNews(group.news) }))
    .sort((a, b) => Number(a.author === null) - Number(b.author === null));
}

export function countNews(news: readonly News[]): NewsGroup['counts'] {
  return NEWS_KINDS.map((kind) => ({ kind, count: news.filter((one) => one.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
