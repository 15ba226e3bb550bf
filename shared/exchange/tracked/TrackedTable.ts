/** A table with what is proposed in it: rows to come and to go, and proposals within its cells. */
import type { CellContent, RowContent, TableContent } from '../../document/EmbedContent.ts';
import type { Proposed, TrackedParagraph } from './TrackedContent.ts';

export interface TrackedTable extends TableContent {
  readonly rows: readonly TrackedRow[];
}

export interface TrackedRow extends RowContent, Proposed {
  readonly cells: readonly TrackedCell[];
}

export interface TrackedCell extends CellContent {
  readonly paragraphs: readonly TrackedParagraph[];
}
