/** Which way a paragraph runs once 'auto' has been decided by its first strong character. */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { baseLanguage } from './languages.ts';

export type Way = 'ltr' | 'rtl';

const FIRST_STRONG = /[\p{L}\u200e\u200f\u061c]/u;
const RTL_STRONG =
  /[\u0590-\u08ff\u200f\u061c\u{fb1d}-\u{fdff}\u{fe70}-\u{fefc}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RTL_LANGUAGES = new Set([
  'ar',
  'fa',
  'ur',
  'he',
  'iw',
  'ps',
  'sd',
  'ug',
  'dv',
  'yi',
  'ckb',
  'ku-arab',
  'syr',
]);

export function languageWay(language: string): Way {
  return RTL_LANGUAGES.has(baseLanguage(language)) ? 'rtl' : 'ltr';
}

/** A text without any letter runs as its language does. */
export function textWay(text: string, language: string): Way {
  const strong = FIRST_STRONG.exec(text)?.[0];
  if (strong === undefined) return languageWay(language);
  return RTL_STRONG.test(strong) ? 'rtl' : 'ltr';
}

export function paragraphWay(paragraph: ParagraphContent, documentLanguage: string): Way {
  const { direction, language } = paragraph.properties;
  if (direction !== 'auto') return direction;
  const languages = language === '' ? documentLanguage : language;
  for (const run of paragraph.runs) {
    if (FIRST_STRONG.test(run.text)) return textWay(run.text, languages);
  }
  return languageWay(languages);
}
