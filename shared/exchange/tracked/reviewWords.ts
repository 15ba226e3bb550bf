/** The few words a tracked file adds of its own, in the document's language (see `paperWords`). */
import { baseLanguage } from '../paper/languages.ts';

export interface ReviewWords {
  readonly contested: { readonly open: string; readonly accepted: string; readonly rejected: string };
  readonly also: {
    readonly delete: string;
    readonly format: string;
    readonly property: string;
    /** The end of the last paragraph, to come and to go. */
    readonly split: string;
    readonly join: string;
  };
  /** In front of the words a comment was about, which stand in the text no more. */
  readonly detached: string;
  /** In front of what the author of a message made of it elsewhere. */
  readonly otherVersion: string;
  /** In front of whom a thread was given to. */
  readonly assigned: string;
}

const ENGLISH: ReviewWords = {
  contested: {
    accepted: 'Contested: accepted this change.',
    rejected: 'Contested: rejected this change.',
    open: 'Contested: left this change open.',
  },
  also: {
    delete: 'Also proposes to delete this.',
    format: 'Proposes another format here.',
    property: 'Proposes another style for this paragraph.',
    split: 'Proposes that the paragraph end here.',
    join: 'Proposes to remove the end of this paragraph.',
  },
  detached: 'On text that no longer stands:',
  otherVersion: 'Other version of this message:',
  assigned: 'Assigned to',
};

const WORDS: Readonly<Record<string, ReviewWords>> = {
  en: ENGLISH,
  ar: {
    contested: {
      accepted: 'محل خلاف: قبِل هذا التغيير.',
      rejected: 'محل خلاف: رفض هذا التغيير.',
      open: 'محل خلاف: ترك هذا التغيير دون بت.',
    },
    also: {
      delete: 'يقترح أيضا حذف هذا النص.',
      format: 'يقترح تنسيقا آخر هنا.',
      property: 'يقترح نمطا آخر لهذه الفقرة.',
      split: 'يقترح أن تنتهي الفقرة هنا.',
      join: 'يقترح إزالة نهاية هذه الفقرة.',
    },
    detached: 'على نص لم يعد قائما:',
    otherVersion: 'صيغة أخرى لهذه الرسالة:',
    assigned: 'أُسند إلى',
  },
  fa: {
    contested: {
      accepted: 'مورد اختلاف: این تغییر را پذیرفت.',
      rejected: 'مورد اختلاف: این تغییر را رد کرد.',
      open: 'مورد اختلاف: این تغییر را باز گذاشت.',
    },
    also: {
      delete: 'نیز حذف این متن را پیشنهاد می‌کند.',
      format: 'در اینجا قالب دیگری پیشنهاد می‌کند.',
      property: 'برای این بند سبک دیگری پیشنهاد می‌کند.',
      split: 'پیشنهاد می‌کند بند در اینجا پایان یابد.',
      join: 'حذف پایان این بند را پیشنهاد می‌کند.',
    },
    detached: 'دربارهٔ متنی که دیگر وجود ندارد:',
    otherVersion: 'نسخهٔ دیگر این پیام:',
    assigned: 'واگذار شد به',
  },
  zh: {
    contested: {
      accepted: '有争议：接受此修改。',
      rejected: '有争议：拒绝此修改。',
      open: '有争议：对此修改暂不决定。',
    },
    also: {
      delete: '同样建议删除此处。',
      format: '建议此处采用另一种格式。',
      property: '建议本段采用另一种样式。',
      split: '建议在此处结束本段。',
      join: '建议删除本段的段落标记。',
    },
    detached: '所评文字已不存在：',
    otherVersion: '本条意见的另一版本：',
    assigned: '交由',
  },
  fr: {
    contested: {
      accepted: 'Contesté : a accepté cette modification.',
      rejected: 'Contesté : a rejeté cette modification.',
      open: 'Contesté : a laissé cette modification en suspens.',
    },
    also: {
      delete: 'Propose aussi de supprimer ce passage.',
      format: 'Propose ici une autre mise en forme.',
      property: 'Propose un autre style pour ce paragraphe.',
      split: 'Propose de terminer le paragraphe ici.',
      join: 'Propose de supprimer la fin de ce paragraphe.',
    },
    detached: 'Sur un texte qui n’existe plus :',
    otherVersion: 'Autre version de ce message :',
    assigned: 'Confié à',
  },
  es: {
    contested: {
      accepted: 'Controvertido: aceptó este cambio.',
      rejected: 'Controvertido: rechazó este cambio.',
      open: 'Controvertido: dejó abierto este cambio.',
    },
    also: {
      delete: 'Propone también suprimir este texto.',
      format: 'Propone aquí otro formato.',
      property: 'Propone otro estilo para este párrafo.',
      split: 'Propone que el párrafo termine aquí.',
      join: 'Propone suprimir el final de este párrafo.',
    },
    detached: 'Sobre un texto que ya no figura:',
    otherVersion: 'Otra versión de este mensaje:',
    assigned: 'Encomendado a',
  },
  ru: {
    contested: {
      accepted: 'Спорно: принято одним из решающих.',
      rejected: 'Спорно: отклонено одним из решающих.',
      open: 'Спорно: оставлено открытым.',
    },
    also: {
      delete: 'Также предлагает исключить этот текст.',
      format: 'Предлагает здесь другое оформление.',
      property: 'Предлагает другой стиль для этого абзаца.',
      split: 'Предлагает закончить абзац здесь.',
      join: 'Предлагает убрать конец этого абзаца.',
    },
    detached: 'О тексте, которого больше нет:',
    otherVersion: 'Другая редакция этого сообщения:',
    assigned: 'Поручено:',
  },
};

export function reviewWords(language: string): ReviewWords {
  return WORDS[baseLanguage(language)] ?? ENGLISH;
}
