/** Paragraph properties that an HTML block gives, Word's own notation for lists and styles included. */
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { ALIGNMENTS, isPropertyValue, MAX_LEVEL } from '../../../shared/document/paragraphProperties.ts';

const STYLES: Readonly<Record<string, ParagraphProperties['style']>> = {
  H1: 'heading1',
  H2: 'heading2',
  H3: 'heading3',
  H4: 'heading4',
  H5: 'heading4',
  H6: 'heading4',
  BLOCKQUOTE: 'quote',
};
const WORD_CLASSES: readonly (readonly [RegExp, ParagraphProperties['style']])[] = [
  [/^MsoTitle/, 'title'],
  [/^MsoSubtitle/, 'subtitle'],
  [/^Mso(Intense)?Quote/, 'quote'],
];

export function paragraphOfElement(element: HTMLElement, outer: ParagraphProperties): ParagraphProperties {
  const properties: Record<string, unknown> = { ...outer };
  const style = STYLES[element.tagName] ?? WORD_CLASSES.find(([name]) => name.test(element.className))?.[1];
  if (style !== undefined) properties['style'] = style;
  if (element.tagName === 'LI') Object.assign(properties, listOfItem(element));
  Object.assign(properties, wordList(element));
  const alignment = alignmentOf(element);
  if (alignment !== null) properties['alignment'] = alignment;
  const direction = element.dir.toLowerCase();
  if (direction === 'rtl' || direction === 'ltr') properties['direction'] = direction;
  const language = element.lang;
  // Word puts the language of the whole text on every block: only another one than the page's says something.
  if (language !== '' && language !== element.ownerDocument.documentElement.lang && isPropertyValue('language', language)) {
    properties['language'] = language;
  }
  return properties as unknown as ParagraphProperties;
}

function listOfItem(item: HTMLElement): Partial<ParagraphProperties> {
  let level = -1;
  for (let list = item.parentElement; list !== null; list = list.parentElement) {
    if (list.tagName === 'OL' || list.tagName === 'UL') level++;
  }
  const numbered = item.closest('ol, ul')?.tagName === 'OL';
  return { list: numbered ? 'number' : 'bullet', level: Math.min(MAX_LEVEL, Math.max(0, level)), style: 'body' };
}

/** `mso-list:l0 level2 lfo1` on the paragraph; the marker Word typed for other readers tells which kind. */
function wordList(element: HTMLElement): Partial<ParagraphProperties> {
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute('style') ?? '')?.[1];
  if (level === undefined) return {};
  const marker = [...element.querySelectorAll<HTMLElement>('span')].find(isWordMarker)?.textContent?.trim() ?? '';
  return {
    list: /^[(\[]?[\p{L}\p{N}]{1,6}[.)\]]/u.test(marker) ? 'number' : 'bullet',
    level: Math.min(MAX_LEVEL, Number(level) - 1),
  };
}

function isWordMarker(element: HTMLElement): boolean {
  return /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '');
}

/** Not text: Word's markers, hidden parts, and what never shows. */
export function isHidden(element: HTMLElement): boolean {
  if (/^(STYLE|SCRIPT|HEAD|META|LINK|TITLE|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|SVG)$/.test(element.tagName)) return true;
  const style = element.getAttribute('style') ?? '';
  return isWordMarker(element) || /display:\s*none|mso-hide:\s*all/i.test(style);
}

function alignmentOf(element: HTMLElement): ParagraphProperties['alignment'] | null {
  const value = (element.style.textAlign || element.getAttribute('align') || '').toLowerCase();
  const rtl = element.dir === 'rtl';
  const logical = value === 'left' ? (rtl ? 'end' : 'start') : value === 'right' ? (rtl ? 'start' : 'end') : value;
  return (ALIGNMENTS as readonly string[]).includes(logical) ? (logical as ParagraphProperties['alignment']) : null;
}
