/** What each side did in a passage, in words. Names stand between bidirectional isolates. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Did } from '../../../shared/changes/returning/ReturnItem.ts';
import { delegationName } from '../../ui/delegationName.ts';

const isolated = (text: string) => `\u2068${text}\u2069`;

/** 'added text, deleted text'. */
export function didInWords(t: TFunction, locale: string, did: readonly Did[]): string {
  const phrases = did.map(({ kind, proposed }) =>
    proposed ? t(`returning.proposed.${kind}`) : t(`returning.did.${kind}`),
  );
  return new Intl.ListFormat(locale, { type: 'unit' }).format([...new Set(phrases)]);
}

/** 'Mere (Fiji), Ken (Japan)'; others where nobody is known by name. */
export function sideInWords(t: TFunction, locale: string, by: readonly Author[]): string {
  if (by.length === 0) return t('returning.others');
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    by.map(({ name, delegation }) =>
      t('returning.who', { name: isolated(name), delegation: isolated(delegationName(delegation, locale)) }),
    ),
  );
}
