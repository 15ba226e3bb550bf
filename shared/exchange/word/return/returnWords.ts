/** The few words that taking in a file puts into comments, in the document's language. */
import { baseLanguage } from '../../paper/languages.ts';

export interface ReturnWords {
  /** What somebody did in the file with a proposal that went out with it. */
  readonly accepted: string;
  readonly rejected: string;
  /** Followed by words that stand no more. */
  readonly formatGone: string;
  readonly propertyGone: string;
  /** Followed by how the title above the text reads in the file. */
  readonly title: string;
}

const ENGLISH: ReturnWords = {
  accepted: 'Accepted in the Word file.',
  rejected: 'Rejected in the Word file.',
  formatGone: 'Formatted otherwise in the Word file, on text that no longer stands:',
  propertyGone: 'Set otherwise in the Word file, a paragraph that no longer stands:',
  title: 'In the Word file, the title reads:',
};

const WORDS: Readonly<Record<string, ReturnWords>> = {
  en: ENGLISH,
  ar: {
    accepted: 'قُبل في ملف وورد.',
    rejected: 'رُفض في ملف وورد.',
    formatGone: 'تنسيق مختلف في ملف وورد، على نص لم يعد قائما:',
    propertyGone: 'إعداد مختلف في ملف وورد، لفقرة لم تعد قائمة:',
    title: 'العنوان في ملف وورد:',
  },
  fa: {
    accepted: 'در فایل ورد پذیرفته شد.',
    rejected: 'در فایل ورد رد شد.',
    formatGone: 'قالب‌بندی دیگر در فایل ورد، روی متنی که دیگر برجا نیست:',
    propertyGone: 'تنظیم دیگر در فایل ورد، برای بندی که دیگر برجا نیست:',
    title: 'عنوان در فایل ورد:',
  },
  zh: {
    accepted: '已在 Word 文件中接受。',
    rejected: '已在 Word 文件中拒绝。',
    formatGone: '在 Word 文件中改了格式，所涉文字已不在：',
    propertyGone: '在 Word 文件中改了段落设置，该段已不在：',
    title: 'Word 文件中的标题为：',
  },
  fr: {
    accepted: 'Accepté dans le fichier Word.',
    rejected: 'Rejeté dans le fichier Word.',
    formatGone: 'Mis en forme autrement dans le fichier Word, sur un texte qui n’existe plus :',
    propertyGone: 'Réglé autrement dans le fichier Word, un paragraphe qui n’existe plus :',
    title: 'Dans le fichier Word, le titre est :',
  },
  es: {
    accepted: 'Aceptado en el archivo de Word.',
    rejected: 'Rechazado en el archivo de Word.',
    formatGone: 'Con otro formato en el archivo de Word, sobre un texto que ya no existe:',
    propertyGone: 'Con otro ajuste en el archivo de Word, un párrafo que ya no existe:',
    title: 'En el archivo de Word, el título dice:',
  },
  ru: {
    accepted: 'Принято в файле Word.',
    rejected: 'Отклонено в файле Word.',
    formatGone: 'В файле Word оформлено иначе, для текста, которого больше нет:',
    propertyGone: 'В файле Word задано иначе, для абзаца, которого больше нет:',
    title: 'В файле Word заголовок гласит:',
  },
};

export function returnWords(language: string): ReturnWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}
