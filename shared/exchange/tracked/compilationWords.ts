/** What a compilation says of proposals that no words of the text can show, in the document's language. */
import { baseLanguage } from '../paper/languages.ts';

export interface CompilationWords {
  readonly newParagraph: string;
  readonly split: string;
  readonly join: string;
  readonly restyled: string;
  readonly reformatted: string;
}

const ENGLISH: CompilationWords = {
  newParagraph: 'new paragraph',
  split: 'ends the paragraph here',
  join: 'goes on with the next paragraph',
  restyled: 'another paragraph style',
  reformatted: 'another format',
};

const WORDS: Readonly<Record<string, CompilationWords>> = {
  ar: {
    newParagraph: 'فقرة جديدة',
    split: 'تنتهي الفقرة هنا',
    join: 'توصل بالفقرة التالية',
    restyled: 'نمط آخر للفقرة',
    reformatted: 'تنسيق آخر',
  },
  fa: {
    newParagraph: 'بند تازه',
    split: 'بند در اینجا پایان می‌یابد',
    join: 'به بند بعد می‌پیوندد',
    restyled: 'سبک دیگری برای بند',
    reformatted: 'قالب دیگر',
  },
  zh: {
    newParagraph: '新段落',
    split: '在此处分段',
    join: '与下一段合并',
    restyled: '另一种段落样式',
    reformatted: '另一种格式',
  },
  fr: {
    newParagraph: 'nouveau paragraphe',
    split: 'le paragraphe se termine ici',
    join: 'se poursuit avec le paragraphe suivant',
    restyled: 'autre style de paragraphe',
    reformatted: 'autre mise en forme',
  },
  es: {
    newParagraph: 'párrafo nuevo',
    split: 'el párrafo termina aquí',
    join: 'continúa con el párrafo siguiente',
    restyled: 'otro estilo de párrafo',
    reformatted: 'otro formato',
  },
  ru: {
    newParagraph: 'новый пункт',
    split: 'пункт заканчивается здесь',
    join: 'продолжается следующим пунктом',
    restyled: 'другой стиль пункта',
    reformatted: 'другое оформление',
  },
};

export function compilationWords(language: string): CompilationWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}
