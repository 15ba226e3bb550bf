/** From what was typed to what is stored: a country's code where its name was meant, else the words as typed. */
import { delegationName } from '../../ui/delegationName.ts';
import { COUNTRY_CODES } from './countryCodes.ts';

export interface Country {
  readonly id: string;
  readonly name: string;
}

/** Every country under its name in the reader's language, in that language's order. */
export function countries(locale: string): Country[] {
  const collator = new Intl.Collator(locale);
  return COUNTRY_CODES.map((id) => ({ id, name: delegationName(id, locale) })).sort((a, b) =>
    collator.compare(a.name, b.name),
  );
}

export function delegationOf(typed: string, locale: string): string {
  const clean = typed.trim().replace(/\s+/gu, ' ');
  const same = new Intl.Collator(locale, { sensitivity: 'base', usage: 'search' });
  return COUNTRY_CODES.find((code) => same.compare(delegationName(code, locale), clean) === 0) ?? clean;
}
