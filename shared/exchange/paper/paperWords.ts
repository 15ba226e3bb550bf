/**
 * The few words an export adds to a text: they are printed in the document's language, since the reader
 * of an Arabic outcome document did not choose the language of the laptop it was exported from.
 */
import type { DraftNote } from '../../document/DocumentContent.ts';
import { baseLanguage } from './languages.ts';

export interface PaperWords {
  readonly contents: string;
  /** 'Page 2 of 9' in pieces, so that fields and counters can stand between them. */
  readonly page: string;
  readonly of: string;
  readonly after: string;
  readonly untitled: string;
  /** Which text this is; counts stand behind their word, which no grammar minds. */
  readonly final: string;
  readonly original: string;
  readonly pending: string;
  readonly contested: string;
}

const ENGLISH: PaperWords = {
  contents: 'Contents',
  page: 'Page ',
  of: ' of ',
  after: '',
  untitled: 'Untitled document',
  final: 'Draft: the text as if every pending change were accepted.',
  original: 'Draft: the text as if no pending change were made.',
  pending: 'Pending changes:',
  contested: 'Contested, shown in the text:',
};

const WORDS: Readonly<Record<string, PaperWords>> = {
  en: ENGLISH,
  ar: {
    contents: 'المحتويات',
    page: 'صفحة ',
    of: ' من ',
    after: '',
    untitled: 'مستند بلا عنوان',
    final: 'مسودة: النص كما لو قُبلت جميع التغييرات المعلقة.',
    original: 'مسودة: النص كما لو لم يُجرَ أي تغيير معلق.',
    pending: 'التغييرات المعلقة:',
    contested: 'المتنازع عليها، وهي ظاهرة في النص:',
  },
  fa: {
    contents: 'فهرست مطالب',
    page: 'صفحهٔ ',
    of: ' از ',
    after: '',
    untitled: 'سند بدون عنوان',
    final: 'پیش‌نویس: متن چنان‌که گویی همهٔ تغییرات معلق پذیرفته شده‌اند.',
    original: 'پیش‌نویس: متن چنان‌که گویی هیچ تغییر معلقی انجام نشده است.',
    pending: 'تغییرات معلق:',
    contested: 'مورد اختلاف، نمایان در متن:',
  },
  zh: {
    contents: '目录',
    page: '第 ',
    of: ' 页，共 ',
    after: ' 页',
    untitled: '无标题文件',
    final: '草案：视同接受所有待定修改的文本。',
    original: '草案：视同未作任何待定修改的文本。',
    pending: '待定修改：',
    contested: '有争议、仍显示在文中：',
  },
  fr: {
    contents: 'Table des matières',
    page: 'Page ',
    of: ' sur ',
    after: '',
    untitled: 'Document sans titre',
    final: 'Projet : texte comme si toutes les modifications en attente étaient acceptées.',
    original: 'Projet : texte comme si aucune modification en attente n’avait été faite.',
    pending: 'Modifications en attente :',
    contested: 'Contestées, visibles dans le texte :',
  },
  es: {
    contents: 'Índice',
    page: 'Página ',
    of: ' de ',
    after: '',
    untitled: 'Documento sin título',
    final: 'Borrador: el texto como si se aceptaran todos los cambios pendientes.',
    original: 'Borrador: el texto como si no se hubiera hecho ningún cambio pendiente.',
    pending: 'Cambios pendientes:',
    contested: 'Controvertidos, visibles en el texto:',
  },
  ru: {
    contents: 'Содержание',
    page: 'Страница ',
    of: ' из ',
    after: '',
    untitled: 'Документ без названия',
    final: 'Проект: текст так, как если бы все нерассмотренные изменения были приняты.',
    original: 'Проект: текст так, как если бы нерассмотренных изменений не было.',
    pending: 'Нерассмотренных изменений:',
    contested: 'Спорных, показанных в тексте:',
  },
};

export function paperWords(language: string): PaperWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}

/** What a file says under its title of a text that is not decided in all its parts; '' for one that is. */
export function draftInWords(draft: DraftNote | undefined, language: string): string {
  if (draft === undefined) return '';
  const words = paperWords(language);
  const counts = (['pending', 'contested'] as const)
    .filter((name) => draft[name] > 0)
    .map((name) => `${words[name]} ${draft[name]}.`);
  return [words[draft.text], ...counts].join(' ');
}
