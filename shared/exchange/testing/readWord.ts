/**
 * Reads a Word package back as Word would see it, numbers included: the labels are counted from
 * numbering.xml by Word's rules, without a word of our own code.
 */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

export interface ReadParagraph {
  readonly style: string;
  readonly text: string;
  readonly label: string | null;
  readonly bookmarks: readonly string[];
  readonly isRtl: boolean;
  readonly alignment: string;
  readonly xml: Element;
}

export interface ReadWord {
  readonly parts: Readonly<Record<string, string>>;
  readonly paragraphs: readonly ReadParagraph[];
}

export function readWord(bytes: Uint8Array): ReadWord {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
  for (const [name, part] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) parse(name, part);
  const count = counter(parse('numbering', parts['word/numbering.xml'] ?? '<none/>'));
  const document = parse('document', parts['word/document.xml'] ?? '');
  const paragraphs = [...all(document, 'w:p')].map((xml): ReadParagraph => {
    const properties = child(xml, 'w:pPr');
    const numbering = properties && child(properties, 'w:numPr');
    const number = numbering && child(numbering, 'w:numId')?.getAttribute('w:val');
    const level = numbering && child(numbering, 'w:ilvl')?.getAttribute('w:val');
    return {
      style: (properties && child(properties, 'w:pStyle')?.getAttribute('w:val')) || 'Normal',
      text: textOf(xml),
      label: number ? count(number, Number(level)) : null,
      bookmarks: [...all(xml, 'w:bookmarkStart')].map((mark) => mark.getAttribute('w:name') ?? ''),
      isRtl: Boolean(properties && child(properties, 'w:bidi')),
      alignment: (properties && child(properties, 'w:jc')?.getAttribute('w:val')) || '',
      xml,
    };
  });
  return { parts, paragraphs };
}

function parse(name: string, xml: string): Document {
  const fail = (message: string) => {
    throw new Error(`${name}: ${message}`);
  };
  return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
    xml,
    'text/xml',
  );
}

function* all(node: Document | Element, name: string): Iterable<Element> {
  const found = node.getElementsByTagName(name);
  for (let index = 0; index < found.length; index++) yield found[index] as Element;
}

function child(node: Element, name: string): Element | undefined {
  for (let next = node.firstChild; next; next = next.nextSibling)
    if (next.nodeName === name) return next as Element;
  return undefined;
}

function textOf(paragraph: Element): string {
  let text = '';
  const walk = (node: Element) => {
    for (let next = node.firstChild as Element | null; next; next = next.nextSibling as Element | null) {
      if (next.nodeName === 'w:t') text += next.textContent;
      else if (next.nodeName === 'w:br') text += '\u2028';
      else if (next.nodeName === 'w:tab' && next.parentNode?.nodeName === 'w:r') text += '\t';
      else walk(next);
    }
  };
  walk(paragraph);
  return text;
}

/** Word counts per abstract list; a list of its own start begins there when it is first used. */
function counter(numbering: Document): (number: string, level: number) => string {
  const levels = new Map<string, Map<number, { format: string; text: string; start: number }>>();
  for (const definition of all(numbering, 'w:abstractNum')) {
    const own = new Map<number, { format: string; text: string; start: number }>();
    for (const level of all(definition, 'w:lvl')) {
      const value = (name: string) => child(level, name)?.getAttribute('w:val') ?? '';
      own.set(Number(level.getAttribute('w:ilvl')), {
        format: value('w:numFmt'),
        text: value('w:lvlText'),
        start: Number(value('w:start') || 0),
      });
    }
    levels.set(definition.getAttribute('w:abstractNumId') ?? '', own);
  }
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  for (const list of all(numbering, 'w:num')) {
    const starts = new Map<number, number>();
    for (const override of all(list, 'w:lvlOverride')) {
      const start = child(override, 'w:startOverride')?.getAttribute('w:val');
      if (start) starts.set(Number(override.getAttribute('w:ilvl')), Number(start));
    }
    const definition = child(list, 'w:abstractNumId')?.getAttribute('w:val') ?? '';
    lists.set(list.getAttribute('w:numId') ?? '', { definition, starts });
  }
  const counts = new Map<string, (number | undefined)[]>();
  const used = new Set<string>();
  return (number, level) => {
    const list = lists.get(number);
    const kind = list && levels.get(list.definition)?.get(level);
    if (!list || !kind) throw new Error(`list ${number} level ${level} is not defined`);
    const count = counts.get(list.definition) ?? [];
    counts.set(list.definition, count);
    const first = `${number}/${level}`;
    const start = list.starts.get(level);
    if (start !== undefined && !used.has(first)) count[level] = start;
    else count[level] = count[level] === undefined ? kind.start : count[level] + 1;
    used.add(first);
    count.length = level + 1;
    return kind.text.replace(/%(\d)/g, () => draw(kind.format, count[level] ?? 0));
  };
}

function draw(format: string, number: number): string {
  if (format === 'lowerLetter')
    return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1);
  if (format !== 'lowerRoman') return String(number);
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return (tens[Math.floor(number / 10)] ?? '') + (ones[number % 10] ?? '');
}
