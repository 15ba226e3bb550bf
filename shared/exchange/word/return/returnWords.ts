/** The few words that taking in a file puts into comments, in the document's language. */
import { baseLanguage } from '../../paper/languages.ts';

export interface ReturnWords {
  /** What somebody did in the file with a proposal that went out with it. */
  readonly accepted: string;
  readonly rejected: string;
  /** Followed by words that stand no more. */
  readonly formatGone: string;
  readonly propertyGone: string;
  /** Followed by what was written in a note or table that stands no more. */
  readonly insideGone: string;
  /** Followed by how a line that the desk prints reads in the file. */
  readonly printed: string;
  /** Followed by how the title above the text reads in the file. */
  readonly title: string;
}

const ENGLISH: ReturnWords = {
  accepted: 'Accepted in the Word file.',
  rejected: 'Rejected in the Word file.',
  formatGone: 'Formatted otherwise in the Word file, on text that no longer stands:',
  propertyGone: 'Set otherwise in the Word file, a paragraph that no longer stands:',
  insideGone: 'In the Word file, in a note or table that no longer stands:',
  printed: 'In the Word file, a line that is printed beside the text reads:',
  title: 'In the Word file, the title reads:',
};

const WORDS: Readonly<Record<string, ReturnWords>> = {
  en: ENGLISH,
  ar: {
    accepted: 'قُبل في ملف وورد.',
    rejected: 'رُفض في ملف وورد.',
    formatGone: 'تنسيق مختلف في ملف وورد، على نص لم يعد قائما:',
    propertyGone: 'إعداد مختلف في ملف وورد، لفقرة لم تعد قائمة:',
    insideGone: 'في ملف وورد، في حاشية أو جدول لم يعد قائما:',
    printed: 'سطر مطبوع بجانب النص في ملف وورد:',
    title: 'العنوان في ملف وورد:',
  },
  fa: {
    accepted: 'در فایل ورد پذیرفته شد.',
    rejected: 'در فایل ورد رد شد.',
    formatGone: 'قالب‌بندی دیگر در فایل ورد، روی متنی که دیگر برجا نیست:',
    propertyGone: 'تنظیم دیگر در فایل ورد، برای بندی که دیگر برجا نیست:',
    insideGone: 'در فایل ورد، در پانویس یا جدولی که دیگر برجا نیست:',
    printed: 'سطری که کنار متن چاپ می‌شود، در فایل ورد:',
    title: 'عنوان در فایل ورد:',
  },
  zh: {
    accepted: '已在 Word 文件中接受。',
    rejected: '已在 Word 文件中拒绝。',
    formatGone: '在 Word 文件中改了格式，所涉文字已不在：',
    propertyGone: '在 Word 文件中改了段落设置，该段已不在：',
    insideGone: '在 Word 文件中，所在的脚注或表格已不在：',
    printed: 'Word 文件中正文之外的一行为：',
    title: 'Word 文件中的标题为：',
  },
  fr: {
    accepted: 'Accepté dans le fichier Word.',
    rejected: 'Rejeté dans le fichier Word.',
    formatGone: 'Mis en forme autrement dans le fichier Word, sur un texte qui n’existe plus :',
    propertyGone: 'Réglé autrement dans le fichier Word, un paragraphe qui n’existe plus :',
    insideGone: 'Dans le fichier Word, dans une note ou un tableau qui n’existe plus :',
    printed: 'Dans le fichier Word, une ligne imprimée à côté du texte est :',
    title: 'Dans le fichier Word, le titre est :',
  },
  es: {
    accepted: 'Aceptado en el archivo de Word.',
    rejected: 'Rechazado en el archivo de Word.',
    formatGone: 'Con otro formato en el archivo de Word, sobre un texto que ya no existe:',
    propertyGone: 'Con otro ajuste en el archivo de Word, un párrafo que ya no existe:',
    insideGone: 'En el archivo de Word, en una nota o tabla que ya no existe:',
    printed: 'En el archivo de Word, una línea impresa junto al texto dice:',
    title: 'En el archivo de Word, el título dice:',
  },
  ru: {
    accepted: 'Принято в файле Word.',
    rejected: 'Отклонено в файле Word.',
    formatGone: 'В файле Word оформлено иначе, для текста, которого больше нет:',
    propertyGone: 'В файле Word задано иначе, для абзаца, которого больше нет:',
    insideGone: 'В файле Word, в сноске или таблице, которой больше нет:',
    printed: 'В файле Word строка, печатаемая рядом с текстом, гласит:',
    title: 'В файле Word заголовок гласит:',
  },
};

export function returnWords(language: string): ReturnWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}
