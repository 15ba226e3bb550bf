/**
 * The language an element says its text is in; null where it says nothing new. Word repeats the language of
 * the whole text on every block, and English of another country on every other word.
 */
import { isPropertyValue } from '../../../shared/document/paragraphProperties.ts';
import { baseLanguage, cleanLanguage } from '../../../shared/exchange/paper/languages.ts';

export function htmlLanguage({ lang, ownerDocument: { body, documentElement } }: HTMLElement): string | null {
  if (lang === '' || /^x-/i.test(lang)) return null;
  if (baseLanguage(lang) === baseLanguage(body.lang || documentElement.lang)) return null;
  const clean = cleanLanguage(lang);
  return clean !== '' && clean.length <= 35 && isPropertyValue('language', clean) ? clean : null;
}
