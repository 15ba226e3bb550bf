/**
 * What stands on paper where a document has a field: numbers of captions and notes, what a reference says, the day.
 * Counted and looked up once for the whole document, so that every output says the same.
 */
import {
  type DocumentContent,
  type ParagraphContent,
  type ParagraphId,
  paragraphText,
  type Run,
} from '../../document/DocumentContent.ts';
import type {
  CaptionContent,
  CitationContent,
  DateContent,
  NoteContent,
  ReferenceContent,
} from '../../document/EmbedContent.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { numberPath } from './numberPath.ts';
import type { PaperOptions } from './PaperOptions.ts';
import { paperWords } from './paperWords.ts';
import { printable } from './printable.ts';
import { walkParagraphs } from './walkParagraphs.ts';

export interface FieldOptions {
  /** The day that date fields print; without one they print what they are. */
  readonly date?: Date;
  /** What each citation prints (see `citationKey`), where there is a library and a style to make it from. */
  readonly citations?: ReadonlyMap<string, string>;
  readonly citationRuns?: ReadonlyMap<string, readonly Run[]>;
  /** All paragraphs of the document, where `content` has but some of them. */
  readonly whole?: readonly ParagraphContent[];
}

/** One character of the text, or for one without an identity what it cites. */
export function citationKey({ id, sources }: CitationContent): string {
  return id ?? JSON.stringify(sources);
}

/** As whoever exports has them. */
export function fieldOptions({
  created,
  citations,
  citationRuns,
  whole,
}: Pick<PaperOptions, 'created' | 'citations' | 'citationRuns' | 'whole'>): FieldOptions {
  return {
    ...(created === undefined ? {} : { date: created }),
    ...(citations === undefined ? {} : { citations }),
    ...(citationRuns === undefined ? {} : { citationRuns }),
    ...(whole === undefined ? {} : { whole }),
  };
}

/** What a reference points at. */
export interface Target {
  readonly paragraph: ParagraphContent;
  readonly index: number;
  readonly isHeading: boolean;
}

export interface PaperFields {
  readonly notes: ReadonlyMap<NoteContent, number>;
  /** 'Table' and 3. */
  caption(embed: CaptionContent): { readonly label: string; readonly number: number };
  /** null where what it points at is not in this text. */
  target(embed: ReferenceContent): Target | null;
  /** What it says where pages have no numbers. */
  reference(embed: ReferenceContent): string;
  citation(embed: CitationContent): string;
  /** The same with its formats. */
  citationRuns(embed: CitationContent): readonly Run[];
  /** @param language of the paragraph, '' for the document's own */
  date(embed: DateContent, language: string): string;
  /** Paragraphs that some reference points at. */
  readonly targets: ReadonlySet<ParagraphId>;
}

/** Of a paragraph without a number that a reference points at, so much is quoted. */
const LONGEST_QUOTE = 60;

export function paperFields(
  content: Pick<DocumentContent, 'language' | 'paragraphs'>,
  options: FieldOptions = {},
): PaperFields {
  const words = paperWords(content.language);
  const notes = new Map<NoteContent, number>();
  const captions = new Map<CaptionContent, number>();
  const captioned = new Map<ParagraphId, CaptionContent>();
  const byId = new Map<ParagraphId, Target>();
  const targets = new Set<ParagraphId>();
  const counts = { table: 0, figure: 0 };
  const whole = options.whole ?? content.paragraphs;
  walkParagraphs(
    whole,
    ({ paragraph, index, inside }) => {
      if (paragraph.id === undefined || byId.has(paragraph.id)) return;
      const isHeading = inside === 'text' && headingLevel(paragraph.properties.style) !== null;
      byId.set(paragraph.id, { paragraph, index, isHeading });
    },
    (embed, { paragraph }) => {
      if (embed.kind === 'note' && !notes.has(embed)) notes.set(embed, notes.size + 1);
      if (embed.kind === 'reference') targets.add(embed.target);
      if (embed.kind !== 'caption') return;
      captions.set(embed, ++counts[embed.label]);
      if (paragraph.id !== undefined && !captioned.has(paragraph.id)) captioned.set(paragraph.id, embed);
    },
  );
  const paths = numberPath(whole);
  const first = content.paragraphs[0];
  const [from, length] = [first === undefined ? 0 : whole.indexOf(first), content.paragraphs.length];
  const isPrinted = ({ index }: Target) =>
    options.whole === undefined || (index >= from && index < from + length);
  const citation = (embed: CitationContent) =>
    options.citations?.get(citationKey(embed)) ?? plainCitation(embed);
  const caption = (embed: CaptionContent) => ({
    label: words[embed.label],
    number: captions.get(embed) ?? 0,
  });
  return {
    notes,
    targets,
    caption,
    target({ target }) {
      const found = byId.get(target);
      return found !== undefined && isPrinted(found) ? found : null;
    },
    reference({ target, shows }) {
      const found = byId.get(target);
      if (found === undefined) return words.missing;
      const named = captioned.get(target);
      if (named !== undefined && shows !== 'text') return captionWords(caption(named));
      const number = whole[found.index] === found.paragraph ? paths[found.index] : null;
      if (number != null && shows !== 'text') return number;
      return quoted(found.paragraph) || words.missing;
    },
    citation,
    citationRuns: (embed) =>
      options.citationRuns?.get(citationKey(embed)) ?? [{ text: citation(embed), formats: NO_FORMATS }],
    date(_embed, language) {
      if (options.date === undefined) return words.date;
      return dateInWords(options.date, language === '' ? content.language : language);
    },
  };
}

export function captionWords({ label, number }: { readonly label: string; readonly number: number }): string {
  return `${label}\u00a0${number}`;
}

function quoted(paragraph: ParagraphContent): string {
  const text = printable(paragraphText(paragraph).replaceAll('\ufffc', '')).replace(/\s+/gu, ' ').trim();
  if (headingLevel(paragraph.properties.style) !== null || text.length <= LONGEST_QUOTE) return text;
  return `${text.slice(0, LONGEST_QUOTE).toWellFormed().trimEnd()}…`;
}

/** Where no library is at hand the keys are better than nothing: they say which sources are meant. */
function plainCitation({ sources }: CitationContent): string {
  const one = ({ key, locator, prefix, suffix }: CitationContent['sources'][number]) =>
    [prefix.trim(), [key, locator.trim()].filter(Boolean).join(', '), suffix.trim()]
      .filter(Boolean)
      .join(' ');
  return `[${printable(sources.map(one).join('; '))}]`;
}

function dateInWords(date: Date, language: string): string {
  try {
    return new Intl.DateTimeFormat(language || 'en', { dateStyle: 'long' }).format(date);
  } catch {
    return new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(date);
  }
}
