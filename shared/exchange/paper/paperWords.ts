/**
 * The few words an export adds to a text: they are printed in the document's language, since the reader
 * of an Arabic outcome document did not choose the language of the laptop it was exported from.
 */
import { baseLanguage } from './languages.ts';

export interface PaperWords {
  readonly contents: string;
  /** 'Page 2 of 9' in pieces, so that fields and counters can stand between them. */
  readonly page: string;
  readonly of: string;
  readonly after: string;
  readonly untitled: string;
}

const ENGLISH: PaperWords = {
  contents: 'Contents',
  page: 'Page ',
  of: ' of ',
  after: '',
  untitled: 'Untitled document',
};

const WORDS: Readonly<Record<string, PaperWords>> = {
  en: ENGLISH,
  ar: { contents: 'المحتويات', page: 'صفحة ', of: ' من ', after: '', untitled: 'مستند بلا عنوان' },
  fa: { contents: 'فهرست مطالب', page: 'صفحهٔ ', of: ' از ', after: '', untitled: 'سند بدون عنوان' },
  zh: { contents: '目录', page: '第 ', of: ' 页，共 ', after: ' 页', untitled: '无标题文件' },
  fr: {
    contents: 'Table des matières',
    page: 'Page ',
    of: ' sur ',
    after: '',
    untitled: 'Document sans titre',
  },
  es: { contents: 'Índice', page: 'Página ', of: ' de ', after: '', untitled: 'Documento sin título' },
  ru: { contents: 'Содержание', page: 'Страница ', of: ' из ', after: '', untitled: 'Документ без названия' },
};

export function paperWords(language: string): PaperWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}
