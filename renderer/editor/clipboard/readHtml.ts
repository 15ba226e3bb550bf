/**
 * HTML from the clipboard as paragraphs: what Word, LibreOffice, Google Docs and web pages put there. Only
 * meaning is read (headings, lists, emphasis, links, language, direction); looks are not.
 */
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { paragraphWay } from '../../../shared/exchange/paper/direction.ts';
import { formatsOfElement, type MutableFormats } from './htmlFormats.ts';
import { isHidden, isWordTab, paragraphOfElement } from './htmlParagraphs.ts';
import { parseHtml } from './parseHtml.ts';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
/** What a cell may not hold for its row to be one line. */
const MANY = 'table, ul, ol, h1, h2, h3, h4, h5, h6, p + p, div + div, br + br';

/** How the content of an element is read. */
interface Mode {
  readonly preformatted: boolean;
  /** In a row that becomes one line: blocks are no paragraphs of their own. */
  readonly flat: boolean;
}

export function readHtml(html: string): ParagraphContent[] {
  if (html === '') return [];
  const body = parseHtml(html);
  const paragraphs: { properties: ParagraphProperties; runs: Run[] }[] = [];
  let runs: { text: string; formats: MutableFormats }[] = [];
  let properties: ParagraphProperties = DEFAULT_PROPERTIES;
  /** Whether spaces and line ends of the paragraph at hand mean something. */
  let spaced = false;

  const end = () => {
    const trimmed = trimRuns(runs, spaced);
    if (trimmed.length > 0)
      paragraphs.push(liftLanguage(withoutPlainDirection(properties, trimmed), trimmed));
    runs = [];
    spaced = false;
  };
  const add = (text: string, formats: MutableFormats) => {
    if (text === '') return;
    const last = runs.at(-1);
    if (last !== undefined && sameFormats(last.formats, formats)) last.text += text;
    else runs.push({ text, formats });
  };
  const addBreak = () => {
    // Two in a row are how web pages and mail end a paragraph.
    const before = runs.at(-1)?.text.replace(/ +$/, '');
    if (before?.endsWith(SOFT_BREAK)) end();
    else add(SOFT_BREAK, {});
  };
  const walk = (node: Node, formats: MutableFormats, inside: ParagraphProperties, mode: Mode) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = cleanText(node.nodeValue ?? '');
      spaced ||= mode.preformatted;
      add(
        mode.preformatted ? text.replaceAll('\n', SOFT_BREAK) : text.replace(/[ \t\n\r\f]+/g, ' '),
        formats,
      );
      return;
    }
    if (!(node instanceof HTMLElement) || isHidden(node)) return;
    if (node.tagName === 'BR') return mode.flat ? add(' ', {}) : addBreak();
    if (isWordTab(node)) return add('\t', formats);
    const inner = formatsOfElement(node, formats);
    if (mode.flat || !BLOCKS.has(node.tagName)) {
      for (const child of node.childNodes) walk(child, inner, inside, mode);
      return;
    }
    end();
    const own = paragraphOfElement(node, inside);
    properties = own;
    if (node.tagName === 'TR' && node.querySelector(MANY) === null) {
      for (const [index, cell] of [...node.children].entries()) {
        if (index > 0) add('\t', {});
        walk(cell, inner, own, { ...mode, flat: true });
      }
    } else {
      for (const child of node.childNodes) {
        properties = own;
        walk(child, inner, own, { ...mode, preformatted: mode.preformatted || node.tagName === 'PRE' });
      }
    }
    end();
    properties = inside;
  };
  walk(body, {}, DEFAULT_PROPERTIES, { preformatted: false, flat: false });
  end();
  return paragraphs;
}

/**
 * No spaces at the ends or doubled between runs, no lone soft break at the end: they are only layout. The
 * same goes for a paragraph of nothing but spaces, which Word makes of an empty one.
 */
function trimRuns(runs: readonly Run[], spaced: boolean): Run[] {
  if (runs.every(({ text }) => /^[\s\u00a0]*$/.test(text))) return [];
  const out: { text: string; formats: Run['formats'] }[] = [];
  let space = true;
  for (const { text, formats } of runs) {
    let kept = text;
    if (!spaced) {
      if (space) kept = kept.replace(/^ +/, '');
      kept = kept.replace(/ *([\u2028\t]) */g, '$1');
      if (/^[\u2028\t]/.test(kept)) trimEnd(out, ' ');
    }
    if (kept === '') continue;
    space = /[ \u2028\t]$/.test(kept);
    out.push({ text: kept, formats });
  }
  trimEnd(out, ` ${SOFT_BREAK}`);
  return out;
}

function trimEnd(runs: { text: string }[], what: string): void {
  for (let last = runs.at(-1); last !== undefined; last = runs.at(-1)) {
    let { length } = last.text;
    while (length > 0 && what.includes(last.text.charAt(length - 1))) length--;
    last.text = last.text.slice(0, length);
    if (length > 0) break;
    runs.pop();
  }
}

/** Programs say `dir="ltr"` of everything; it says something only where the text itself would run the other way. */
function withoutPlainDirection(properties: ParagraphProperties, runs: readonly Run[]): ParagraphProperties {
  if (properties.direction !== 'ltr') return properties;
  const undecided: ParagraphProperties = { ...properties, direction: 'auto', language: '' };
  return paragraphWay({ properties: undecided, runs }, '') === 'rtl'
    ? properties
    : { ...undecided, language: properties.language };
}

/** A language that all of a paragraph's text is in is the paragraph's. */
function liftLanguage(
  properties: ParagraphProperties,
  runs: readonly Run[],
): { properties: ParagraphProperties; runs: Run[] } {
  const [language] = runs.map(({ formats }) => formats.language);
  const shared =
    properties.language === '' &&
    language !== undefined &&
    runs.every(({ formats }) => formats.language === language);
  const own = shared ? { ...properties, language } : properties;
  return {
    properties: own,
    runs: runs.map((run) => {
      if (run.formats.language !== own.language) return run;
      const { language: _, ...formats } = run.formats;
      return { ...run, formats };
    }),
  };
}
