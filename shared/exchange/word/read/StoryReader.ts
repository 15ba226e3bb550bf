/**
 * Walks through the text of a Word file: paragraphs, and what stands in their place or in them. A table, the contents
 * and the end of a page are paragraphs of their own; a note stands where its mark does. What stands beside its
 * paragraph (a box) comes behind it.
 */
import { DEEPEST } from '../../paper/walkParagraphs.ts';
import { chosenContent } from './chosenContent.ts';
import type { Where } from './LeftOut.ts';
import type { RawChange, RawEmbed, RawParagraph, RawTable } from './RawParagraph.ts';
import { changeIn, PAGE_BREAK, RunReader } from './RunReader.ts';
import type { WordParagraphProperties } from './readParagraphProperties.ts';
import { PLAIN_PARAGRAPH, readParagraphProperties } from './readParagraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { StoryState } from './StoryState.ts';
import { TableReader } from './TableReader.ts';
import type { WordSections } from './WordSections.ts';

const NOTHING: RawChange = {};

export interface StoryListener {
  readonly onParagraph: () => void;
  readonly onNote: (reference: XmlElement, around: RawChange) => void;
}

export class StoryReader {
  readonly #state: StoryState;
  readonly #inline: RunReader;
  readonly #listener: StoryListener;
  readonly #sections: WordSections | null;
  #segment: number;

