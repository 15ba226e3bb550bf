/**
 * Which fonts a document needs on paper. Fonts are looked up by family name; only the families of scripts
 * that occur are loaded, so that an English text does not wait for 20 MB of Chinese.
 */
import { baseLanguage } from '../paper/languages.ts';

export interface PdfFamily {
  readonly family: string;
  /** Which characters ask for it; null for the faces every document has. */
  readonly characters: RegExp | null;
}

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** In the order they are tried for a character. */
export const PDF_FAMILIES: readonly PdfFamily[] = [
  { family: 'Noto Serif', characters: null },
  { family: 'Amiri', characters: ARABIC },
  { family: 'Vazirmatn', characters: ARABIC },
  { family: 'Sarabun', characters: /[\u0e00-\u0e7f]/ },
  { family: 'Noto Sans Lao', characters: /[\u0e80-\u0eff]/ },
  { family: 'Battambang', characters: /[\u1780-\u17ff]/ },
  { family: 'Padauk', characters: /[\u1000-\u109f\uaa60-\uaa7f]/ },
  { family: 'Noto Sans Devanagari', characters: /[\u0900-\u097f\ua8e0-\ua8ff]/ },
  { family: 'Noto Sans Bengali', characters: /[\u0980-\u09ff]/ },
  { family: 'Noto Sans Tamil', characters: /[\u0b80-\u0bff]/ },
  { family: 'Noto Sans Sinhala', characters: /[\u0d80-\u0dff]/ },
  { family: 'Nanum Myeongjo', characters: /\p{Script=Hangul}/u },
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

/** @param _languages that the document and its parts name */
export function planFonts(text: string, _languages: readonly string[] = []): FontPlan {
  return {
    families: PDF_FAMILIES.filter(({ characters }) => characters === null || characters.test(text)).map(
      ({ family }) => family,
    ),
  };
}

/** The order for text of a language, where it differs: Persian is not set like Arabic. */
export function fontsFor(language: string, { families }: FontPlan): readonly string[] | null {
  const preferred = baseLanguage(language) === 'fa' ? 'Vazirmatn' : null;
  if (preferred === null || !families.includes(preferred)) return null;
  return [
    'Noto Serif',
    preferred,
    ...families.filter((family) => family !== preferred && family !== 'Noto Serif'),
  ];
}
