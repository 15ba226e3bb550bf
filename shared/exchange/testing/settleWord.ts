/**
 * What a Word file says once every tracked change in it is accepted, or rejected: read from its XML by Word's
 * rules (ISO 29500, 17.13.5), without a word of our own code. A paragraph whose end is gone is joined with the
 * next one and has its properties.
 */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

export type Verdict = 'accepted' | 'rejected';

export interface SettledCharacter {
  readonly character: string;
  /** Of its formats, its link and its language. */
  readonly format: string;
}

export interface SettledParagraph {
  readonly style: string;
  /** Kind of list and level; '' outside lists. */
  readonly list: string;
  readonly alignment: string;
  readonly indent: string;
  readonly isRtl: boolean;
  readonly text: string;
  readonly characters: readonly SettledCharacter[];
}

const GONE: Readonly<Record<Verdict, ReadonlySet<string>>> = {
  accepted: new Set(['w:del', 'w:moveFrom']),
  rejected: new Set(['w:ins', 'w:moveTo']),
};

/** The text alone: without contents and the title that is printed above it. */
export function settleWord(bytes: Uint8Array, verdict: Verdict): SettledParagraph[] {
  const parts = unzipSync(bytes);
  const xml = (name: string) => parse(strFromU8(parts[name] ?? new Uint8Array()));
  const links = new Map(
    all(xml('word/_rels/document.xml.rels'), 'Relationship').map((one) => [
      one.getAttribute('Id') ?? '',
      one.getAttribute('Target') ?? '',
    ]),
  );
  const kindOf = listKinds(xml('word/numbering.xml'));
  const settled: SettledParagraph[] = [];
  const reading = new Reading(verdict, links);
  const body = all(xml('word/document.xml'), 'w:body')[0] as Element;
  const ownParagraphs = children(body).filter(({ nodeName }) => nodeName === 'w:p');
  for (const [index, paragraph] of ownParagraphs.entries()) {
    const own = child(paragraph, 'w:pPr');
    reading.read(paragraph);
    const end = own && child(own, 'w:rPr');
    if (end !== undefined && children(end).some(({ nodeName }) => GONE[verdict].has(nodeName))) continue;
    const change = own && child(own, 'w:pPrChange');
    const properties = verdict === 'rejected' && change ? child(change, 'w:pPr') : own;
    const characters = reading.take();
    const value = (name: string, attribute = 'w:val') =>
      (properties && child(properties, name)?.getAttribute(attribute)) || '';
    const numbers = properties && child(properties, 'w:numPr');
    const style = value('w:pStyle') || 'Normal';
    const isPrinted = index === 0 && style === 'Title' && all(paragraph, 'w:bookmarkStart').length === 0;
    if (isPrinted || style.startsWith('TOC')) continue;
    settled.push({
      style,
      list: numbers
        ? `${kindOf(child(numbers, 'w:numId'))} ${child(numbers, 'w:ilvl')?.getAttribute('w:val')}`
        : '',
      alignment: value('w:jc'),
      indent: value('w:ind', 'w:left'),
      isRtl: Boolean(properties && child(properties, 'w:bidi')),
      text: characters.map(({ character }) => character).join(''),
      characters,
    });
  }
  return settled;
}

/** Collects the characters of the paragraphs that one end ends. */
class Reading {
  readonly #verdict: Verdict;
  readonly #links: ReadonlyMap<string, string>;
  #characters: SettledCharacter[] = [];
  /** Fields that have begun: their instruction, and whether their result has. */
  readonly #fields: { instruction: string; inResult: boolean }[] = [];

  constructor(verdict: Verdict, links: ReadonlyMap<string, string>) {
    this.#verdict = verdict;
    this.#links = links;
  }

  take(): SettledCharacter[] {
    const taken = this.#characters;
    this.#characters = [];
    return taken;
  }

  read(node: Element, link = ''): void {
    for (const element of children(node)) {
      const { nodeName } = element;
      if (GONE[this.#verdict].has(nodeName) || nodeName === 'w:pPr') continue;
      if (nodeName === 'w:r') this.#run(element, link);
      else if (nodeName === 'w:hyperlink')
        this.read(element, this.#links.get(element.getAttribute('r:id') ?? '') ?? '');
      else this.read(element, link);
    }
  }

  #run(run: Element, link: string): void {
    const properties = child(run, 'w:rPr');
    const change = properties && child(properties, 'w:rPrChange');
    const format = this.#verdict === 'rejected' && change ? child(change, 'w:rPr') : properties;
    for (const part of children(run)) {
      const [field] = this.#fields.slice(-1);
      switch (part.nodeName) {
        case 'w:fldChar': {
          const type = part.getAttribute('w:fldCharType');
          if (type === 'begin') this.#fields.push({ instruction: '', inResult: false });
          else if (type === 'end') this.#fields.pop();
          else if (field !== undefined) field.inResult = true;
          break;
        }
        case 'w:instrText':
        case 'w:delInstrText':
          if (field !== undefined) field.instruction += part.textContent;
          break;
        case 'w:t':
        case 'w:delText':
          this.#add(part.textContent ?? '', format, link);
          break;
        case 'w:br':
          this.#add('\u2028', format, link);
          break;
        case 'w:tab':
          this.#add('\t', format, link);
          break;
      }
    }
  }

  #add(text: string, format: Element | undefined, link: string): void {
    const target = this.#fields.map(({ instruction }) => /HYPERLINK "(.*)"/.exec(instruction)?.[1]).at(-1);
    const address = target ?? link;
    for (const character of text)
      this.#characters.push({ character, format: `${formatOf(format, character)}${address}` });
  }
}

/** Fonts and directions of marks between two scripts depend on what stands beside them, and are left out. */
function formatOf(format: Element | undefined, character: string): string {
  if (format === undefined) return '';
  return children(format)
    .filter(({ nodeName }) => nodeName !== 'w:rPrChange')
    .filter(({ nodeName }) => /\p{L}/u.test(character) || !['w:rFonts', 'w:rtl'].includes(nodeName))
    .map((one) => {
      const values = Array.from(one.attributes, ({ name, value }) => `${name}=${value}`);
      return `<${[one.nodeName, ...values].join(' ')}>`;
    })
    .join('');
}

function listKinds(numbering: Document): (number: Element | undefined) => string {
  const formats = new Map(
    all(numbering, 'w:abstractNum').map((one) => [
      one.getAttribute('w:abstractNumId'),
      all(one, 'w:numFmt')[0]?.getAttribute('w:val') === 'bullet' ? 'bullet' : 'number',
    ]),
  );
  const lists = new Map(
    all(numbering, 'w:num').map((one) => [
      one.getAttribute('w:numId'),
      formats.get(child(one, 'w:abstractNumId')?.getAttribute('w:val') ?? ''),
    ]),
  );
  return (number) => lists.get(number?.getAttribute('w:val') ?? '') ?? 'undefined list';
}

function parse(xml: string): Document {
  return new DOMParser().parseFromString(xml === '' ? '<none/>' : xml, 'text/xml');
}

function all(node: Document | Element, name: string): Element[] {
  return Array.from(node.getElementsByTagName(name));
}

function children(node: Element): Element[] {
  return Array.from(node.childNodes).filter((one): one is Element => one.nodeType === 1);
}

function child(node: Element, name: string): Element | undefined {
  return children(node).find(({ nodeName }) => nodeName === name);
}