  /** @param sections null for a note, which has none */
  constructor(state: StoryState, sections: WordSections | null, listener: StoryListener) {
    this.#state = state;
    this.#sections = sections;
    this.#segment = state.newSegment();
    this.#listener = listener;
    this.#inline = new RunReader(state, {
      onNote: listener.onNote,
      onBreak: (change) => this.#pageBreak(change),
    });
  }

  /** @param root the body, or one note */
  read(root: XmlElement): void {
    this.#inline.fields.know(this.#state.setting.bookmarks.scan(root));
    this.#blocks(root.children, NOTHING);
    this.#readBeside();
    this.#inline.fields.open.length = 0;
  }

  #blocks(elements: readonly XmlElement[], around: RawChange): void {
    for (const element of elements) {
      if (this.#state.isFull) return;
      this.#block(element, around);
    }
  }

  #block(element: XmlElement, around: RawChange): void {
    const { name, children } = element;
    const state = this.#state;
    if (state.mark(element)) return;
    switch (name) {
      case 'w:p':
        this.#paragraph(element, around);
        return;
      case 'w:tbl':
        this.#table(element, around);
        return;
      case 'w:sdt':
        this.#control(element, around);
        return;
      case 'mc:AlternateContent':
        this.#blocks(chosenContent(element), around);
        return;
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        this.#blocks(children, { ...around, ...this.#inline.changeOf(element, around) });
        return;
      case 'w:customXml':
      case 'w:smartTag':
        this.#blocks(children, around);
        return;
      case 'w:altChunk':
        state.leave('embedded');
        return;
      case 'w:sectPr':
        if (child(element, 'w:sectPrChange') !== undefined) state.leave('sectionChange');
        return;
      case 'm:oMathPara':
      case 'm:oMath':
        // A formula by itself, without a paragraph around it.
        this.#paragraph({ ...element, name: 'w:p', children: [element] }, around);
        return;
    }
  }

  #control(control: XmlElement, around: RawChange): void {
    const gallery = child(child(control, 'w:sdtPr'), 'w:docPartObj');
    const content = child(control, 'w:sdtContent');
    const isContents = /^table of contents$/i.test(childValue(gallery, 'w:docPartGallery') ?? '');
    if (isContents && content !== undefined && !hasField(content)) {
      this.#own({ kind: 'plain', content: { kind: 'contents' } }, changeIn(around));
      return;
    }
    this.#blocks(content?.children ?? [], around);
  }

  // ---- what is a paragraph of its own ----

  #table(element: XmlElement, around: RawChange): void {
    const state = this.#state;
    this.#readBeside();
    const tables = new TableReader(state, {
      onCell: (blocks, inside) => {
        this.#segment = state.newSegment();
        this.#blocks(blocks, inside);
        this.#readBeside();
      },
      changeOf: (elements, inside) => this.#revisionsIn(elements, inside),
    });
    const read = tables.read(element, around, state.depth < DEEPEST);
    this.#segment = state.newSegment();
    if (read !== null && read.table.rows.length > 0) {
      const properties = { ...PLAIN_PARAGRAPH, isRtl: read.table.isRtl };
      const where = this.#own({ kind: 'table', table: read.table }, read.change, properties);
      where.words = firstWords(read.table);
      for (const kind of read.told) state.setting.leftOut.add(kind, where);
    }
    this.#segment = state.newSegment();
  }

  #pageBreak(change: RawChange): void {
    const { paragraphs } = this.#state.text;
    const only = paragraphs.at(-1)?.runs;
    const before = only?.length === 1 ? only[0]?.embed : undefined;
    // Where a page begins already there is nothing to do.
    if (before?.kind === 'plain' && before.content.kind === 'pageBreak') return;
    this.#own(PAGE_BREAK, change);
  }

  /** In front of the paragraph that is being read. */
  #own(embed: RawEmbed, change: RawChange, properties: WordParagraphProperties = PLAIN_PARAGRAPH): Where {
    const state = this.#state;
    const where = { ...state.where };
    state.pushInFront({
      ...change,
      runs: [state.embedRun(embed, change)],
      properties,
      segment: this.#segment,
      around: embed.kind === 'table' ? change : NOTHING,
      label: '',
      where,
    });
    return where;
  }

  #revisionsIn(elements: readonly XmlElement[], around: RawChange): RawChange {
    let change = changeIn(around);
    for (const one of elements) change = { ...change, ...this.#inline.changeOf(one, change) };
    return change;
  }

  // ---- paragraphs ----

  #paragraph(element: XmlElement, around: RawChange): void {
    const state = this.#state;
    const { styles, numbering } = state.setting;
    const own = child(element, 'w:pPr');
    // What stands above contents belongs to them.
    if (styles.nameOf(childValue(own, 'w:pStyle')) === 'toc heading') return;
    const read = readParagraphProperties(own, styles, numbering);
    const { fields } = this.#inline;
    const inContents = fields.isInContents;
    const { contents } = fields;
    const isInBody = state.text.kind === 'body';
    const ofEnd = () => this.#revisionsIn(child(own, 'w:rPr')?.children ?? [], around);
    if (read.breaksPage && isInBody && state.text.paragraphs.length > 0 && !inContents)
      this.#pageBreak(ofEnd());
    this.#inline.styles = read.added;
    this.#inline.read(element.children, around);
    const section = child(own, 'w:sectPr');
    if (section !== undefined) this.#block(section, around);
    this.#listener.onParagraph();
    const change = ofEnd();
    const isJoined = change.inserted !== undefined || change.deleted !== undefined;
    const breaks = this.#inline.takeBreaks();
    // Nothing may come between two paragraphs that are proposed to be joined.
    const isBroken = breaks.length > 0 && (isJoined || state.size === 0);
    if (isBroken) for (const each of breaks) state.addEmbed(PAGE_BREAK, each);
    // A line of contents has nothing to say that the document's own headings do not.
    if ((inContents || fields.contents > contents) && state.size === 0) return;
    if (state.text.kind === 'body')
      state.identities.paragraph(state.text, attribute(element, 'w14:paraId') ?? '');
    const properties = isBlockAlone(state.runs) ? PLAIN_PARAGRAPH : read;
    const { numbered } = properties;
    const label = numbered === null ? '' : numbering.nextLabel(numbered.number, numbered.level);
    const before = this.#before(own, properties);
    const paragraph: RawParagraph = {
      ...change,
      ...state.takeParagraph(),
      properties,
      before,
      segment: this.#segment,
      around: changeIn(around),
      label,
      element,
    };
    state.push(paragraph);
    if (!isBroken) for (const each of breaks) this.#pageBreak(each);
    if (section !== undefined && isInBody) this.#endSection(section);
    if (!isJoined) this.#readBeside();
  }

  #endSection(section: XmlElement): void {
    if (this.#sections?.isOther(section) === true) this.#state.leave('section');
    if (this.#sections?.endsPage(section) === true) this.#pageBreak(NOTHING);
  }

  #before(own: XmlElement | undefined, now: WordParagraphProperties): RawParagraph['before'] {
    const state = this.#state;
    const { styles, numbering, stamps } = state.setting;
    const change = child(own, 'w:pPrChange');
    const numbers = child(own, 'w:numPr');
    const comes = child(numbers, 'w:ins');
    const by = change ?? comes;
    if (by === undefined || own === undefined) {
      if (child(numbers, 'w:numberingChange') !== undefined) state.leave('paragraphChange');
      return undefined;
    }
    const old =
      change === undefined
        ? { ...own, children: own.children.filter((one) => one !== numbers) }
        : child(change, 'w:pPr');
    const properties = readParagraphProperties(old, styles, numbering);
    const names = ['style', 'list', 'level', 'alignment', 'indent', 'isRtl'] as const;
    if (names.some((name) => properties[name] !== now[name])) return { properties, by: stamps.of(by) };
    state.leave('paragraphChange');
    return undefined;
  }

  /** Takes in what stood beside paragraphs. What stands beside that in turn comes behind it. */
  #readBeside(): void {
    const { beside } = this.#state;
    if (beside.length === 0) return;
    const { styles } = this.#inline;
    for (let next = beside.shift(); next !== undefined; next = beside.shift()) {
      this.#segment = this.#state.newSegment();
      this.#blocks(next.blocks, next.around);
    }
    // What follows could be joined with what was in front of the box, and not with the box.
    this.#segment = this.#state.newSegment();
    this.#inline.styles = styles;
  }
}

/** By which people know a table. */
function firstWords({ rows }: RawTable): string {
  for (const { cells } of rows)
    for (const { paragraphs } of cells)
      for (const { where } of paragraphs) if (where.words.trim() !== '') return where.words;
  return '';
}

function hasField({ name, children }: XmlElement): boolean {
  return name === 'w:fldChar' || name === 'w:fldSimple' || children.some(hasField);
}

/** Contents or the end of a page stand in it, and nothing else. */
function isBlockAlone(runs: readonly RawParagraph['runs'][number][]): boolean {
  return (
    runs.length > 0 &&
    runs.every(
      ({ embed }) => embed?.kind === 'plain' && ['contents', 'pageBreak'].includes(embed.content.kind),
    )
  );
}
