/** Who decided what on a suggestion, in words. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { Decision } from '../../../shared/changes/decisions.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { delegationName } from '../../ui/delegationName.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import type { Words } from './changeWords.ts';
import { QUOTE_FROM, QUOTE_TO } from './changeWords.ts';

/** 'Mere (Fiji)'. */
export function personInWords({ t, locale }: Words, { name, delegation }: Author): string {
  const isolated = (text: string) => `${QUOTE_FROM}${text}${QUOTE_TO}`;
  return t('review.by', {
    name: isolated(name),
    delegation: isolated(delegationName(delegation, locale)),
  });
}

/** 'Fiji, Mere'. */
export function authorInWords({ locale }: Words, { name, delegation }: Author): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format([delegationName(delegation, locale), name]);
}

function decisionInWords(words: Words, { verdict, author }: Decision): string {
  const { t } = words;
  return t(`review.decided.${verdict}`, { who: personInWords(words, author) });
}

/**
 * 'Contested: Mere (Fiji) accepted, Kenji (Japan) rejected'; 'Mere (Fiji) accepted, 10:42'; null where nobody
 * has decided.
 */
export function decisionsInWords(words: Words, { status, decisions }: ListedChange): string | null {
  const { t, locale } = words;
  // One person may have decided on several parts of it.
  const each = [...new Map(decisions.map((one) => [`${one.author.id} ${one.verdict}`, one])).values()];
  const last = each.at(-1);
  if (last === undefined) return null;
  if (status === 'contested' || each.length > 1) {
    const all = new Intl.ListFormat(locale, { type: 'unit' }).format(
      each.map((one) => decisionInWords(words, one)),
    );
    return status === 'contested' ? t('review.decided.contested', { decisions: all }) : all;
  }
  return t('review.decided.at', {
    decision: decisionInWords(words, last),
    time: timeInWords(last.at, locale),
  });
}
