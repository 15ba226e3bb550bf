/** What every flow of a document needs to be written: names to point at, numbers of lists, notes as they are met. */
import type { INumberingOptions, Paragraph } from 'docx';
import type { ParagraphContent, ParagraphId, Run } from '../../document/DocumentContent.ts';
import type { CaptionContent } from '../../document/EmbedContent.ts';
import type { Heading } from '../../document/outlineOf.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import { listedHeadings } from '../paper/frontMatter.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import { fieldOptions, paperFields } from '../paper/paperFields.ts';
import { paperWords } from '../paper/paperWords.ts';
import { walkParagraphs } from '../paper/walkParagraphs.ts';
import type { TrackedParagraph } from '../tracked/TrackedContent.ts';
import { trackedNumbering } from './trackedNumbering.ts';
import type { FlowNumbering, WordEmbeds } from './WordEmbeds.ts';
import { wordBlocks } from './wordBlocks.ts';
import { bookmarkName, bookmarkNames, paragraphIds } from './wordBookmarks.ts';
import { type RevisionSetting, WordIds } from './wordRevisions.ts';
import { NOTE_TEXT } from './wordStyles.ts';

type Flow = readonly TrackedParagraph[];

export interface MadeEmbeds {
  readonly revisions: RevisionSetting;
  readonly numbering: INumberingOptions;
  readonly bookmarks: readonly (string | null)[];
  readonly ids: readonly (string | null)[];
  /** Once the text is written: the notes that were met, as the library takes them. */
  readonly footnotes: () => { footnotes?: Record<string, { children: readonly Paragraph[] }> };
}

/** @param contents the headings that a list in front of the text names */
export function makeWordEmbeds(
  paragraphs: Flow,
  language: string,
  contents: readonly Heading[],
  options: PaperOptions,
): MadeEmbeds {
  const fields = paperFields({ language, paragraphs }, fieldOptions(options));
  const hasOwn = paragraphs.some(({ runs }) => runs.some(({ embed }) => embed?.kind === 'contents'));
  const headings = hasOwn ? listedHeadings(paragraphs) : [];
  const bookmarks = bookmarkNames(
    paragraphs,
    new Set([...contents, ...headings].map(({ paragraph }) => paragraph)),
  );
  const bookmarkOf = new Map<ParagraphId, string>();
  for (const [index, { id }] of paragraphs.entries()) {
    const name = bookmarks[index] ?? null;
    if (id !== undefined && name !== null && !bookmarkOf.has(id)) bookmarkOf.set(id, name);
  }
  const flows: Flow[] = [paragraphs];
  const captionBookmarks = new Map<CaptionContent, string>();
  walkParagraphs(
    paragraphs,
    ({ paragraph: { id }, inside }) => {
      const name = bookmarkName(id);
      if (inside !== 'text' && id !== undefined && name !== null && !bookmarkOf.has(id))
        bookmarkOf.set(id, name);
    },
    (embed, { paragraph }) => {
      if (embed.kind === 'note') flows.push(embed.paragraphs);
      if (embed.kind === 'table')
        for (const { cells } of embed.rows) for (const cell of cells) flows.push(cell.paragraphs);
      if (embed.kind === 'caption' && fields.targets.has(paragraph.id ?? ''))
        captionBookmarks.set(embed, `_Ref_${captionBookmarks.size + 1}`);
    },
  );
  const lists = numberFlows(flows);
  let drawings = 0;
  const embeds: WordEmbeds = {
    fields,
    words: paperWords(language),
    images: options.images ?? new Map(),
    sources: options.sources ?? [],
    headings,
    bookmarks,
    bookmarkOf,
    captionBookmarks,
    numbering: lists.flows,
    notes: new Map(),
    writeNote: (note) =>
      wordBlocks(plainNote(note.paragraphs), {
        revisions,
        bookmarks: note.paragraphs.map(({ id }) => bookmarkOf.get(id ?? '') ?? null),
        ids: [],
        marks: new Map(),
        pageBreakBefore: -1,
        bodyStyle: NOTE_TEXT,
        depth: 1,
      }).flat() as Paragraph[],
    nextDrawing: () => {
      drawings++;
      return drawings;
    },
  };
  const revisions: RevisionSetting = { ids: new WordIds(), documentLanguage: language, embeds };
  return {
    revisions,
    numbering: lists.numbering,
    bookmarks,
    ids: paragraphIds(paragraphs),
    footnotes: () => {
      if (embeds.notes.size === 0) return {};
      const entries = [...embeds.notes.values()].map(
        ({ number, children }) => [String(number), { children }] as const,
      );
      return { footnotes: Object.fromEntries(entries) };
    },
  };
}

const BETWEEN: TrackedParagraph = { properties: DEFAULT_PROPERTIES, runs: [] };

/** Lists of all flows in one count, so that no two share a definition; text between them begins each anew. */
function numberFlows(flows: readonly Flow[]): {
  readonly flows: ReadonlyMap<Flow, FlowNumbering>;
  readonly numbering: INumberingOptions;
} {
  const all = trackedNumbering(flows.flatMap((flow) => [...flow, BETWEEN]));
  const numbered = new Map<Flow, FlowNumbering>();
  let at = 0;
  for (const flow of flows) {
    const end = at + flow.length;
    numbered.set(flow, { items: all.items.slice(at, end), itemsBefore: all.itemsBefore.slice(at, end) });
    at = end + 1;
  }
  return { flows: numbered, numbering: all.numbering };
}

/** Nobody puts a table at the foot of a page, and a note has none of its own: cells are given line by line. */
function plainNote(paragraphs: readonly ParagraphContent[], depth = 0): readonly ParagraphContent[] {
  const isOdd = ({ embed }: Run) => embed?.kind === 'table' || embed?.kind === 'note';
  if (!paragraphs.some(({ runs }) => runs.some(isOdd))) return paragraphs;
  return paragraphs.flatMap((paragraph) => [
    { ...paragraph, runs: paragraph.runs.filter((run) => !isOdd(run)) },
    ...paragraph.runs.flatMap(({ embed }) =>
      embed?.kind === 'table' && depth < 2
        ? embed.rows.flatMap(({ cells }) => cells.flatMap((cell) => plainNote(cell.paragraphs, depth + 1)))
        : [],
    ),
  ]);
}
