/**
 * Language tags as outputs may print them. Anything that is no well-formed BCP 47 tag is treated as not
 * stated: a wrong tag makes a screen reader mispronounce a whole document.
 */

/** The tag in its canonical spelling, or '' where it is not one. */
export function cleanLanguage(tag: string): string {
  const known = canonical.get(tag);
  if (known !== undefined) return known;
  let clean = '';
  try {
    clean = tag === '' ? '' : (Intl.getCanonicalLocales(tag)[0] ?? '');
  } catch {
    clean = '';
  }
  if (canonical.size > 500) canonical.clear();
  canonical.set(tag, clean);
  return clean;
}
const canonical = new Map<string, string>();

/** 'zh' of 'zh-Hant-TW'. */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** Whether Chinese text is meant in traditional characters. */
export function isTraditionalChinese(tag: string): boolean {
  return /^zh\b.*-(hant|tw|hk|mo)\b/i.test(tag);
}
