/**
 * A delegation in the reader's language. What is stored is the ISO 3166 code of a country, or the free text
 * of an organisation.
 */
import i18next from 'i18next';

const names = new Map<string, Intl.DisplayNames>();

export function delegationName(delegation: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(delegation)) return delegation;
  let known = names.get(locale);
  if (known === undefined) {
    known = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    names.set(locale, known);
  }
  return known.of(delegation) ?? delegation;
}

/** One or two letters for a person: first and last name's initials. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

/**
 * A language's name in the reader's language: from the browser, from the catalogue for those of the region
 * that browsers cannot name; the tag itself where neither can.
 */
export function languageName(tag: string, locale: string): string {
  let name = tag;
  try {
    name = new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a language tag.
  }
  if (name !== tag) return name;
  const t = i18next.getFixedT(locale);
  return t(`languageNames.${tag}`, { defaultValue: tag });
}
