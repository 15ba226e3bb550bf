/**
 * A source as the entry that Typst's processor of citation styles (hayagriva) reads: there, a journal or a book is the
 * parent of what appeared in it. Everything is data; what could be read as markup is taken for letters.
 */
import type { CitationStyle } from '../../document/sources/citationStyles.ts';
import type { Source, SourceDate, SourceName } from '../../document/sources/Source.ts';

/** A value as JSON, which is YAML as well. */
export type Entry = Readonly<Record<string, unknown>>;

/** What a kind of source is there, and what it appeared in. */
const KINDS: Readonly<Record<string, readonly [string, string?]>> = {
  article: ['article'],
  'article-journal': ['article', 'periodical'],
  'article-magazine': ['article', 'periodical'],
  'article-newspaper': ['article', 'newspaper'],
  'paper-conference': ['article', 'proceedings'],
  chapter: ['chapter', 'book'],
  entry: ['entry', 'reference'],
  'entry-dictionary': ['entry', 'reference'],
  'entry-encyclopedia': ['entry', 'reference'],
  book: ['book'],
  collection: ['anthology'],
  periodical: ['periodical'],
  report: ['report', 'book'],
  thesis: ['thesis'],
  manuscript: ['manuscript'],
  webpage: ['web', 'web'],
  'post-weblog': ['article', 'blog'],
  post: ['post', 'web'],
  software: ['repository'],
  dataset: ['repository'],
  bill: ['legislation'],
  legislation: ['legislation'],
  legal_case: ['case', 'book'],
  patent: ['patent'],
  motion_picture: ['video'],
  broadcast: ['video', 'video'],
  song: ['audio', 'audio'],
  map: ['artwork'],
  graphic: ['artwork'],
  figure: ['artwork'],
  performance: ['performance'],
};
/** Of another one, what it appeared in is told where it has a page on the web alone. */
const OTHER: readonly [string, string?] = ['misc', 'web'];

export function hayagrivaEntry(source: Source, style: CitationStyle): Entry {
  const [type, container] = kindOf(source.type, style);
  const title = titleOf(source.title, source['title-short'], source);
  const parents = parentsOf(source, container);
  const isPart = container !== undefined && source['container-title'] !== undefined;
  const language = languageOf(source.language);
  return compact({
    type,
    title,
    author: names(source.author),
    editor: isPart ? undefined : names(source.editor),
    affiliated: affiliated(source),
    date: dateOf(source.issued),
    publisher: publisherOf(source),
    organization: letters(source.authority),
    volume: isPart ? undefined : source.volume,
    issue: isPart ? undefined : source.issue,
    'volume-total': whole(source['number-of-volumes']),
    chapter: source['chapter-number'],
    edition: source.edition,
    'page-range': source.page?.replace(/[‐‑–—]|--+/g, '-'),
    'page-total': whole(source['number-of-pages']),
    genre: letters(source.genre ?? source.medium),
    note: letters(source.note),
    archive: letters(source.archive),
    'archive-location': letters(source['archive_location']),
    'call-number': letters(source['call-number']),
    'serial-number': compact({
      doi: source.DOI?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
      isbn: source.ISBN,
      issn: source.ISSN,
      pmid: source.PMID,
      pmcid: source.PMCID,
      serial: source.number,
      version: source.version,
    }),
    url: addressOf(source),
    language,
    parent: parents.length === 0 ? undefined : parents,
  });
}

const OF_ITSELF: ReadonlySet<CitationStyle> = new Set(['chicago-author-date', 'modern-language-association']);

function kindOf(type: string, style: CitationStyle): readonly [string, string?] {
  // Of a paper among proceedings it would say that they are a special issue of themselves.
  const known = type === 'paper-conference' && OF_ITSELF.has(style) ? 'chapter' : type;
  return Object.hasOwn(KINDS, known) ? (KINDS[known] ?? OTHER) : OTHER;
}

