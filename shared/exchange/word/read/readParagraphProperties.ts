/** The properties of a paragraph, as it has them itself or through its style. Its direction and language come later. */
import type { Alignment, ListKind, ParagraphStyle } from '../../../document/paragraphProperties.ts';
import { MAX_LEVEL } from '../../../document/paragraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { WordNumbering } from './WordNumbering.ts';
import { leftOf } from './WordNumbering.ts';
import type { WordStyles } from './WordStyles.ts';
import { isSet, outlineStyle } from './WordStyles.ts';

export interface WordParagraphProperties {
  readonly style: ParagraphStyle;
  readonly list: ListKind;
  readonly level: number;
  readonly alignment: Alignment;
  readonly indent: number;
  readonly isRtl: boolean;
  /** It begins a page. */
  readonly breaksPage: boolean;
  /** The list it is in for Word, numbered headings included; null for none. */
  readonly numbered: { readonly number: string; readonly level: number } | null;
  /** Styles that add formats to the desk's own style, the nearest first. */
  readonly added: readonly XmlElement[];
}

/** Of what has no text of its own. */
export const PLAIN_PARAGRAPH: WordParagraphProperties = {
  style: 'body',
  list: 'none',
  level: 0,
  alignment: 'start',
  indent: 0,
  isRtl: false,
  breaksPage: false,
  numbered: null,
  added: [],
};

const ALIGNMENTS: Readonly<Record<string, Alignment>> = {
  // In paragraphs that run from right to left, Word means the side where a line begins by "left".
  left: 'start',
  start: 'start',
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'justify',
  distribute: 'justify',
  thaiDistribute: 'justify',
};

/** @param own the paragraph's `w:pPr`, or what it was before */
export function readParagraphProperties(
  own: XmlElement | undefined,
  styles: WordStyles,
  numbering: WordNumbering,
): WordParagraphProperties {
  const chain = styles.chain(childValue(own, 'w:pStyle'));
  const added = chain.own.map((one) => child(one, 'w:pPr'));
  const known = chain.known.map((one) => child(one, 'w:pPr'));
  const first = (name: string) => firstOf([own, ...added, ...known], name);
  const style = outlineStyle(own) ?? chain.style;
  const numbered = numberedOf(
    child(own, 'w:numPr'),
    firstOf([...added, ...known], 'w:numPr'),
    chain.ids,
    numbering,
  );
  const level = numbered === null ? null : numbering.level(numbered.number, numbered.level);
  // Headings have no numbers here.
  const list = level === null || style.startsWith('heading') ? 'none' : level.kind;
  const base = list === 'none' ? firstOf(known, 'w:ind') : undefined;
  const baseLeft = (list === 'none' ? base && leftOf(base) : level?.left) ?? 0;
  return {
    style,
    list,
    level: list === 'none' ? 0 : Math.min(numbered?.level ?? 0, MAX_LEVEL),
    alignment: ALIGNMENTS[attributeOf(first('w:jc')) ?? ''] ?? 'start',
    indent: stepsOf(firstOf(list === 'none' ? [own, ...added] : [own], 'w:ind'), baseLeft),
    isRtl: isSet(first('w:bidi')),
    breaksPage: isSet(first('w:pageBreakBefore')),
    numbered,
    added: chain.own,
  };
}

function firstOf(list: readonly (XmlElement | undefined)[], name: string): XmlElement | undefined {
  for (const one of list) {
    const found = child(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const attributeOf = (element: XmlElement | undefined) => element && attribute(element, 'w:val');

function numberedOf(
  own: XmlElement | undefined,
  styled: XmlElement | undefined,
  styles: readonly string[],
  numbering: WordNumbering,
): WordParagraphProperties['numbered'] {
  const number = childValue(own, 'w:numId') ?? childValue(styled, 'w:numId');
  if (number === undefined || number === '0') return null;
  const said = childValue(own, 'w:ilvl') ?? (childValue(own, 'w:numId') === undefined ? undefined : '0');
  const level = Number(said ?? childValue(styled, 'w:ilvl') ?? numbering.levelOfStyle(number, styles));
  return { number, level: Number.isInteger(level) && level >= 0 ? level : 0 };
}

/** In steps: the desk's are of one centimetre, Word's of half an inch. */
function stepsOf(indent: XmlElement | undefined, base: number): number {
  const left = indent === undefined ? null : leftOf(indent);
  const distance = left === null ? 0 : left - base;
  const steps = distance > 0 && distance % 720 === 0 ? distance / 720 : Math.round(distance / 567);
  return Math.min(Math.max(steps, 0), MAX_LEVEL);
}
