/**
 * The fonts and language tags Word is told for each script. Word documents carry no fonts, so these are
 * the serif faces that Word brings itself on Windows and macOS.
 */
import { baseLanguage, cleanLanguage, isTraditionalChinese } from '../paper/languages.ts';
import type { Stretch } from '../paper/scripts.ts';

export const LATIN_FONT = 'Cambria';

/** What `w:rFonts` says: Word picks the slot by character. */
export interface WordFonts {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
  readonly hint?: string;
}

export const DEFAULT_FONTS: WordFonts = {
  ascii: LATIN_FONT,
  hAnsi: LATIN_FONT,
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
};

const COMPLEX_FONTS: readonly (readonly [RegExp, string])[] = [
  [/[\u0e00-\u0eff]/, 'Leelawadee UI'],
  [/[\u1780-\u17ff]/, 'Leelawadee UI'],
  [/[\u1000-\u109f]/, 'Myanmar Text'],
  [/[\u0f00-\u0fff]/, 'Microsoft Himalaya'],
  [/[\u0900-\u0dff]/, 'Nirmala UI'],
];

/** Fonts of a stretch of text, or null where the document's own will do. */
export function wordFonts({ text, writing }: Stretch, language: string): WordFonts | null {
  if (writing === 'complex') {
    const cs = COMPLEX_FONTS.find(([characters]) => characters.test(text))?.[1];
    return cs === undefined ? null : { ...DEFAULT_FONTS, cs };
  }
  if (writing !== 'eastAsian') return null;
  return { ...DEFAULT_FONTS, eastAsia: eastAsianFont(text, language), hint: 'eastAsia' };
}

function eastAsianFont(text: string, language: string): string {
  if (/\p{Script=Hangul}/u.test(text) || baseLanguage(language) === 'ko') return 'Batang';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || baseLanguage(language) === 'ja')
    return 'Yu Mincho';
  return isTraditionalChinese(language) ? 'PMingLiU' : 'SimSun';
}

/** Word proofs by language and region; a bare 'en' is not on its list. */
const REGIONS: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  bn: 'bn-BD',
  en: 'en-GB',
  es: 'es-ES',
  fa: 'fa-IR',
  fr: 'fr-FR',
  hi: 'hi-IN',
  id: 'id-ID',
  ja: 'ja-JP',
  kk: 'kk-KZ',
  km: 'km-KH',
  ko: 'ko-KR',
  lo: 'lo-LA',
  mn: 'mn-MN',
  ms: 'ms-MY',
  my: 'my-MM',
  ne: 'ne-NP',
  pt: 'pt-PT',
  ru: 'ru-RU',
  si: 'si-LK',
  ta: 'ta-IN',
  th: 'th-TH',
  ur: 'ur-PK',
  vi: 'vi-VN',
  zh: 'zh-CN',
};

export interface WordLanguage {
  readonly value?: string;
  readonly eastAsia?: string;
  readonly bidirectional?: string;
}

const EAST_ASIAN = new Set(['zh', 'ja', 'ko']);
const COMPLEX = new Set(
  'ar fa ur he ps sd ug dv yi th lo km my hi bn ta si ne mr gu pa te kn ml or as dz bo'.split(' '),
);

/** `w:lang` has a slot per kind of script; the tag goes where Word looks for it. */
export function wordLanguage(tag: string): WordLanguage {
  const clean = cleanLanguage(tag);
  if (clean === '') return {};
  const base = baseLanguage(clean);
  const full = REGIONS[clean] ?? (clean === 'zh-Hant' ? 'zh-TW' : clean === 'zh-Hans' ? 'zh-CN' : clean);
  if (EAST_ASIAN.has(base)) return { eastAsia: full };
  if (COMPLEX.has(base)) return { bidirectional: full };
  return { value: full };
}