/** Without what is empty; an entry may not name a field without a value. */
function compact(fields: Entry): Entry {
  const isEmpty = (value: unknown) =>
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function parentsOf(source: Source, container: string | undefined): Entry[] {
  const parents: Entry[] = [];
  const collection = compact({
    type: 'anthology',
    title: letters(source['collection-title']),
    volume: source['collection-number'],
    editor: names(source['collection-editor']),
  });
  const series = source['collection-title'] === undefined ? undefined : [collection];
  if (container !== undefined && source['container-title'] !== undefined) {
    parents.push(
      compact({
        type: container,
        title: titleOf(source['container-title'], source['container-title-short'], source),
        author: names(source['container-author']),
        editor: names(source.editor),
        volume: source.volume,
        issue: source.issue,
        parent: series,
      }),
    );
  } else if (series !== undefined) parents.push(...series);
  if (source['event-title'] !== undefined)
    parents.push(
      compact({
        type: 'conference',
        title: letters(source['event-title']),
        location: letters(source['event-place']),
        date: dateOf(source['event-date']),
      }),
    );
  const original = compact({
    title: letters(source['original-title']),
    date: dateOf(source['original-date']),
  });
  if (Object.keys(original).length > 0) parents.push({ type: 'original', ...original });
  return parents;
}

const CONTROL = /[\\{}$]/g;
const escaped = (text: string) => text.replace(CONTROL, '\\$&');

/** As it is, whatever a style does to letters: names of publishers and places are nobody's to change. */
function letters(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `{${escaped(plain(text))}}`;
}

/** Some styles write the words of English titles with capitals, or without; never those with capitals of their own. */
function titleOf(title: string | undefined, short: string | undefined, source: Source): unknown {
  if (title === undefined) return undefined;
  const value = isEnglish(source, title)
    ? title
        .split(/(<span class="nocase">.*?<\/span>)/)
        .map((part, at) => (at % 2 === 0 ? withOwnCapitals(plain(part)) : letters(part)))
        .join('')
    : letters(title);
  return short === undefined ? value : { value, short: letters(short) };
}

/** `MOOCs`, `iPad` and `UNESCO` stay as they are. */
function withOwnCapitals(text: string): string {
  return (
    text
      .split(/(?<=\s)(?=\S)/)
      // With the space behind: one in front of what comes next would go.
      .map((word) => (/[^\s\p{P}]\p{Lu}/u.test(word) ? letters(word) : escaped(word)))
      .join('')
  );
}

/** Titles in CSL-JSON may have marks of HTML; no style asks for these. */
const plain = (text: string) => text.replace(/<\/?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>/g, '');

/** A language that nobody named is guessed by the letters: one word wrongly in capitals shames a whole list. */
function isEnglish({ language }: Source, title: string): boolean {
  if (language !== undefined) return /^en(?:g|glish)?\b/i.test(language);
  return !/[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(title);
}

function languageOf(language: string | undefined): string | undefined {
  const found = /^([a-z]{2,3})(?:[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2}))?$/.exec(language ?? '');
  if (found === null) return undefined;
  return found[2] === undefined ? found[1] : `${found[1]}-${found[2]}`;
}

function names(given: readonly SourceName[] | undefined): Entry[] | undefined {
  return given?.map((one) => {
    const family = one.family ?? one.literal ?? one.given ?? '';
    if (one.family === undefined) return { name: family };
    const name = [one['non-dropping-particle'], family].filter(Boolean).join(' ');
    return compact({
      name,
      'given-name': one.given,
      prefix: one['dropping-particle'],
      suffix: one.suffix,
    });
  });
}

const ROLES = {
  translator: 'translator',
  director: 'director',
  composer: 'composer',
  illustrator: 'illustrator',
  compiler: 'compiler',
  contributor: 'collaborator',
} as const;

function affiliated(source: Source): Entry[] {
  return Object.entries(ROLES).flatMap(([field, role]) => {
    const people = names(source[field as keyof typeof ROLES]);
    return people === undefined ? [] : [{ role, names: people }];
  });
}

function publisherOf(source: Source): Entry | undefined {
  const publisher = compact({
    name: letters(source.publisher),
    location: letters(source['publisher-place']),
  });
  return Object.keys(publisher).length === 0 ? undefined : publisher;
}

/** The beginning of a span; what is no date is left to the style, which says that there is none. */
function dateOf(date: SourceDate | undefined): string | undefined {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  if (year === undefined || year < 1) return undefined;
  const two = (number: number | undefined) =>
    number === undefined ? '' : `-${String(number).padStart(2, '0')}`;
  const stated = `${String(year).padStart(4, '0')}${two(month)}${two(day)}`;
  return date?.circa === true ? `~${stated}` : stated;
}

function addressOf({ URL: address, accessed }: Source): Entry | undefined {
  if (
    address === undefined ||
    !/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][^\s<>"{}|\\^`]*)?$/i.test(address)
  )
    return undefined;
  return compact({ value: address, date: dateOf(accessed) });
}

const whole = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined);
