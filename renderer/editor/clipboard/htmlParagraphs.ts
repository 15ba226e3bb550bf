/** Paragraph properties that an HTML block gives, Word's own notation for lists and styles included. */
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { ALIGNMENTS, MAX_LEVEL } from '../../../shared/document/paragraphProperties.ts';
import { htmlLanguage } from './htmlLanguage.ts';
import { styleText, styleValue } from './parseHtml.ts';

const STYLES: Readonly<Record<string, ParagraphProperties['style']>> = {
  H1: 'heading1',
  H2: 'heading2',
  H3: 'heading3',
  H4: 'heading4',
  H5: 'heading4',
  H6: 'heading4',
  BLOCKQUOTE: 'quote',
};
const CLASSES: readonly (readonly [RegExp, ParagraphProperties['style']])[] = [
  [/^MsoTitle/, 'title'],
  [/^MsoSubtitle/, 'subtitle'],
  [/^Mso(Intense)?Quote/, 'quote'],
  // LibreOffice's.
  [/^title\b/, 'title'],
  [/^subtitle\b/, 'subtitle'],
];

export function paragraphOfElement(element: HTMLElement, outer: ParagraphProperties): ParagraphProperties {
  const properties: Record<string, unknown> = { ...outer };
  const style = CLASSES.find(([name]) => name.test(element.className))?.[1] ?? STYLES[element.tagName];
  if (element.tagName === 'LI') Object.assign(properties, listOfItem(element));
  Object.assign(properties, wordList(element));
  if (style !== undefined) {
    properties['style'] = style;
    // A numbered heading is still a heading.
    if (style !== 'quote') Object.assign(properties, { list: 'none', level: 0 });
  }
  const alignment = alignmentOf(element);
  if (alignment !== null) properties['alignment'] = alignment;
  const direction = directionOf(element);
  if (direction === 'rtl' || direction === 'ltr') properties['direction'] = direction;
  const language = htmlLanguage(element);
  if (language !== null) properties['language'] = language;
  return properties as unknown as ParagraphProperties;
}

function listOfItem(item: HTMLElement): Partial<ParagraphProperties> {
  let level = -1;
  for (let list = item.parentElement; list !== null; list = list.parentElement) {
    if (list.tagName === 'OL' || list.tagName === 'UL') level++;
  }
  const numbered = item.closest('ol, ul')?.tagName === 'OL';
  return {
    list: numbered ? 'number' : 'bullet',
    level: Math.min(MAX_LEVEL, Math.max(0, level)),
    style: 'body',
  };
}

/** `mso-list:l0 level2 lfo1` on the paragraph; the marker Word typed for other readers tells which kind. */
function wordList(element: HTMLElement): Partial<ParagraphProperties> {
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleText(element))?.[1];
  if (level === undefined) return {};
  const marker =
    [...element.querySelectorAll<HTMLElement>('span')].find(isWordMarker)?.textContent?.trim() ?? '';
  return {
    list: /^[([]?[\p{L}\p{N}]{1,6}[.)\]]/u.test(marker) ? 'number' : 'bullet',
    level: Math.min(MAX_LEVEL, Number(level) - 1),
  };
}

function isWordMarker(element: HTMLElement): boolean {
  return /mso-list:\s*ignore/i.test(styleText(element));
}

/** Word writes a tab as spaces under this name. */
export function isWordTab(element: HTMLElement): boolean {
  return /mso-tab-count/i.test(styleText(element));
}

/** Not text: Word's markers, hidden parts, and what never shows. */
export function isHidden(element: HTMLElement): boolean {
  if (/^(STYLE|SCRIPT|HEAD|META|LINK|TITLE|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|SVG)$/.test(element.tagName))
    return true;
  const style = styleText(element);
  return isWordMarker(element) || /display:\s*none|mso-hide:\s*all/i.test(style);
}

const directionOf = (element: HTMLElement) => element.dir.toLowerCase() || styleValue(element, 'direction');

function alignmentOf(element: HTMLElement): ParagraphProperties['alignment'] | null {
  const value = (styleValue(element, 'text-align') || element.getAttribute('align') || '').toLowerCase();
  const rtl = directionOf(element) === 'rtl';
  const logical =
    value === 'left' ? (rtl ? 'end' : 'start') : value === 'right' ? (rtl ? 'start' : 'end') : value;
  return (ALIGNMENTS as readonly string[]).includes(logical)
    ? (logical as ParagraphProperties['alignment'])
    : null;
}
