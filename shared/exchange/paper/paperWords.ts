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
  readonly compilation: string;
  readonly chair: string;
  readonly pending: string;
  readonly contested: string;
  /** In front of a number, and in front of one that another place names. */
  readonly table: string;
  readonly figure: string;
  /** In the place of a reference to what is not there, of a day nobody gave, of a picture that is not at hand. */
  readonly missing: string;
  readonly date: string;
  readonly noImage: string;
  /** Above the list of sources, and across the pages of a draft. */
  readonly sources: string;
  readonly notes: string;
  readonly draft: string;
  /** Above the list of passages in brackets; and in front of each one's paragraph, which follows it. */
  readonly brackets: string;
  readonly paragraph: string;
}

const ENGLISH: PaperWords = {
  contents: 'Contents',
  page: 'Page ',
  of: ' of ',
  after: '',
  untitled: 'Untitled document',
  final: 'Draft: the text as if every pending change were accepted.',
  original: 'Draft: the text as if no pending change were made.',
  compilation:
    'Compilation: the text without pending changes; under each paragraph what is proposed of it, by delegation.',
  chair: 'Draft: everything that is not decided stands in square brackets.',
  pending: 'Pending changes:',
  contested: 'Contested, shown in the text:',
  table: 'Table',
  figure: 'Figure',
  missing: '[reference to text that is not here]',
  date: '[date]',
  noImage: '[picture not available: ',
  sources: 'Sources',
  notes: 'Notes',
  draft: 'DRAFT',
  brackets: 'Text in square brackets',
  paragraph: 'paragraph',
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
    compilation: 'تجميع: النص بلا تغييرات معلقة، وتحت كل فقرة ما يُقترح بشأنها بحسب الوفود.',
    chair: 'مسودة: كل ما لم يُبتّ فيه وارد بين أقواس معقوفة.',
    pending: 'التغييرات المعلقة:',
    contested: 'المتنازع عليها، وهي ظاهرة في النص:',
    table: 'الجدول',
    figure: 'الشكل',
    missing: '[إحالة إلى نص غير موجود هنا]',
    date: '[التاريخ]',
    noImage: '[صورة غير متاحة: ',
    sources: 'المصادر',
    notes: 'الحواشي',
    draft: 'مسودة',
    brackets: 'النصوص الواردة بين أقواس معقوفة',
    paragraph: 'الفقرة',
  },
  fa: {
    contents: 'فهرست مطالب',
    page: 'صفحهٔ ',
    of: ' از ',
    after: '',
    untitled: 'سند بدون عنوان',
    final: 'پیش‌نویس: متن چنان‌که گویی همهٔ تغییرات معلق پذیرفته شده‌اند.',
    original: 'پیش‌نویس: متن چنان‌که گویی هیچ تغییر معلقی انجام نشده است.',
    compilation:
      'گردآوری: متن بدون تغییرات معلق؛ زیر هر بند آنچه دربارهٔ آن پیشنهاد شده است، به تفکیک هیئت‌ها.',
    chair: 'پیش‌نویس: هر آنچه دربارهٔ آن تصمیم گرفته نشده در کروشه آمده است.',
    pending: 'تغییرات معلق:',
    contested: 'مورد اختلاف، نمایان در متن:',
    table: 'جدول',
    figure: 'شکل',
    missing: '[ارجاع به متنی که اینجا نیست]',
    date: '[تاریخ]',
    noImage: '[تصویر در دسترس نیست: ',
    sources: 'منابع',
    notes: 'یادداشت‌ها',
    draft: 'پیش‌نویس',
    brackets: 'متن‌های داخل کروشه',
    paragraph: 'بند',
  },
  zh: {
    contents: '目录',
    page: '第 ',
    of: ' 页，共 ',
    after: ' 页',
    untitled: '无标题文件',
    final: '草案：视同接受所有待定修改的文本。',
    original: '草案：视同未作任何待定修改的文本。',
    compilation: '汇编：不含待定修改的文本；每段之下按代表团列出相关提案。',
    chair: '草案：所有未决内容均置于方括号内。',
    pending: '待定修改：',
    contested: '有争议、仍显示在文中：',
    table: '表',
    figure: '图',
    missing: '[所引文字不在此处]',
    date: '[日期]',
    noImage: '[图片不可用：',
    sources: '资料来源',
    notes: '注释',
    draft: '草案',
    brackets: '方括号内的案文',
    paragraph: '段落',
  },
  fr: {
    contents: 'Table des matières',
    page: 'Page ',
    of: ' sur ',
    after: '',
    untitled: 'Document sans titre',
    final: 'Projet : texte comme si toutes les modifications en attente étaient acceptées.',
    original: 'Projet : texte comme si aucune modification en attente n’avait été faite.',
    compilation:
      'Compilation : texte sans les modifications en attente, avec sous chaque paragraphe les propositions par délégation.',
    chair: 'Projet : tout ce qui n’est pas décidé figure entre crochets.',
    pending: 'Modifications en attente :',
    contested: 'Contestées, visibles dans le texte :',
    table: 'Tableau',
    figure: 'Figure',
    missing: '[renvoi à un texte absent]',
    date: '[date]',
    noImage: '[image non disponible : ',
    sources: 'Sources',
    notes: 'Notes',
    draft: 'PROJET',
    brackets: 'Texte entre crochets',
    paragraph: 'paragraphe',
  },
  es: {
    contents: 'Índice',
    page: 'Página ',
    of: ' de ',
    after: '',
    untitled: 'Documento sin título',
    final: 'Borrador: el texto como si se aceptaran todos los cambios pendientes.',
    original: 'Borrador: el texto como si no se hubiera hecho ningún cambio pendiente.',
    compilation:
      'Compilación: texto sin los cambios pendientes y, bajo cada párrafo, las propuestas por delegación.',
    chair: 'Borrador: todo lo que no está decidido figura entre corchetes.',
    pending: 'Cambios pendientes:',
    contested: 'Controvertidos, visibles en el texto:',
    table: 'Cuadro',
    figure: 'Figura',
    missing: '[referencia a un texto que no figura]',
    date: '[fecha]',
    noImage: '[imagen no disponible: ',
    sources: 'Fuentes',
    notes: 'Notas',
    draft: 'PROYECTO',
    brackets: 'Texto entre corchetes',
    paragraph: 'párrafo',
  },
  ru: {
    contents: 'Содержание',
    page: 'Страница ',
    of: ' из ',
    after: '',
    untitled: 'Документ без названия',
    final: 'Проект: текст так, как если бы все нерассмотренные изменения были приняты.',
    original: 'Проект: текст так, как если бы нерассмотренных изменений не было.',
    compilation:
      'Сводный текст: без нерассмотренных изменений; под каждым пунктом предложения по делегациям.',
    chair: 'Проект: всё нерешённое заключено в квадратные скобки.',
    pending: 'Нерассмотренных изменений:',
    contested: 'Спорных, показанных в тексте:',
    table: 'Таблица',
    figure: 'Рисунок',
    missing: '[ссылка на отсутствующий текст]',
    date: '[дата]',
    noImage: '[изображение недоступно: ',
    sources: 'Источники',
    notes: 'Примечания',
    draft: 'ПРОЕКТ',
    brackets: 'Текст в квадратных скобках',
    paragraph: 'пункт',
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
