/** What everything that is drawn in the place of an embed works with. */
import type { EditorConfig } from 'lexical';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { TextView } from '../../../shared/document/TextView.ts';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import type { Surface } from '../createSurface.ts';
import type { EmbedPart } from '../nodes/EmbedNode.ts';
import type { EmbedWords } from './EmbedWords.ts';
import type { Labels } from './readLabels.ts';

export interface EmbedParts {
  readonly changes: Changes;
  readonly view: TextView;
  readonly words: EmbedWords;
  /** Lexical's configuration, with the looks of what is proposed. */
  readonly config: EditorConfig;
  labels(): Labels;
  editable(): boolean;
  /** The files of pictures. */
  readonly pictures: Pick<BlobStore, 'url'>;
  /** Opens one of the document's texts for writing. */
  open(box: EmbedBox): Surface;
  /** A box went back to being drawn. */
  closed(box: EmbedBox): void;
  /** Draws an embed in a host that stands in a text which is only drawn. @returns how to take it away */
  mount(host: HTMLElement, part: EmbedPart, flow: Flow): () => void;
  /** Out of a note or cell again: the caret beside what holds it. */
  leave(box: EmbedBox, by: 1 | -1): void;
  /** To the next cell, or the one before. @returns whether there is one */
  nextCell(box: EmbedBox, by: 1 | -1): boolean;
  /** To the cell below or above. @returns whether there is one */
  cellBeside(box: EmbedBox, by: 1 | -1): boolean;
  goToParagraph(id: string): void;
  goToNote(id: CharacterKey): void;
  /** Rows and columns came or went, or something else is said of an embed: maybe where the caret is. */
  changed(): void;
  /** Selects what is drawn in a host as a whole. */
  select(host: HTMLElement): void;
}

/** The text of a cell or a note on the page: see `TextBox.ts`. */
export interface EmbedBox {
  readonly flow: Flow;
  readonly element: HTMLElement;
  /** While somebody is in it, or may be at once. */
  readonly surface: Surface | null;
  readonly focused: boolean;
  /** Drawn again. */
  sleep(): void;
}

/** What is drawn in the place of one embed. */
export interface EmbedView {
  /** The texts it shows, and the tables whose rows and columns; by name of the flow. */
  shows(flow: string): boolean;
  /** Draws it as it stands now. */
  draw(): void;
  destroy(): void;
}
