/** An entry of BibTeX or BibLaTeX as a source: what it is, and which of its fields says what. */
import type { Source, SourceDate, TextField } from '../../../document/sources/Source.ts';
import { readSource } from '../../../document/sources/Source.ts';
import { bibtexNames } from './bibtexNames.ts';
import { latexText } from './latexText.ts';
import type { BibtexEntry } from './scanBibtex.ts';

const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  periodical: 'periodical',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  manual: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  collection: 'collection',
  mvcollection: 'collection',
  reference: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  report: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  unpublished: 'manuscript',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  artwork: 'graphic',
  movie: 'motion_picture',
  video: 'motion_picture',
  audio: 'song',
};

const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
};

/** The first of these fields that an entry has. */
const FIELDS: readonly (readonly [TextField, ...string[]])[] = [
  ['title-short', 'shorttitle'],
  ['container-title-short', 'shortjournal'],
  ['collection-title', 'series'],
  ['original-title', 'origtitle'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['publisher', 'publisher', 'institution', 'school', 'organization'],
  ['publisher-place', 'location', 'address'],
  ['volume', 'volume'],
  ['number-of-pages', 'pagetotal'],
  ['number-of-volumes', 'volumes'],
  ['chapter-number', 'chapter'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['page', 'pages'],
  ['archive', 'library'],
  ['note', 'note', 'addendum'],
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['PMID', 'pmid'],
  ['PMCID', 'pmcid'],
];

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en-US',
  british: 'en-GB',
  french: 'fr',
  spanish: 'es',
  russian: 'ru',
  arabic: 'ar',
  chinese: 'zh',
  german: 'de',
  ngerman: 'de',
  portuguese: 'pt',
  japanese: 'ja',
  korean: 'ko',
  vietnamese: 'vi',
  thai: 'th',
  indonesian: 'id',
  persian: 'fa',
  hindi: 'hi',
  mongolian: 'mn',
};

/** null where there is nothing to name it by. @param parent what its `crossref` names */
export function bibtexSource(entry: BibtexEntry, parent?: BibtexEntry): Source | null {
  const raw = (name: string) => entry.fields.get(name) ?? inherited(name, parent);
  const text = (...names: string[]) => {
    for (const name of names) {
      const value = raw(name);
      if (value !== undefined && value.trim() !== '') return latexText(value);
    }
    return undefined;
  };
  const title = (name: string, under: string) => {
    const [main, sub] = [raw(name), raw(under)].map((one) => latexText(one ?? '', true));
    return [main, sub].filter(Boolean).join(': ') || undefined;
  };
  const address = addressOf(raw);
  const type = TYPES[entry.type] ?? (address === undefined ? 'document' : 'webpage');
  const number = text('number');
  const isReport = type === 'report' || type === 'patent' || type === 'legislation';
  const language = text('langid', 'language');
  const source: Record<string, unknown> = {
    type,
    title: title('title', 'subtitle'),
    'container-title':
      title('journaltitle', 'journalsubtitle') ??
      title('journal', '') ??
      title('booktitle', 'booksubtitle') ??
      title('maintitle', 'mainsubtitle'),
    issue: isReport || raw('series') !== undefined ? text('issue') : (text('issue') ?? number),
    number: isReport ? number : text('eid'),
    'collection-number': raw('series') !== undefined && !isReport ? number : undefined,
    genre: text('type') ?? GENRES[entry.type],
    URL: address,
    language: LANGUAGES[language?.toLowerCase() ?? ''] ?? language,
    author: bibtexNames(raw('author') ?? ''),
    editor: bibtexNames(raw('editor') ?? ''),
    translator: bibtexNames(raw('translator') ?? ''),
    issued: dateOf(text('date')) ?? dateOf([text('year'), text('month')].filter(Boolean).join('-')),
    accessed: dateOf(text('urldate')),
    'event-date': dateOf(text('eventdate')),
    'original-date': dateOf(text('origdate')),
  };
  for (const [field, ...names] of FIELDS) source[field] ??= text(...names);
  if (typeof source['page'] === 'string') source['page'] = source['page'].replaceAll('–', '-');
  if (source['publisher'] === undefined && address === undefined) source['publisher'] = text('howpublished');
  return readSource(source);
}

/** A part has what is said of the whole, and the title of that is what it appeared in. */
function inherited(name: string, parent: BibtexEntry | undefined): string | undefined {
  if (parent === undefined || name === 'title' || name === 'subtitle' || name === 'shorttitle')
    return undefined;
  if (name === 'booktitle') return parent.fields.get('booktitle') ?? parent.fields.get('title');
  if (name === 'author' || name === 'crossref') return undefined;
  return parent.fields.get(name);
}

function addressOf(raw: (name: string) => string | undefined): string | undefined {
  const named =
    raw('url') ?? /\\url\s*\{([^{}]*)\}/.exec(`${raw('howpublished') ?? ''} ${raw('note') ?? ''}`)?.[1];
  if (named !== undefined) return named.trim().replace(/\\([&%#_~{}])/g, '$1');
  const isArxiv = /^arxiv$/i.test(raw('eprinttype') ?? raw('archiveprefix') ?? '');
  return isArxiv ? `https://arxiv.org/abs/${(raw('eprint') ?? '').trim()}` : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2019-03-01`, `2019-03/2019-05`, `2019~`, `2019-march`, `in press`. */
function dateOf(text: string | undefined): SourceDate | undefined {
  if (text === undefined || text === '') return undefined;
  const spans = text.split('/').map((one) => {
    const found = /^\s*(-?\d{4})(?:-(\d{1,2}|[a-z]{3,})\.?(?:-(\d{1,2}))?)?\s*[~?%]?\s*$/i.exec(one);
    if (found === null) return [];
    const named = MONTHS.indexOf(found[2]?.slice(0, 3).toLowerCase() ?? '');
    const month = named >= 0 ? named + 1 : Number(found[2]);
    return [Number(found[1]), month, Number(found[3])].filter((part) => Number.isInteger(part));
  });
  const [first = []] = spans;
  if (first.length === 0) return { literal: text };
  const circa = /[~%]/.test(text) ? { circa: true } : {};
  return { 'date-parts': spans.filter((span) => span.length > 0), ...circa };
}
