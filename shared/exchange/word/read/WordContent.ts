/** A document as it was read: what is proposed in its tables and notes, and what is said there, among it. */
import type { ColumnContent, NoteContent } from '../../../document/EmbedContent.ts';
import type { Proposed, TrackedContent, TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { TrackedTable } from '../../tracked/TrackedTable.ts';
import type { ReadComment } from './ReadPlace.ts';

export interface WordTableContent extends TrackedTable {
  readonly columns: readonly WordColumnContent[];
}

export interface WordColumnContent extends ColumnContent, Proposed {}

export interface WordNoteContent extends NoteContent {
  readonly paragraphs: readonly TrackedParagraph[];
}

/** Paragraphs that a reference points at have an `id`, which means something in this content alone. */
export interface WordContent extends TrackedContent {
  readonly comments: readonly ReadComment[];
}
