/**
 * What of a Word file the page cannot hold, by kind and place, so that a person knows it before the file is taken
 * in. Some of it leaves its text behind (a table its cells, a formula its letters); some leaves nothing.
 */
export const LEFT_OUT_KINDS = [
  // Text that is taken in as plain paragraphs or characters.
  'table',
  'textBox',
  'footnote',
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
  'pageBreak',
  'symbol',
  'macros',
  'missing',
  // How it looks and where it leads.
  'numbering',
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
  /** Of the document that is made, from 0. */
  readonly paragraph: number;
  /** The paragraph's first words, or what is meant. */
  readonly text: string;
}

export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly count: number;
  /** The first of them; none where it is about the whole file. */
  readonly places: readonly LeftOutPlace[];
}

const MOST_PLACES = 20;
const EXCERPT = 60;

export class LeftOutList {
  readonly #found = new Map<LeftOutKind, { count: number; places: { paragraph: number; text: string }[] }>();

  /** @param text what is meant; the paragraph's own words where left out */
  add(kind: LeftOutKind, paragraph: number | null = null, text = ''): void {
    const known = this.#found.get(kind) ?? { count: 0, places: [] };
    this.#found.set(kind, known);
    known.count++;
    if (paragraph !== null && known.places.length < MOST_PLACES) known.places.push({ paragraph, text });
  }

  /** @param textOf the words of a paragraph */
  list(textOf: (paragraph: number) => string): LeftOut[] {
    return LEFT_OUT_KINDS.flatMap((kind): LeftOut[] => {
      const found = this.#found.get(kind);
      if (found === undefined) return [];
      const places = found.places.map(({ paragraph, text }) => ({
        paragraph,
        text: excerpt(text === '' ? textOf(paragraph) : text),
      }));
      return [{ kind, count: found.count, places }];
    });
  }
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).toWellFormed().trimEnd()}…`;
}
