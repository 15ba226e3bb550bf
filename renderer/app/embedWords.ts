/** What the page says of tables, pictures and notes, in the language of the desk. */
import i18next from 'i18next';
import type { EmbedWords } from '../editor/embeds/EmbedWords.ts';

/** Asked each time, so that what is drawn next is in the language chosen since. */
export const embedWords: EmbedWords = {
  note: (number) => i18next.t('page.note', { number }),
  noteText: (number) => i18next.t('page.noteText', { number }),
  toNote: (number) => i18next.t('page.toNote', { number }),
  notes: () => i18next.t('page.notes'),
  cell: (row, column) => i18next.t('page.cell', { row, column }),
  contents: () => i18next.t('page.contents'),
  noHeadings: () => i18next.t('page.noHeadings'),
  sources: () => i18next.t('page.sources'),
  sourcesAbout: () => i18next.t('page.sourcesAbout'),
  pageBreak: () => i18next.t('page.pageBreak'),
  noAlt: () => i18next.t('page.noAlt'),
  imageComing: () => i18next.t('page.imageComing'),
  imageMissing: (why) => i18next.t(`page.imageMissing.${why}`),
  unknown: () => i18next.t('page.unknown'),
};
