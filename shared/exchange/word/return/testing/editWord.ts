/**
 * Edits a Word file as an office does, in its XML and without a word of our own code: text put in and taken out,
 * paragraphs begun and joined, formats set, tracked or not.
 */
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export interface Tracker {
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NOTES = 'word/footnotes.xml';
let numbers = 90_000;

export class WordEdit {
  readonly #parts: Record<string, Uint8Array>;
  readonly #document: Document;
  /** null where the file has no notes. */
  readonly #notes: Document | null;

  constructor(bytes: Uint8Array) {
    this.#parts = unzipSync(bytes);
    const parse = (part: Uint8Array) => new DOMParser().parseFromString(strFromU8(part), 'text/xml');
    this.#document = parse(this.#parts['word/document.xml'] as Uint8Array);
    const notes = this.#parts[NOTES];
    this.#notes = notes === undefined ? null : parse(notes);
  }

  /** @param editor who saved it; @param saved when, in ISO 8601 */
  save(editor: string, saved: string): Uint8Array {
    const text = (document: Document) => strToU8(new XMLSerializer().serializeToString(document));
    const core = strFromU8(this.#parts['docProps/core.xml'] as Uint8Array)
      .replace(/<cp:lastModifiedBy>[^<]*</, `<cp:lastModifiedBy>${editor}<`)
      .replace(/(<dcterms:modified[^>]*>)[^<]*</, `$1${saved}<`);
    return zipSync({
      ...this.#parts,
      'word/document.xml': text(this.#document),
      ...(this.#notes === null ? {} : { [NOTES]: text(this.#notes) }),
      'docProps/core.xml': strToU8(core),
    });
  }

  /** Any part, by hand. */
  change(part: string, by: (xml: string) => string): void {
    if (part === 'word/document.xml') throw new Error('the document is edited as a tree');
    this.#parts[part] = strToU8(by(strFromU8(this.#parts[part] ?? new Uint8Array())));
  }

  remove(part: string): void {
    delete this.#parts[part];
  }

  get paragraphs(): Element[] {
    return [this.#document, this.#notes].flatMap((document) =>
      document === null ? [] : Array.from(document.getElementsByTagName('w:p')),
    );
  }

  textOf(paragraph: Element): string {
    return texts(paragraph)
      .map((text) => text.textContent ?? '')
      .join('');
  }

  has(words: string): boolean {
    return this.paragraphs.some((paragraph) => this.textOf(paragraph).includes(words));
  }

  #paragraphWith(words: string): { paragraph: Element; at: number } {
    for (const paragraph of this.paragraphs) {
      const at = this.textOf(paragraph).indexOf(words);
      if (at !== -1) return { paragraph, at };
    }
    throw new Error(`${JSON.stringify(words)} is not in the file`);
  }

  /** Runs are cut so that one begins here; gives what stands behind the place, null at the end of the text. */
  #cut(paragraph: Element, offset: number): Element | null {
    let at = 0;
    for (const text of texts(paragraph)) {
      const said = text.textContent ?? '';
      const run = text.parentNode as Element;
      if (offset === at) return run;
      if (offset < at + said.length) {
        const behind = run.cloneNode(true) as Element;
        setText(text, said.slice(0, offset - at));
        for (const one of elements(run).slice(elements(run).indexOf(text) + 1)) run.removeChild(one);
        const own =
          texts(behind)[elements(run).filter(isText).indexOf(text)] ?? (texts(behind)[0] as Element);
        for (const one of elements(behind)) {
          if (one === own) break;
          if (one.nodeName !== 'w:rPr') behind.removeChild(one);
        }
        setText(own, said.slice(offset - at));
        run.parentNode?.insertBefore(behind, run.nextSibling);
        return behind;
      }
      at += said.length;
    }
    return null;
  }

  insert(behind: string, words: string, tracker?: Tracker): void {
    const { paragraph, at } = this.#paragraphWith(behind);
    this.insertAt(paragraph, at + behind.length, words, tracker);
  }

  insertAt(paragraph: Element, offset: number, words: string, tracker?: Tracker): void {
    const next = this.#cut(paragraph, offset);
    const run = this.#run(words);
    const put = tracker === undefined ? run : this.#tracked('w:ins', tracker, run);
    if (next === null) paragraph.insertBefore(put, lastMark(paragraph));
    else {
      const around = topIn(paragraph, next);
      paragraph.insertBefore(put, around);
    }
  }

  delete(words: string, tracker?: Tracker): void {
    const { paragraph, at } = this.#paragraphWith(words);
    this.deleteAt(paragraph, at, at + words.length, tracker);
  }

  deleteAt(paragraph: Element, from: number, to: number, tracker?: Tracker): void {
    this.#cut(paragraph, to);
    this.#cut(paragraph, from);
    let at = 0;
    for (const text of texts(paragraph)) {
      const length = (text.textContent ?? '').length;
      const run = text.parentNode as Element;
      if (at >= from && at < to) {
        if (tracker === undefined) run.parentNode?.removeChild(run);
        else this.#strike(run, tracker);
      }
      at += length;
    }
  }

  #strike(run: Element, tracker: Tracker): void {
    const around = this.#tracked('w:del', tracker);
    run.parentNode?.replaceChild(around, run);
    around.appendChild(run);
    for (const text of elements(run).filter(isText)) {
      const gone = this.#element('w:delText', { 'xml:space': 'preserve' });
      gone.textContent = text.textContent;
      run.replaceChild(gone, text);
    }
  }

  replace(words: string, others: string, tracker?: Tracker): void {
    const { paragraph, at } = this.#paragraphWith(words);
    this.insertAt(paragraph, at + words.length, others, tracker);
    this.deleteAt(paragraph, at, at + words.length, tracker);
  }

  bold(words: string, tracker?: Tracker): void {
    const { paragraph, at } = this.#paragraphWith(words);
    this.#cut(paragraph, at + words.length);
    this.#cut(paragraph, at);
    let offset = 0;
    for (const text of texts(paragraph)) {
      const run = text.parentNode as Element;
      if (offset >= at && offset < at + words.length) {
        let properties = elements(run).find(({ nodeName }) => nodeName === 'w:rPr');
        if (properties === undefined) {
          properties = this.#element('w:rPr');
          run.insertBefore(properties, run.firstChild);
        }
        const old = properties.cloneNode(true);
        properties.insertBefore(this.#element('w:b'), properties.firstChild);
        if (tracker !== undefined) {
          const change = this.#tracked('w:rPrChange', tracker);
          change.appendChild(old);
          properties.appendChild(change);
        }
      }
      offset += (text.textContent ?? '').length;
    }
  }

  style(words: string, style: string): void {
    const { paragraph } = this.#paragraphWith(words);
    const properties = this.#properties(paragraph);
    const known = elements(properties).find(({ nodeName }) => nodeName === 'w:pStyle');
    if (known !== undefined) known.setAttribute('w:val', style);
    else properties.insertBefore(this.#element('w:pStyle', { 'w:val': style }), properties.firstChild);
  }

  /** As Word does it: the part in front has a new end, the part behind the old one, and bookmarks are over both. */
  split(behind: string, tracker?: Tracker): void {
    const { paragraph, at } = this.#paragraphWith(behind);
    this.splitAt(paragraph, at + behind.length, tracker);
  }

  splitAt(paragraph: Element, offset: number, tracker?: Tracker): Element {
    const next = this.#cut(paragraph, offset);
    const front = this.#element('w:p');
    const properties = elements(paragraph).find(({ nodeName }) => nodeName === 'w:pPr');
    if (properties !== undefined) front.appendChild(withoutMarks(properties));
    const stop = next === null ? lastMark(paragraph) : topIn(paragraph, next);
    for (const one of elements(paragraph)) {
      if (one === stop) break;
      if (one !== properties) front.appendChild(one);
    }
    paragraph.parentNode?.insertBefore(front, paragraph);
    if (tracker !== undefined) this.#markEnd(front, 'w:ins', tracker);
    return front;
  }

  /** With the next paragraph. */
  join(words: string, tracker?: Tracker): void {
    const { paragraph } = this.#paragraphWith(words);
    this.joinNext(paragraph, tracker);
  }

  joinNext(paragraph: Element, tracker?: Tracker): void {
    if (tracker !== undefined) {
      this.#markEnd(paragraph, 'w:del', tracker);
      return;
    }
    const all = this.paragraphs;
    const next = all[all.indexOf(paragraph) + 1] as Element;
    const first = elements(next).find(({ nodeName }) => nodeName !== 'w:pPr') ?? null;
    for (const one of elements(paragraph)) if (one.nodeName !== 'w:pPr') next.insertBefore(one, first);
    paragraph.parentNode?.removeChild(paragraph);
  }

  /** A paragraph of its own behind another. */
  addParagraph(behind: string, words: string): void {
    const { paragraph } = this.#paragraphWith(behind);
    const added = this.#element('w:p');
    const properties = elements(paragraph).find(({ nodeName }) => nodeName === 'w:pPr');
    if (properties !== undefined) added.appendChild(withoutMarks(properties));
    added.appendChild(this.#run(words));
    paragraph.parentNode?.insertBefore(added, paragraph.nextSibling);
  }

  removeParagraph(words: string): void {
    const { paragraph } = this.#paragraphWith(words);
    paragraph.parentNode?.removeChild(paragraph);
  }

  // ---- rows ----

  #rowWith(words: string): Element {
    const { paragraph } = this.#paragraphWith(words);
    let row: Element = paragraph;
    while (row.nodeName !== 'w:tr') row = row.parentNode as Element;
    return row;
  }

  /** As Word tracks it: the row, its text and the ends of its paragraphs. */
  deleteRow(words: string, tracker?: Tracker): void {
    const row = this.#rowWith(words);
    if (tracker === undefined) {
      row.parentNode?.removeChild(row);
      return;
    }
    this.#rowProperties(row).appendChild(this.#tracked('w:del', tracker));
    for (const paragraph of Array.from(row.getElementsByTagName('w:p'))) {
      this.deleteAt(paragraph, 0, this.textOf(paragraph).length, tracker);
      this.#markEnd(paragraph, 'w:del', tracker);
    }
  }

  addRow(behind: string, cells: readonly string[], tracker?: Tracker): void {
    const model = this.#rowWith(behind);
    const row = this.#element('w:tr');
    if (tracker !== undefined) this.#rowProperties(row).appendChild(this.#tracked('w:ins', tracker));
    const shapes = elements(model).filter(({ nodeName }) => nodeName === 'w:tc');
    for (const [index, shape] of shapes.entries()) {
      const cell = this.#element('w:tc');
      const look = elements(shape).find(({ nodeName }) => nodeName === 'w:tcPr');
      if (look !== undefined) cell.appendChild(look.cloneNode(true));
      const paragraph = this.#element('w:p');
      cell.appendChild(paragraph);
      row.appendChild(cell);
      this.insertAt(paragraph, 0, cells[index] ?? '', tracker);
      if (tracker !== undefined) this.#markEnd(paragraph, 'w:ins', tracker);
    }
    model.parentNode?.insertBefore(row, model.nextSibling);
  }

  #rowProperties(row: Element): Element {
    const known = elements(row).find(({ nodeName }) => nodeName === 'w:trPr');
    if (known !== undefined) return known;
    const properties = this.#element('w:trPr');
    row.insertBefore(properties, row.firstChild);
    return properties;
  }

  /** The end of the paragraph with these words, or of the one in front, is marked as coming or going. */
  hasMarkedEnd(words: string): boolean {
    const { paragraph } = this.#paragraphWith(words);
    const marks = (one: Element | undefined) =>
      one === undefined
        ? []
        : elements(one)
            .filter(({ nodeName }) => nodeName === 'w:pPr')
            .flatMap(elements)
            .filter(({ nodeName }) => nodeName === 'w:rPr')
            .flatMap(elements)
            .filter(({ nodeName }) => nodeName === 'w:ins' || nodeName === 'w:del');
    return marks(paragraph).length > 0;
  }

  #markEnd(paragraph: Element, name: 'w:ins' | 'w:del', tracker: Tracker): void {
    const properties = this.#properties(paragraph);
    let run = elements(properties).find(({ nodeName }) => nodeName === 'w:rPr');
    if (run === undefined) {
      run = this.#element('w:rPr');
      properties.appendChild(run);
    }
    run.insertBefore(this.#tracked(name, tracker), run.firstChild);
  }

  #properties(paragraph: Element): Element {
    const known = elements(paragraph).find(({ nodeName }) => nodeName === 'w:pPr');
    if (known !== undefined) return known;
    const properties = this.#element('w:pPr');
    paragraph.insertBefore(properties, paragraph.firstChild);
    return properties;
  }

  #run(words: string): Element {
    const run = this.#element('w:r');
    const text = this.#element('w:t', { 'xml:space': 'preserve' });
    text.textContent = words;
    run.appendChild(text);
    return run;
  }

  #tracked(name: string, { author, date }: Tracker, child?: Element): Element {
    numbers++;
    const element = this.#element(name, { 'w:id': String(numbers), 'w:author': author, 'w:date': date });
    if (child !== undefined) element.appendChild(child);
    return element;
  }

  #element(name: string, attributes: Readonly<Record<string, string>> = {}): Element {
    const element = this.#document.createElementNS(W, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
}

