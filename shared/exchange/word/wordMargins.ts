/** What stands above and below every page: the running title and 'Page 2 of 9'. */
import { Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { textWay, type Way } from '../paper/direction.ts';
import { paperWords } from '../paper/paperWords.ts';
import { FOOTER_STYLE, HEADER_STYLE } from './wordStyles.ts';
import { wordText } from './wordText.ts';

/** A4 with margins of 2.5 cm, in twentieths of a point. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1418, bottom: 1418, left: 1418, right: 1418, header: 709, footer: 709 },
} as const;

export function wordHeader(title: string, seminar: string, language: string): Header {
  const text = seminar === '' || seminar === title ? title : `${seminar} · ${title}`;
  const way = textWay(text, language);
  return new Header({
    children: [
      new Paragraph({
        style: HEADER_STYLE,
        children: wordText(text, language, way),
        ...(way === 'rtl' ? { bidirectional: true } : {}),
      }),
    ],
  });
}

export function wordFooter(language: string, way: Way): Footer {
  const words = paperWords(language);
  const rtl = way === 'rtl' ? { rightToLeft: true } : {};
  return new Footer({
    children: [
      new Paragraph({
        style: FOOTER_STYLE,
        alignment: 'end',
        ...(way === 'rtl' ? { bidirectional: true } : {}),
        children: [
          ...wordText(words.page, language, way),
          new TextRun({ ...rtl, children: [PageNumber.CURRENT] }),
          ...wordText(words.of, language, way),
          new TextRun({ ...rtl, children: [PageNumber.TOTAL_PAGES] }),
          ...wordText(words.after, language, way),
        ],
      }),
    ],
  });
}
