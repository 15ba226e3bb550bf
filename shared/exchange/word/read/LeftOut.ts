/**
 * What of a Word file the page cannot hold, by kind and place, so that a person knows it before the file is taken
 * in. Some of it leaves its text behind (a formula its letters); some leaves nothing.
 */
export const LEFT_OUT_KINDS = [
  // Text that is taken in, as something simpler.
  'table',
  'textBox',
  'endnote',
  'noteMark',
  'formula',
  'field',
  'ruby',
  // Nothing is taken in.
  'image',
  'drawing',
  'embedded',
  'contents',
  'headerFooter',
  'hiddenText',
  'section',
  'symbol',
  'macros',
  'missing',
  // How it looks and where it leads.
  'numbering',
  'imageLook',
  'tableLook',
  'highlight',
  'color',
  'typeface',
  'link',
  'crossReference',
  // Tracked changes and comments.
  'formatChange',
  'paragraphChange',
  'tableChange',
  'sectionChange',
  'commentPlace',
  'commentContent',
  'date',
] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

export interface LeftOutPlace {
  /** Of the document that is made, from 0: the paragraph itself, or the one its table or note stands in. */
  readonly paragraph: number;
  readonly inside: 'text' | 'table' | 'note';
  /** From 1, as Word laid the pages out last; null where the file does not say. */
  readonly page: number | null;
  /** What is meant, or the paragraph's first words. */
  readonly text: string;
}

export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly count: number;
  /** The first of them; none where it is about the whole file. */
  readonly places: readonly LeftOutPlace[];
}

/** A paragraph as people are told of it; its words are known once it is read to its end. */
export interface Where {
  paragraph: number;
  readonly inside: LeftOutPlace['inside'];
  readonly page: number;
  words: string;
}

const MOST_PLACES = 20;
const EXCERPT = 60;
/** Of these a paragraph is told of once, however many runs of it have them. */
const LOOKS: ReadonlySet<LeftOutKind> = new Set(['highlight', 'color', 'typeface']);

interface Found {
  count: number;
  last: Where | null;
  readonly places: { readonly where: Where; readonly text: string }[];
}

export class LeftOutList {
  readonly #found = new Map<LeftOutKind, Found>();

  /** @param text what is meant; the paragraph's own words where left out */
  add(kind: LeftOutKind, where: Where | null = null, text = ''): void {
    let known = this.#found.get(kind);
    if (known === undefined) {
      known = { count: 0, last: null, places: [] };
      this.#found.set(kind, known);
    }
    if (where !== null && known.last === where && LOOKS.has(kind)) return;
    known.count++;
    known.last = where;
    if (where !== null && known.places.length < MOST_PLACES) known.places.push({ where, text });
  }

  /** @param hasPages the file says where pages began */
  list(hasPages: boolean): LeftOut[] {
    return LEFT_OUT_KINDS.flatMap((kind): LeftOut[] => {
      const found = this.#found.get(kind);
      if (found === undefined) return [];
      const places = found.places.map(({ where: { paragraph, inside, page, words }, text }) => ({
        paragraph,
        inside,
        page: hasPages ? page : null,
        text: excerpt(text === '' ? words : text),
      }));
      return [{ kind, count: found.count, places }];
    });
  }
}

function excerpt(text: string): string {
  const line = text.replaceAll('\uFFFC', ' ').replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).toWellFormed().trimEnd()}…`;
}
