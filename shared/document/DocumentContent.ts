/**
 * A document as plain data: what templates are made of, what `readDocument` gives and what every
 * export takes. No identity is needed to make one; `id` is there when it was read from a live document.
 */
import type { ParagraphContent } from './EmbedContent.ts';
import type { CitedLibrary } from './sources/SourceLibrary.ts';

export type { ParagraphContent, ParagraphId, Run } from './EmbedContent.ts';

/** Characters that are part of the text's own notation. */
export const PARAGRAPH_END = '\n';
export const SOFT_BREAK = '\u2028';
export const EMBED = '\uFFFC';

/** Where suggestions on a document are not decided: which of its texts this is, and how many there are. */
export interface DraftNote {
  /** As if every pending change were accepted, or as if none were made; or all of them, by delegation, or in brackets. */
  readonly text: 'final' | 'original' | 'compilation' | 'chair';
  readonly pending: number;
  /** Decided differently by people who were apart; their text is shown in either. */
  readonly contested: number;
}

export interface DocumentContent {
  readonly title: string;
  /** BCP 47 tag of paragraphs that name none. */
  readonly language: string;
  /** Absent where everything is decided. Files say it under the title. */
  readonly draft?: DraftNote;
  /** What it may cite, and in which style; absent where it has no sources. */
  readonly library?: CitedLibrary;
  readonly paragraphs: readonly ParagraphContent[];
}

export function paragraphText(paragraph: ParagraphContent): string {
  return paragraph.runs.map((run) => run.text).join('');
}
