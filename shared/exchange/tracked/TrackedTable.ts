/** A table and a note with what is proposed in them: rows and columns to come and to go, and proposals in their texts. */
import type {
  CellContent,
  ColumnContent,
  NoteContent,
  RowContent,
  TableContent,
} from '../../document/EmbedContent.ts';
import type { Proposed, TrackedParagraph } from './TrackedContent.ts';

export interface TrackedTable extends TableContent {
  readonly columns: readonly TrackedColumn[];
  readonly rows: readonly TrackedRow[];
}

export interface TrackedColumn extends ColumnContent, Proposed {}

export interface TrackedRow extends RowContent, Proposed {
  readonly cells: readonly TrackedCell[];
}

export interface TrackedCell extends CellContent {
  readonly paragraphs: readonly TrackedParagraph[];
}

export interface TrackedNote extends NoteContent {
  readonly paragraphs: readonly TrackedParagraph[];
}
