/**
 * The look of a Word export: Word's own built-in styles (Title, Heading 1, Quote...), so that its
 * navigation pane, its contents and a secretariat's template all recognise them.
 */
import type { IStylesOptions } from 'docx';
import type { ParagraphStyle } from '../../document/paragraphProperties.ts';
import type { Way } from '../paper/direction.ts';
import { DEFAULT_FONTS, wordLanguage } from './wordFonts.ts';

export const STYLE_IDS: Readonly<Record<ParagraphStyle, string>> = {
  body: 'Normal',
  title: 'Title',
  subtitle: 'Subtitle',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  heading4: 'Heading4',
  quote: 'Quote',
};
export const CONTENTS_HEADING = 'TOCHeading';
export const HEADER_STYLE = 'Header';
export const FOOTER_STYLE = 'Footer';
export const COMMENT_TEXT = 'CommentText';
export const COMMENT_REFERENCE = 'CommentReference';

export const TABLE_TEXT = 'TableText';
export const TABLE_HEADING = 'TableHeading';
export const CAPTION = 'Caption';
export const NOTE_TEXT = 'FootnoteText';

const INK = '1B2430';
const QUIET = '566273';
const ACCENT = '0B5CAB';

const COMMENT_TEXT_STYLE = {
  id: COMMENT_TEXT,
  name: 'annotation text',
  basedOn: 'Normal',
  run: { size: 20, sizeComplexScript: 20 },
  paragraph: { spacing: { after: 0 } },
};
const COMMENT_REFERENCE_STYLE = {
  id: COMMENT_REFERENCE,
  name: 'annotation reference',
  run: { size: 16, sizeComplexScript: 16 },
};

/** Half-points, and twentieths of a point around it. */
function heading(name: string, size: number, before: number, after: number, level: number, italics = false) {
  return {
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: {
      size,
      sizeComplexScript: size,
      bold: true,
      boldComplexScript: true,
      color: INK,
      ...(italics ? { italics } : {}),
    },
    paragraph: {
      spacing: { before, after, line: 259, lineRule: 'auto' as const },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  };
}

export function wordStyles(language: string, way: Way, hasComments = false): IStylesOptions {
  const quiet = { size: 17, sizeComplexScript: 17, color: QUIET };
  return {
    default: {
      document: {
        run: {
          font: DEFAULT_FONTS,
          size: 22,
          sizeComplexScript: 24,
          language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA', ...wordLanguage(language) },
        },
      },
      title: {
        ...heading('Title', 44, 0, 120, 1),
        paragraph: {
          spacing: { before: 0, after: 120, line: 252, lineRule: 'auto' },
          keepNext: true,
          keepLines: true,
        },
      },
      heading1: heading('heading 1', 32, 440, 140, 1),
      heading2: heading('heading 2', 26, 320, 100, 2),
      heading3: heading('heading 3', 23, 260, 80, 3),
      heading4: heading('heading 4', 22, 220, 60, 4, true),
      listParagraph: {
        name: 'List Paragraph',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { spacing: { after: 80 } },
      },
      hyperlink: { name: 'Hyperlink', run: { color: ACCENT, underline: { type: 'single', color: 'auto' } } },
    },
    paragraphStyles: [
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: {},
        paragraph: { spacing: { after: 140, line: 276, lineRule: 'auto' } },
      },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 26, sizeComplexScript: 28, color: QUIET },
        paragraph: { spacing: { after: 260 }, keepNext: true, keepLines: true },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { italics: true, color: '39434F' },
        paragraph: { indent: { left: 567, right: 567 }, spacing: { before: 120, after: 180 } },
      },
      {
        id: CONTENTS_HEADING,
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        run: { bold: true, boldComplexScript: true, size: 26, sizeComplexScript: 28, color: INK },
        paragraph: { spacing: { before: 360, after: 140 }, keepNext: true },
      },
      ...[1, 2, 3].map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        next: 'Normal',
        run: level === 1 ? { bold: true, boldComplexScript: true } : {},
        paragraph: {
          spacing: { before: level === 1 ? 80 : 0, after: 40 },
          indent: { left: (level - 1) * 284, right: 567 },
        },
      })),
      {
        id: HEADER_STYLE,
        name: 'header',
        basedOn: 'Normal',
        run: quiet,
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: FOOTER_STYLE,
        name: 'footer',
        basedOn: 'Normal',
        run: quiet,
        paragraph: { spacing: { after: 0 }, alignment: way === 'rtl' ? 'left' : 'right' },
      },
      {
        id: TABLE_TEXT,
        name: 'Table Text',
        basedOn: 'Normal',
        run: { size: 19, sizeComplexScript: 21 },
        paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: 'auto' } },
      },
      {
        id: TABLE_HEADING,
        name: 'Table Heading',
        basedOn: TABLE_TEXT,
        run: { bold: true, boldComplexScript: true },
        paragraph: { keepNext: true },
      },
      {
        id: CAPTION,
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 19, sizeComplexScript: 21, color: QUIET },
        paragraph: { spacing: { before: 120, after: 120 } },
      },
      ...(hasComments ? [COMMENT_TEXT_STYLE] : []),
    ],
    ...(hasComments ? { characterStyles: [COMMENT_REFERENCE_STYLE] } : {}),
  };
}
