/**
 * Which fonts a document needs on paper. Fonts are looked up by family name; only the families of scripts
 * that occur are loaded, so that an English text does not wait for 20 MB of Chinese. Of several faces for a script the
 * first is the one whose text can best be copied out of the file again (measured by `npm run bench:exchange`).
 */
import { baseLanguage, isTraditionalChinese } from '../paper/languages.ts';

export interface PdfFamily {
  readonly family: string;
  /** Which characters ask for it; null for the faces every document has. */
  readonly characters: RegExp | null;
  /** One character is drawn in different ways in different languages: which of them ask for it. */
  readonly language?: (language: string) => boolean;
  /** Which characters ask for it whatever the language. */
  readonly alone?: RegExp;
}

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MYANMAR = /[\u1000-\u109f\uaa60-\uaa7f]/;
const BENGALI = /[\u0980-\u09ff]/;

/** In the order they are tried for a character. */
export const PDF_FAMILIES: readonly PdfFamily[] = [
  { family: 'Noto Serif', characters: null },
  { family: 'Amiri', characters: ARABIC },
  { family: 'Vazirmatn', characters: ARABIC },
  { family: 'Sarabun', characters: /[\u0e00-\u0e7f]/ },
  { family: 'Noto Sans Lao', characters: /[\u0e80-\u0eff]/ },
  { family: 'Battambang', characters: /[\u1780-\u17ff]/ },
  { family: 'Noto Sans Myanmar', characters: MYANMAR },
  { family: 'Padauk', characters: MYANMAR },
  { family: 'Noto Sans Devanagari', characters: /[\u0900-\u097f\ua8e0-\ua8ff]/ },
  { family: 'Hind Siliguri', characters: BENGALI },
  { family: 'Noto Sans Bengali', characters: BENGALI },
  { family: 'Noto Sans Tamil', characters: /[\u0b80-\u0bff]/ },
  { family: 'Noto Sans Sinhala', characters: /[\u0d80-\u0dff]/ },
  { family: 'NanumMyeongjo', characters: /\p{Script=Hangul}/u },
  {
    family: 'Noto Sans JP',
    characters: HAN,
    language: (language) => baseLanguage(language) === 'ja',
    alone: KANA,
  },
  { family: 'Noto Sans TC', characters: HAN, language: isTraditionalChinese },
  { family: 'Noto Sans SC', characters: HAN },
  {
    family: 'Noto Sans',
    characters: /[^\u0000-\u024f\u0370-\u04ff\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2122]/,
  },
  {
    family: 'Noto Sans Math',
    characters: /[\u2190-\u22ff\u2500-\u25ff\u2300-\u23ff\u27c0-\u2bff\u{1d400}-\u{1d7ff}]/u,
  },
  { family: 'Noto Sans Symbols 2', characters: /[\u2190-\u2bff\u{1f000}-\u{1faff}]/u },
  { family: 'Noto Emoji', characters: /[\u203c-\u3299\u{1f000}-\u{1faff}]|\ufe0f/u },
];

export interface FontPlan {
  /** Families to load, in the order they are tried. */
  readonly families: readonly string[];
}

/**
 * @param languages that the document and its parts name
 * @param isThere whether a family can be had here
 */
export function planFonts(
  text: string,
  languages: readonly string[] = [],
  isThere: (family: string) => boolean = () => true,
): FontPlan {
  const families = PDF_FAMILIES.filter(({ family, characters, language, alone }) => {
    if (!isThere(family)) return false;
    if (characters === null) return true;
    if (!characters.test(text)) return false;
    return language === undefined || languages.some(language) || alone?.test(text) === true;
  });
  return { families: families.map(({ family }) => family) };
}

/** The order for text of a language, where it differs: Persian is not set like Arabic, nor Chinese like Japanese. */
export function fontsFor(language: string, { families }: FontPlan): readonly string[] | null {
  const preferred = preferredFamily(language);
  if (preferred === null || !families.includes(preferred)) return null;
  const order = [
    'Noto Serif',
    preferred,
    ...families.filter((family) => family !== preferred && family !== 'Noto Serif'),
  ];
  return order.every((family, index) => family === families[index]) ? null : order;
}

function preferredFamily(language: string): string | null {
  switch (baseLanguage(language)) {
    case 'fa':
      return 'Vazirmatn';
    case 'ja':
      return 'Noto Sans JP';
    case 'zh':
      return isTraditionalChinese(language) ? 'Noto Sans TC' : 'Noto Sans SC';
    default:
      return null;
  }
}
