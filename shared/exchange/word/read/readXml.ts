/**
 * A part's XML as a tree of elements. It knows the five entities of XML and characters by number, and nothing that
 * could grow or bring in anything: a document type refuses the file, whatever it declares. Names come out with the
 * prefixes that the standard itself uses, whichever the file has, and are the same for both of its variants
 * (Transitional and Strict). It is some ten times faster than a library that builds a DOM, which is most of the cost
 * of reading a file.
 */
import { strFromU8 } from 'fflate';
import { standardPrefix } from './standardPrefix.ts';
import type { Outcome } from './WordRefusal.ts';
import { refuse } from './WordRefusal.ts';

export interface XmlElement {
  /** As in `w:p`; `?:p` where nobody here knows the namespace. */
  readonly name: string;
  /** Names and values in turn; an attribute without a prefix has none. */
  readonly attributes: readonly string[];
  readonly children: readonly XmlElement[];
  /** Its own characters, without those of its children. */
  readonly text: string;
}

export function attribute({ attributes }: XmlElement, name: string): string | undefined {
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
  return undefined;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The `w:val` of a child. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : attribute(found, 'w:val');
}

/** Deeper ones are nobody's document. */
const DEEPEST = 400;
/** Of one part: some two thousand pages have no more, and each costs memory. */
const MOST_ELEMENTS = 3_000_000;

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  /** From names as they are written. */
  readonly names: Map<string, string>;
}

interface Open {
  readonly raw: string;
  readonly element: { name: string; attributes: string[]; children: XmlElement[]; text: string };
  readonly scope: Scope;
}

export function readXml(bytes: Uint8Array): Outcome<XmlElement> {
  const xml = decode(bytes);
  const top: Scope = { prefixes: new Map([['xml', 'xml']]), names: new Map() };
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at);
    const until = tag === -1 ? xml.length : tag;
    const parent = open.at(-1);
    if (until > at) {
      const text = xml.slice(at, until);
      if (parent !== undefined) {
        const plain = withoutEntities(text);
        if (plain === null) return refuse('damaged');
        parent.element.text += plain;
      } else if (text.trim() !== '') return refuse('damaged');
    }
    if (tag === -1) break;
    const second = xml.charCodeAt(tag + 1);
    if (second === QUESTION) {
      at = behind(xml, '?>', tag);
    } else if (second === EXCLAMATION) {
      if (xml.startsWith('<!--', tag)) at = behind(xml, '-->', tag + 4);
      else if (xml.startsWith('<![CDATA[', tag) && parent !== undefined) {
        at = behind(xml, ']]>', tag);
        parent.element.text += xml.slice(tag + 9, at - 3);
      } else return refuse(xml.startsWith('<!DOCTYPE', tag) ? 'hostile' : 'damaged');
    } else if (second === SLASH) {
      at = behind(xml, '>', tag);
      const closed = open.pop();
      if (closed === undefined || xml.slice(tag + 2, at - 1).trimEnd() !== closed.raw)
        return refuse('damaged');
    } else {
      const begun = begin(xml, tag, parent?.scope ?? top);
      if (begun === null) return refuse('damaged');
      at = begun.at;
      const { element } = begun.open;
      if (++count > MOST_ELEMENTS) return refuse('tooLarge');
      if (parent !== undefined) parent.element.children.push(element);
      else if (root === null) root = element;
      else return refuse('damaged');
      if (!begun.isEmpty) open.push(begun.open);
      if (open.length > DEEPEST) return refuse('hostile');
    }
    if (at === 0) return refuse('damaged');
  }
  return root === null || open.length > 0 ? refuse('damaged') : { ok: true, value: root };
}

const QUESTION = 63;
const EXCLAMATION = 33;
const SLASH = 47;

/** 0 where it never comes. */
function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found === -1 ? 0 : found + end.length;
}

const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;

function begin(xml: string, tag: number, outer: Scope): { open: Open; at: number; isEmpty: boolean } | null {
  NAME.lastIndex = tag + 1;
  const raw = NAME.exec(xml)?.[0];
  if (raw === undefined) return null;
  const written: string[] = [];
  let declared: Map<string, string> | null = null;
  let at = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(xml);
    if (found === null) break;
    at = ATTRIBUTE.lastIndex;
    const name = found[1] as string;
    const value = withoutEntities(found[2] ?? found[3] ?? '');
    if (value === null) return null;
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      declared ??= new Map(outer.prefixes);
      declared.set(name.slice(6), standardPrefix(value));
    } else written.push(name, value);
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(xml);
  if (end === null) return null;
  const scope = declared === null ? outer : { prefixes: declared, names: new Map<string, string>() };
  for (let index = 0; index < written.length; index += 2) {
    const name = written[index] as string;
    if (name.includes(':')) written[index] = standardName(scope, name);
  }
  const element = { name: standardName(scope, raw), attributes: written, children: [], text: '' };
  return { open: { raw, element, scope }, at: TAG_END.lastIndex, isEmpty: end[1] === '/' };
}

function standardName({ prefixes, names }: Scope, raw: string): string {
  let name = names.get(raw);
  if (name === undefined) {
    const colon = raw.indexOf(':');
    const prefix = prefixes.get(colon === -1 ? '' : raw.slice(0, colon)) ?? '?';
    name = `${prefix}:${raw.slice(colon + 1)}`;
    names.set(raw, name);
  }
  return name;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** null where there is one that nobody may use. */
function withoutEntities(text: string): string | null {
  if (!text.includes('&')) return text;
  let isBad = false;
  const plain = text.replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code =
      number === null ? Number.NaN : Number.parseInt(number[1] ?? (number[2] as string), number[1] ? 16 : 10);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : ENTITIES[name];
    isBad ||= end === '' || character === undefined;
    return character ?? '';
  });
  return isBad ? null : plain;
}

/** UTF-8, or UTF-16 with its mark at the beginning: there are no others in such a file. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) {
    const text = strFromU8(bytes);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 0x8000) {
    const codes: number[] = [];
    for (let index = at; index < Math.min(at + 0x8000, bytes.length - 1); index += 2)
      codes.push(view.getUint16(index, isLittle));
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}
