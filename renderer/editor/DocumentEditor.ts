/**
 * What the screens know of the editor: commands to call, values to watch. Lexical stays behind it.
 */
import type { LexicalEditor } from 'lexical';
import type { ParagraphId } from '../../shared/document/DocumentContent.ts';
import type { CharacterKey, EmbedContent } from '../../shared/document/EmbedContent.ts';
import type { EmbedPropertyName } from '../../shared/document/edits/setEmbedProperty.ts';
import type { EntryValues } from '../../shared/document/embedEntries.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import type {
  Alignment,
  Direction,
  ListKind,
  ParagraphStyle,
} from '../../shared/document/paragraphProperties.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import type { Agreement } from './Agreement.ts';
import type { Comments } from './Comments.ts';
import type { Review } from './Review.ts';

/** In which of the document's texts the caret stands. */
export type CaretHome =
  | { readonly kind: 'body' }
  | { readonly kind: 'note'; readonly note: CharacterKey }
  | {
      readonly kind: 'cell';
      readonly table: CharacterKey;
      /** From 0. */
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
      /** Whether the row heads the table. */
      readonly header: boolean;
    };

/** What the toolbar and the status line show of the place where the caret is. */
export interface CaretState {
  readonly home: CaretHome;
  /** The image, note, field or table that is selected as a whole; null where text is. */
  readonly embed: EmbedContent | null;
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

/** What a cross-reference can point at. */
export interface ReferenceTarget {
  readonly id: ParagraphId;
  readonly kind: 'heading' | 'numbered' | 'table' | 'figure';
  /** As a reference would say it: `Table 3`, `2 (b)`, a heading's words. */
  readonly label: string;
  /** Its first words. */
  readonly text: string;
}

/** The rows and columns of the table in which the caret stands; nothing happens where it stands in none. */
export interface TableCommands {
  insert(side: 'rows' | 'columns', where: 'before' | 'after'): void;
  /** Of the only row or column: the table. */
  remove(side: 'rows' | 'columns'): void;
  move(side: 'rows' | 'columns', by: 1 | -1): void;
  toggleHeader(): void;
  removeTable(): void;
}

export interface DocumentEditor {
  readonly lexical: LexicalEditor;
  readonly caret: Readable<CaretState>;
  readonly summary: Readable<DocumentSummary>;
  /** Suggestions: writing them, seeing them, deciding on them. */
  readonly review: Review;
  /** Threads beside the text: where they stand, and writing in them. */
  readonly comments: Comments;
  /** What is agreed, beside the text. */
  readonly agreement: Agreement;
  /** Mounts on a contenteditable element; returns how to unmount. */
  attach(root: HTMLElement, notes?: HTMLElement): () => void;
  focus(): void;
  /** Where nobody has been yet, one begins to read at the top: the caret at the first paragraph of text. */
  begin(): void;
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
  /**
   * Puts something in where the caret is, or behind the table or note in which it stands where it cannot be inside;
   * a note then has the caret, and a table its first cell.
   * @returns whether it could
   */
  insertEmbed(embed: EmbedContent): boolean;
  setEmbedProperty<N extends EmbedPropertyName>(embed: CharacterKey, name: N, value: EntryValues[N]): void;
  removeEmbed(embed: CharacterKey): void;
  readonly table: TableCommands;
  /** In the order of the text. */
  referenceTargets(): readonly ReferenceTarget[];
  undo(): void;
  redo(): void;
  destroy(): void;
}
