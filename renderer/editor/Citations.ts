/** What an editor needs of whoever knows the sources of its document: what citations read. */
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

export interface CitedTexts {
  /** By `citationKey` (shared/exchange/paper/paperFields.ts). */
  readonly texts: ReadonlyMap<string, string>;
  /** The lines of the list of sources. */
  readonly sources: readonly string[];
}

export const NOTHING_CITED: CitedTexts = { texts: new Map(), sources: [] };

export interface Citations {
  readonly cited: Readable<CitedTexts>;
  /** What stands on the page, told whenever it is counted anew. */
  see(content: Pick<DocumentContent, 'language' | 'paragraphs'>): void;
}
