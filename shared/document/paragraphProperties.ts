/**
 * What can be said of a paragraph as a whole. Lists are paragraphs with a kind and a level: their
 * numbers are drawn (`numberParagraphs`), never stored, so 4(b) is the same paragraph everywhere.
 */

export const PARAGRAPH_STYLES = [
  'body',
  'title',
  'subtitle',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
] as const;
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number];

export const LIST_KINDS = ['none', 'bullet', 'number'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export const ALIGNMENTS = ['start', 'center', 'end', 'justify'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const DIRECTIONS = ['auto', 'ltr', 'rtl'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Levels and indents run from 0 to this. */
export const MAX_LEVEL = 8;

export interface ParagraphProperties {
  readonly style: ParagraphStyle;
  readonly list: ListKind;
  /** Depth in its list: 0 for 1., 1 for (a), 2 for (i). Meaningless where `list` is 'none'. */
  readonly level: number;
  readonly alignment: Alignment;
  /** Steps of indent, independent of lists. */
  readonly indent: number;
  /** 'auto' lets the first strong character decide. */
  readonly direction: Direction;
  /** BCP 47 tag, or '' for the document's own language. */
  readonly language: string;
}

export type PropertyName = keyof ParagraphProperties;

export const DEFAULT_PROPERTIES: ParagraphProperties = Object.freeze({
  style: 'body',
  list: 'none',
  level: 0,
  alignment: 'start',
  indent: 0,
  direction: 'auto',
  language: '',
});

export const PROPERTY_NAMES = Object.keys(DEFAULT_PROPERTIES) as readonly PropertyName[];

const oneOf = (values: readonly string[]) => (value: unknown) =>
  typeof value === 'string' && values.includes(value);
const step = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_LEVEL;

const VALID: Record<PropertyName, (value: unknown) => boolean> = {
  style: oneOf(PARAGRAPH_STYLES),
  list: oneOf(LIST_KINDS),
  level: step,
  alignment: oneOf(ALIGNMENTS),
  indent: step,
  direction: oneOf(DIRECTIONS),
  language: (value) => typeof value === 'string' && /^([a-zA-Z0-9]{1,8}(-[a-zA-Z0-9]{1,8})*)?$/.test(value),
};

/** Whether a stored value may be used; a newer or hostile peer may have written anything. */
export function isPropertyValue(name: PropertyName, value: unknown): boolean {
  return VALID[name](value);
}

export function sameProperties(a: ParagraphProperties, b: ParagraphProperties): boolean {
  return a === b || PROPERTY_NAMES.every((name) => a[name] === b[name]);
}

/** 1 to 4 for a heading, null for anything else. */
export function headingLevel(style: ParagraphStyle): 1 | 2 | 3 | 4 | null {
  return style.startsWith('heading') ? (Number(style.slice(7)) as 1 | 2 | 3 | 4) : null;
}
