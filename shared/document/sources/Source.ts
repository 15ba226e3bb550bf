/**
 * A source that a document cites: a book, an article, a report. It is kept as CSL-JSON has it, which every reference
 * manager writes, so that it can be taken out again as it came in. Fields that no list of sources prints (abstracts,
 * keywords, paths of files) are not taken along.
 */

/** Words and numbers, all kept as text: an issue may be `4/2`, and a volume `XII`. */
export const TEXT_FIELDS = [
  'title',
  'title-short',
  'container-title',
  'container-title-short',
  'collection-title',
  'collection-number',
  'original-title',
  'event-title',
  'event-place',
  'publisher',
  'publisher-place',
  'authority',
  'volume',
  'issue',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'chapter-number',
  'edition',
  'version',
  'page',
  'genre',
  'medium',
  'archive',
  'archive_location',
  'call-number',
  'note',
  'language',
  'DOI',
  'ISBN',
  'ISSN',
  'PMID',
  'PMCID',
  'URL',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const NAME_FIELDS = [
  'author',
  'editor',
  'translator',
  'collection-editor',
  'container-author',
  'director',
  'composer',
  'illustrator',
  'compiler',
  'contributor',
] as const;
export type NameField = (typeof NAME_FIELDS)[number];

export const DATE_FIELDS = ['issued', 'accessed', 'event-date', 'original-date'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** A person, or in `literal` a ministry, an agency, a network. */
export interface SourceName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

export interface SourceDate {
  /** Year, month and day, as far as known; a second one for the end of a span. */
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly circa?: boolean;
  /** A date that is none: `forthcoming`. */
  readonly literal?: string;
}

/** `type` is one of CSL's (`article-journal`, `report`); what is none of them counts as a document. */
export type Source = { readonly type: string } & { readonly [F in TextField]?: string } & {
  readonly [F in NameField]?: readonly SourceName[];
} & { readonly [F in DateField]?: SourceDate };

const LONGEST_TEXT = 2000;
const LONGEST_NAME = 300;
const MOST_NAMES = 200;
const NAME_PARTS = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal',
] as const;

/**
 * A source among arbitrary data; unknown fields and values are left out.
 * @returns null where there is nothing to name it by: no title, no name, no publisher
 */
export function readSource(value: unknown): Source | null {
  if (!isRecord(value)) return null;
  const type = readText(value['type'], 40);
  const source: Record<string, unknown> = { type: /^[a-z_-]+$/.test(type) ? type : 'document' };
  for (const field of TEXT_FIELDS) {
    const text = readText(
      value[field] ?? (field === 'event-title' ? value['event'] : undefined),
      LONGEST_TEXT,
    );
    if (text !== '') source[field] = text;
  }
  for (const field of NAME_FIELDS) {
    const names = readNames(value[field]);
    if (names.length > 0) source[field] = names;
  }
  for (const field of DATE_FIELDS) {
    const date = readDate(value[field]);
    if (date !== null) source[field] = date;
  }
  const isNamed = ['title', 'author', 'editor', 'publisher', 'container-title'].some(
    (field) => field in source,
  );
  return isNamed ? (source as Source) : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readText(value: unknown, longest: number): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return '';
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}\ufffc]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : line.slice(0, longest).toWellFormed();
}

function readNames(value: unknown): SourceName[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_NAMES).flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const parts = NAME_PARTS.map((part) => [part, readText(one[part], LONGEST_NAME)] as const);
    const name: SourceName = Object.fromEntries(parts.filter(([, text]) => text !== ''));
    return name.family === undefined && name.literal === undefined && name.given === undefined ? [] : [name];
  });
}

function readDate(value: unknown): SourceDate | null {
  if (!isRecord(value)) return null;
  const given = value['date-parts'];
  const spans = (Array.isArray(given) ? given : []).slice(0, 2).map(readDateParts);
  const raw = readText(value['raw'] ?? value['literal'], 100);
  const [first = readRawDate(raw), second] = spans;
  const circa = value['circa'] === true || value['circa'] === 1 || value['circa'] === '1';
  if (first.length > 0) {
    const parts = second === undefined || second.length === 0 ? [first] : [first, second];
    return { 'date-parts': parts, ...(circa ? { circa } : {}) };
  }
  return raw === '' ? null : { literal: raw };
}

/** Year, month, day; as many as make sense. */
function readDateParts(value: unknown): number[] {
  const numbers = (Array.isArray(value) ? value : []).map(Number);
  const limits = [
    [-9999, 9999],
    [1, 12],
    [1, 31],
  ] as const;
  const wrong = limits.findIndex(([least, most], at) => {
    const number = numbers[at];
    return number === undefined || !Number.isInteger(number) || number < least || number > most;
  });
  return numbers.slice(0, wrong === -1 ? limits.length : wrong);
}

function readRawDate(raw: string): number[] {
  const found = /^(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(raw);
  return found === null ? [] : readDateParts(found.slice(1).filter((part) => part !== undefined));
}
