/**
 * HTML from the clipboard as paragraphs: what Word, LibreOffice, Google Docs and web pages put there. Only
 * meaning is read (headings, lists, emphasis, links, language, direction); looks are not.
 */
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { cleanText } from '../../../shared/document/cleanText.ts';
import { sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { formatsOfElement, type MutableFormats } from './htmlFormats.ts';
import { isHidden, paragraphOfElement } from './htmlParagraphs.ts';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);

export function readHtml(html: string): ParagraphContent[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const paragraphs: { properties: ParagraphProperties; runs: Run[] }[] = [];
  let runs: { text: string; formats: MutableFormats }[] = [];
  let properties: ParagraphProperties = DEFAULT_PROPERTIES;

  const end = () => {
    const trimmed = trimRuns(runs);
    if (trimmed.length > 0) paragraphs.push({ properties, runs: trimmed });
    runs = [];
  };
  const add = (text: string, formats: MutableFormats) => {
    if (text === '') return;
    const last = runs.at(-1);
    if (last !== undefined && sameFormats(last.formats, formats)) last.text += text;
    else runs.push({ text, formats });
  };
  const walk = (node: Node, formats: MutableFormats, inside: ParagraphProperties, preformatted: boolean) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = cleanText(node.nodeValue ?? '');
      add(preformatted ? text.replaceAll('\n', SOFT_BREAK) : text.replace(/[ \t\n\r\f]+/g, ' '), formats);
      return;
    }
    if (!(node instanceof HTMLElement) || isHidden(node)) return;
    if (node.tagName === 'BR') return add(SOFT_BREAK, {});
    const inner = formatsOfElement(node, formats);
    if (!BLOCKS.has(node.tagName)) {
      for (const child of node.childNodes) walk(child, inner, inside, preformatted);
      return;
    }
    end();
    const own = paragraphOfElement(node, inside);
    properties = own;
    for (const child of node.childNodes) {
      properties = own;
      walk(child, inner, own, preformatted || node.tagName === 'PRE');
    }
    end();
    properties = inside;
  };
  walk(body, {}, DEFAULT_PROPERTIES, false);
  end();
  return paragraphs;
}

/** No spaces at the ends or doubled between runs, no lone soft break at the end: they are only layout. */
function trimRuns(runs: readonly Run[]): Run[] {
  const out: { text: string; formats: Run['formats'] }[] = [];
  let space = true;
  for (const { text, formats } of runs) {
    let kept = space ? text.replace(/^ +/, '') : text;
    kept = kept.replace(/ *\u2028 */g, SOFT_BREAK);
    if (kept === '') continue;
    space = /[ \u2028]$/.test(kept);
    out.push({ text: kept, formats });
  }
  for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
    last.text = last.text.replace(/[ \u2028]+$/, '');
    if (last.text !== '') break;
    out.pop();
  }
  return out;
}
