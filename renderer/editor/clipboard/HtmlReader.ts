/** Reads the elements of an HTML body into paragraphs, from the first to the last. */
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { EMBED, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { NO_FORMATS, sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { flatParagraphs } from './flatParagraphs.ts';
import { formatsOfElement, type MutableFormats } from './htmlFormats.ts';
import type { HtmlNotes } from './htmlNotes.ts';
import { isHidden, isWordTab, paragraphOfElement } from './htmlParagraphs.ts';
import { htmlTable } from './htmlTable.ts';
import { paragraphOfRuns } from './paragraphOfRuns.ts';
import { pastedPicture } from './pastedPicture.ts';
import { EMPTY_PARAGRAPH } from './pastedTable.ts';

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
const PLAIN: Mode = { preformatted: false, flat: false };

export class HtmlReader {
  readonly #notes: HtmlNotes;
  /** The text of a cell or a note. */
  readonly #isInside: boolean;
  readonly #paragraphs: ParagraphContent[] = [];
  #runs: { text: string; formats: MutableFormats; embed?: EmbedContent }[] = [];
  #properties: ParagraphProperties = DEFAULT_PROPERTIES;
  /** Whether spaces and line ends of the paragraph at hand mean something. */
  #spaced = false;

  constructor(notes: HtmlNotes, isInside = false) {
    this.#notes = notes;
    this.#isInside = isInside;
  }

  read(root: HTMLElement, around = DEFAULT_PROPERTIES): ParagraphContent[] {
    this.#block(root, {}, around, PLAIN);
    return this.#paragraphs;
  }

  #end(): void {
    const paragraph = paragraphOfRuns(this.#properties, this.#runs, this.#spaced);
    if (paragraph !== null) this.#paragraphs.push(paragraph);
    this.#runs = [];
    this.#spaced = false;
  }

  #add(text: string, formats: MutableFormats): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    if (last !== undefined && last.embed === undefined && sameFormats(last.formats, formats))
      last.text += text;
    else this.#runs.push({ text, formats });
  }

  #addBreak(): void {
    // Two in a row are how web pages and mail end a paragraph.
    const before = this.#runs.at(-1)?.text.replace(/ +$/, '');
    if (before?.endsWith(SOFT_BREAK)) this.#end();
    else this.#add(SOFT_BREAK, {});
  }

  #walk(node: Node, formats: MutableFormats, around: ParagraphProperties, mode: Mode): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = cleanText(node.nodeValue ?? '');
      this.#spaced ||= mode.preformatted;
      this.#add(
        mode.preformatted ? text.replaceAll('\n', SOFT_BREAK) : text.replace(/[ \t\n\r\f]+/g, ' '),
        formats,
      );
      return;
    }
    if (!(node instanceof HTMLElement) || isHidden(node) || this.#notes.taken.has(node)) return;
    if (this.#character(node, formats, mode)) return;
    if (mode.flat || !BLOCKS.has(node.tagName)) {
      const inner = formatsOfElement(node, formats);
      for (const child of node.childNodes) this.#walk(child, inner, around, mode);
    } else {
      this.#block(node, formats, around, mode);
    }
  }

  /** What stands for one character of the text. */
  #character(node: HTMLElement, formats: MutableFormats, mode: Mode): boolean {
    const note = this.#notes.textOf.get(node);
    if (note !== undefined) this.#note(note);
    else if (node.tagName === 'IMG') this.#picture(node);
    else if (isWordTab(node)) this.#add('\t', formats);
    else if (node.tagName !== 'BR') return false;
    else if (mode.flat) this.#add(' ', {});
    else this.#addBreak();
    return true;
  }

  #block(node: HTMLElement, formats: MutableFormats, around: ParagraphProperties, mode: Mode): void {
    this.#end();
    const inner = formatsOfElement(node, formats);
    const own = paragraphOfElement(node, around);
    this.#properties = own;
    if (node.tagName === 'TABLE' && this.#table(node, own)) {
      // It has been read.
    } else if (node.tagName === 'TR' && node.querySelector(MANY) === null) {
      for (const [index, cell] of [...node.children].entries()) {
        if (index > 0) this.#add('\t', {});
        this.#walk(cell, inner, own, { ...mode, flat: true });
      }
    } else {
      for (const child of node.childNodes) {
        this.#properties = own;
        const preformatted = mode.preformatted || node.tagName === 'PRE';
        this.#walk(child, inner, own, { ...mode, preformatted });
      }
    }
    this.#end();
    this.#properties = around;
  }

  /** False where its cells are to be read as paragraphs; so is one within another. */
  #table(table: HTMLElement, { direction, language }: ParagraphProperties): boolean {
    if (this.#isInside) return false;
    const properties: ParagraphProperties = {
      ...DEFAULT_PROPERTIES,
      direction: direction === 'rtl' ? direction : 'auto',
      language,
    };
    const read = htmlTable(table, (cell) =>
      flatParagraphs(new HtmlReader(this.#notes, true).read(cell, properties), 'cell'),
    );
    if (read === null) return false;
    for (const caption of table.querySelectorAll<HTMLElement>(':scope > caption'))
      this.#walk(caption, {}, properties, PLAIN);
    this.#paragraphs.push({ properties, runs: [embedRun(read)] });
    return true;
  }

  #note(text: HTMLElement): void {
    const read = flatParagraphs(new HtmlReader(this.#notes, true).read(text), 'note');
    this.#runs.push(embedRun({ kind: 'note', paragraphs: read.length === 0 ? [EMPTY_PARAGRAPH] : read }));
  }

  #picture(element: HTMLElement): void {
    const picture = pastedPicture(element);
    if (picture !== null) this.#runs.push(embedRun(picture));
  }
}

const embedRun = (embed: EmbedContent): Run & { formats: MutableFormats; embed: EmbedContent } => ({
  text: EMBED,
  formats: NO_FORMATS,
  embed,
});
