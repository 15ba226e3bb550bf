/** '3 changes proposed, 1 decision'. */
import type { TFunction } from 'i18next';
import type { NewsGroup } from './groupNews.ts';

export function countsInWords(t: TFunction, locale: string, counts: NewsGroup['counts']): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(
    counts.map(({ kind, count }) => t(`activity.count.${kind}`, { count })),
  );
}
