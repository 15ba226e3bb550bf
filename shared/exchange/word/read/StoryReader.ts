/**
 * Walks through the text of a Word file: paragraphs, and what they stand in. The page has no tables yet, so a table's
 * cells come as paragraphs in reading order; a row or a cell that is proposed to come or go is that of all its
 * paragraphs. What stands beside its paragraph (boxes) or under the page (notes) comes behind it.
 */
import { chosenContent } from './chosenContent.ts';
import type { RawChange, RawParagraph, Segment } from './RawParagraph.ts';
import { changeIn, RunReader } from './RunReader.ts';
import { readParagraphProperties } from './readParagraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { StoryState } from './StoryState.ts';

const NOTHING: RawChange = {};

export class StoryReader {
  readonly #state: StoryState;
  readonly #inline: RunReader;
  readonly #onParagraph: () => void;
  #segment: Segment = { kind: 'flow' };
  /** What stands in front of the next paragraph's own text. */
  #prefix = '';

  constructor(state: StoryState, onParagraph: () => void) {
    this.#state = state;
    this.#inline = new RunReader(state);
    this.#onParagraph = onParagraph;
  }

  /** @param root the body, or one note */
  read(root: XmlElement, around: RawChange = NOTHING, prefix = ''): void {
    this.#segment = { kind: 'flow' };
    this.#prefix = prefix;
    this.#inline.fields.scan(root);
    this.#blocks(root.children, around);
    this.#readBeside();
    this.#inline.fields.open.length = 0;
  }

