/**
 * Styles of a Word file. Word's built-in ones are known by name (the file has them in English whatever language it
 * was written in) and become the desk's own. Others become what they are based on, with the formats they add.
 */
import type { ParagraphStyle } from '../../../document/paragraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';

const KNOWN: Readonly<Record<string, ParagraphStyle>> = {
  normal: 'body',
  title: 'title',
  subtitle: 'subtitle',
  'heading 1': 'heading1',
  'heading 2': 'heading2',
  'heading 3': 'heading3',
  'heading 4': 'heading4',
  'heading 5': 'heading4',
  'heading 6': 'heading4',
  'heading 7': 'heading4',
  'heading 8': 'heading4',
  'heading 9': 'heading4',
  quote: 'quote',
  'intense quote': 'quote',
  // The desk draws captions, notes and tables its own way.
  caption: 'body',
  'footnote text': 'body',
  'endnote text': 'body',
  'table text': 'body',
  'table heading': 'body',
};

export interface StyleChain {
  readonly style: ParagraphStyle;
  /** Property elements of the styles in front of the known one, the nearest first. */
  readonly own: readonly XmlElement[];
  /** Those of the known style and what it is based on. */
  readonly known: readonly XmlElement[];
  /** Ids, the nearest first. */
  readonly ids: readonly string[];
}

/** Longer chains run in a circle. */
const LONGEST = 40;

export class WordStyles {
  readonly #byId = new Map<string, XmlElement>();
  readonly #chains = new Map<string, StyleChain>();
  readonly #default: string;
  /** Run properties of all text. */
  readonly defaults: XmlElement | undefined;

  constructor(part: XmlElement | null) {
    let fallback = '';
    for (const one of part?.children ?? []) {
      const id = one.name === 'w:style' ? attribute(one, 'w:styleId') : undefined;
      // Of two by one id, the first: the same every time.
      if (id === undefined || this.#byId.has(id)) continue;
      this.#byId.set(id, one);
      if (attribute(one, 'w:type') === 'paragraph' && isOn(attribute(one, 'w:default'))) fallback ||= id;
    }
    this.#default = fallback;
    this.defaults = child(child(child(part ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  }

  /** In small letters; '' where there is no such style. */
  nameOf(id: string | undefined): string {
    const found = id === undefined ? undefined : this.#byId.get(id);
    return (childValue(found, 'w:name') ?? '').toLowerCase();
  }

  /** @param id as a paragraph or a run names it; the default one where left out */
  chain(id: string = this.#default): StyleChain {
    const known = this.#chains.get(id);
    if (known !== undefined) return known;
    const chain = this.#follow(id);
    this.#chains.set(id, chain);
    return chain;
  }

  #follow(first: string): StyleChain {
    const [own, known]: XmlElement[][] = [[], []];
    const ids: string[] = [];
    let style: ParagraphStyle | null = null;
    let id: string | undefined = first;
    for (let step = 0; id !== undefined && step < LONGEST; step++) {
      const found = this.#byId.get(id);
      if (found === undefined) break;
      ids.push(id);
      style ??=
        KNOWN[(childValue(found, 'w:name') ?? '').toLowerCase()] ?? outlineStyle(child(found, 'w:pPr'));
      (style === null ? own : known)?.push(found);
      id = childValue(found, 'w:basedOn');
    }
    return { style: style ?? 'body', own: own ?? [], known: known ?? [], ids };
  }
}

/** A heading by its place in the outline. */
export function outlineStyle(properties: XmlElement | undefined): ParagraphStyle | null {
  const level = Number(childValue(properties, 'w:outlineLvl') ?? Number.NaN);
  return level >= 0 && level < 9 ? (`heading${Math.min(level, 3) + 1}` as ParagraphStyle) : null;
}

/** Of an attribute that is on or off. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '0' && value !== 'false' && value !== 'off';
}

/** A switch without a value is on. */
export function isSet(element: XmlElement | undefined): boolean {
  return element !== undefined && isOn(attribute(element, 'w:val') ?? '1');
}