const isText = ({ nodeName }: Element) => nodeName === 'w:t';

function elements(node: Element): Element[] {
  return Array.from(node.childNodes).filter((one): one is Element => one.nodeType === 1);
}

/** Standing text, in order. */
function texts(paragraph: Element): Element[] {
  return Array.from(paragraph.getElementsByTagName('w:t'));
}

function setText(text: Element, words: string): void {
  text.textContent = words;
  text.setAttribute('xml:space', 'preserve');
}

/** The child of the paragraph that this is in. */
function topIn(paragraph: Element, element: Element): Element {
  let top = element;
  while (top.parentNode !== paragraph) top = top.parentNode as Element;
  return top;
}

/** What ends at the end of the paragraph: new text goes in front of it. */
function lastMark(paragraph: Element): Element | null {
  const last = elements(paragraph).at(-1);
  return last?.nodeName === 'w:bookmarkEnd' ? last : null;
}

/** A copy without what is tracked of the paragraph's own end. */
function withoutMarks(properties: Element): Element {
  const copy = properties.cloneNode(true) as Element;
  for (const run of elements(copy).filter(({ nodeName }) => nodeName === 'w:rPr'))
    for (const one of elements(run))
      if (one.nodeName === 'w:ins' || one.nodeName === 'w:del') run.removeChild(one);
  return copy;
}