  #blocks(elements: readonly XmlElement[], around: RawChange): void {
    for (const element of elements) this.#block(element, around);
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
        state.leave('table');
        this.#readBeside();
        this.#segment = { kind: 'flow' };
        this.#table(children, around);
        this.#segment = { kind: 'flow' };
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
    if (/^table of contents$/i.test(childValue(gallery, 'w:docPartGallery') ?? ''))
      this.#state.leave('contents');
    else this.#blocks(child(control, 'w:sdtContent')?.children ?? [], around);
  }

  // ---- tables ----

  #table(elements: readonly XmlElement[], around: RawChange): void {
    let isChanged = false;
    const rows = (list: readonly XmlElement[]): void => {
      for (const one of list) {
        if (this.#state.mark(one)) continue;
        if (one.name === 'w:tr') isChanged = this.#row(one, around) || isChanged;
        else if (one.name === 'w:tblPr') isChanged ||= child(one, 'w:tblPrChange') !== undefined;
        else if (one.name === 'w:sdt') rows(child(one, 'w:sdtContent')?.children ?? []);
        else if (one.name === 'w:customXml') rows(one.children);
      }
    };
    rows(elements);
    if (isChanged) this.#state.leave('tableChange');
  }

  /** @returns whether something is proposed of it that is not its text */
  #row(row: XmlElement, around: RawChange): boolean {
    const properties = child(row, 'w:trPr');
    const own = this.#revisionsIn(properties?.children ?? [], around);
    let isChanged = child(properties, 'w:trPrChange') !== undefined || child(row, 'w:tblPrEx') !== undefined;
    const cells = (list: readonly XmlElement[]): void => {
      for (const one of list) {
        if (this.#state.mark(one)) continue;
        if (one.name === 'w:tc') isChanged = this.#cell(one, own) || isChanged;
        else if (one.name === 'w:sdt') cells(child(one, 'w:sdtContent')?.children ?? []);
        else if (one.name === 'w:customXml') cells(one.children);
      }
    };
    cells(row.children);
    return isChanged;
  }

  #cell(cell: XmlElement, around: RawChange): boolean {
    const properties = child(cell, 'w:tcPr');
    const { stamps } = this.#state.setting;
    const [comes, goes] = [child(properties, 'w:cellIns'), child(properties, 'w:cellDel')];
    this.#segment = { kind: 'cell' };
    this.#blocks(cell.children, {
      inserted: around.inserted ?? (comes && stamps.of(comes)),
      deleted: around.deleted ?? (goes && stamps.of(goes)),
    });
    this.#readBeside();
    return child(properties, 'w:tcPrChange') !== undefined || child(properties, 'w:cellMerge') !== undefined;
  }

  #revisionsIn(elements: readonly XmlElement[], around: RawChange): RawChange {
    let change = changeIn(around);
    for (const one of elements) change = { ...change, ...this.#inline.changeOf(one, change) };
    return change;
  }

  // ---- paragraphs ----

  #paragraph(element: XmlElement, around: RawChange): void {
    const state = this.#state;
    const { styles, numbering, stamps } = state.setting;
    const own = child(element, 'w:pPr');
    // What stands above contents belongs to them.
    if (styles.nameOf(childValue(own, 'w:pStyle')) === 'toc heading') return;
    const properties = readParagraphProperties(own, styles, numbering);
    const inContents = this.#inline.fields.isInContents;
    if (this.#prefix !== '') {
      state.add({ ...changeIn(around), text: this.#prefix, formats: { superscript: true }, language: '' });
      state.add({ ...changeIn(around), text: ' ', formats: {}, language: '' });
      this.#prefix = '';
    }
    this.#inline.styles = properties.added;
    this.#inline.read(element.children, around);
    const section = child(own, 'w:sectPr');
    if (section !== undefined) this.#block(section, around);
    this.#onParagraph();
    // A line of contents has nothing to say that the document's own headings do not.
    if ((inContents || this.#inline.fields.isInContents) && state.size === 0) return;
    const end = child(own, 'w:rPr');
    const change = this.#revisionsIn(end?.children ?? [], around);
    const { numbered } = properties;
    state.identities.paragraph(state.paragraphs.length, attribute(element, 'w14:paraId') ?? '');
    state.paragraphs.push({
      ...change,
      runs: state.takeRuns(),
      properties,
      before: this.#before(own, properties, stamps),
      segment: this.#segment,
      around: changeIn(around),
      label: numbered === null ? '' : numbering.nextLabel(numbered.number, numbered.level),
    });
    // Nothing may come between two paragraphs that are proposed to be joined.
    if (change.inserted === undefined && change.deleted === undefined) this.#readBeside();
  }

  #before(
    own: XmlElement | undefined,
    now: RawParagraph['properties'],
    stamps: StoryState['setting']['stamps'],
  ): RawParagraph['before'] {
    const { styles, numbering, leftOut } = this.#state.setting;
    const change = child(own, 'w:pPrChange');
    const numbers = child(own, 'w:numPr');
    const comes = child(numbers, 'w:ins');
    const by = change ?? comes;
    if (by === undefined || own === undefined) {
      if (child(numbers, 'w:numberingChange') !== undefined)
        leftOut.add('paragraphChange', this.#state.paragraphs.length);
      return undefined;
    }
    const old =
      change === undefined
        ? { ...own, children: own.children.filter((one) => one !== numbers) }
        : child(change, 'w:pPr');
    const properties = readParagraphProperties(old, styles, numbering);
    const names = ['style', 'list', 'level', 'alignment', 'indent', 'isRtl'] as const;
    if (names.some((name) => properties[name] !== now[name])) return { properties, by: stamps.of(by) };
    leftOut.add('paragraphChange', this.#state.paragraphs.length);
    return undefined;
  }

  /** Takes in what stood beside paragraphs. What stands beside that in turn comes behind it. */
  #readBeside(): void {
    const { beside } = this.#state;
    if (beside.length === 0) return;
    const { styles } = this.#inline;
    const outer = this.#segment;
    for (let next = beside.shift(); next !== undefined; next = beside.shift()) {
      this.#segment = { kind: 'flow' };
      this.#blocks(next.blocks, next.around);
    }
    // What follows could be joined with what was in front of the box, and not with the box.
    this.#segment = { ...outer };
    this.#inline.styles = styles;
  }
}

/** The notes of a part, by id. */
export function notesById(part: XmlElement | null): Map<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const one of part?.children ?? []) {
    const id = attribute(one, 'w:id') ?? '';
    if (/^w:(footnote|endnote)$/.test(one.name) && !notes.has(id)) notes.set(id, one);
  }
  return notes;
}
