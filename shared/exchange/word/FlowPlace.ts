/** Where a flow of paragraphs (the text, a cell, a note) stands in a Word file. */
import type { CommentMark } from './wordComments.ts';
import type { RevisionSetting } from './wordRevisions.ts';

export interface FlowPlace {
  readonly revisions: RevisionSetting;
  readonly bookmarks: readonly (string | null)[];
  /** Word's own numbers of the paragraphs. */
  readonly ids: readonly (string | null)[];
  readonly marks: ReadonlyMap<number, readonly CommentMark[]>;
  /** The paragraph that begins a page; -1 for none. */
  readonly pageBreakBefore: number;
  /** Of running text; that of the document when not given. */
  readonly bodyStyle?: string;
  /** Tables around this flow. */
  readonly depth: number;
}
