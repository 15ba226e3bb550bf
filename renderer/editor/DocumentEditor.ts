/**
 * What the screens know of the editor: commands to call, values to watch. Lexical stays behind it.
 */
import type { LexicalEditor } from 'lexical';
import type { ParagraphId } from '../../shared/document/DocumentContent.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import type {
  Alignment,
  Direction,
  ListKind,
  ParagraphStyle,
} from '../../shared/document/paragraphProperties.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import type { Comments } from './Comments.ts';
import type { Review } from './Review.ts';

/** What the toolbar and the status line show of the place where the caret is. */
export interface CaretState {
  readonly focused: boolean;
  readonly collapsed: boolean;
  readonly formats: ReadonlySet<ToggleFormat>;
  readonly link: string | null;
  readonly style: ParagraphStyle;
  readonly list: ListKind;
  readonly level: number;
  readonly alignment: Alignment;
  readonly direction: Direction;
  readonly language: string;
  /** From 0. */
  readonly paragraph: number;
  /** Heading that the caret stands under, if any. */
  readonly section: ParagraphId | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface OutlineEntry {
  readonly id: ParagraphId;
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
}

/** A paragraph that two people moved apart: it now stands in several places until someone keeps one. */
export interface MoveConflict {
  readonly copies: readonly ParagraphId[];
  readonly text: string;
}

/** Recomputed shortly after typing rests, never in a keystroke. */
export interface DocumentSummary {
  readonly outline: readonly OutlineEntry[];
  readonly words: number;
  readonly paragraphs: number;
  readonly moveConflicts: readonly MoveConflict[];
}

export interface DocumentEditor {
  readonly lexical: LexicalEditor;
  readonly caret: Readable<CaretState>;
  readonly summary: Readable<DocumentSummary>;
  /** Suggestions: writing them, seeing them, deciding on them. */
  readonly review: Review;
  /** Threads beside the text: where they stand, and writing in them. */
  readonly comments: Comments;
  /** Mounts on a contenteditable element; returns how to unmount. */
  attach(root: HTMLElement): () => void;
  focus(): void;
  /** Scrolls to a paragraph and puts the caret at its start; false where it is not shown. */
  goTo(id: ParagraphId): boolean;
  toggleFormat(format: ToggleFormat): void;
  clearFormats(): void;
  /** null removes the link. An unsafe address is refused with false. */
  setLink(address: string | null): boolean;
  setStyle(style: ParagraphStyle): void;
  /** The same kind again takes the list away. */
  toggleList(kind: Exclude<ListKind, 'none'>): void;
  /** One level (in a list) or one indent step, out for -1. */
  indent(by: 1 | -1): void;
  setAlignment(alignment: Alignment): void;
  setDirection(direction: Direction): void;
  setLanguage(language: string): void;
  /** Moves the caret's paragraphs above or below their neighbour. */
  moveParagraphs(by: 1 | -1): void;
  /** Settles a move conflict: the other copies are deleted (undoable). */
  keepCopy(id: ParagraphId, others: readonly ParagraphId[]): void;
  undo(): void;
  redo(): void;
  destroy(): void;
}
