/**
 * What can be put into the text from the menu, the palette and by keys: in one list, so that the three never differ.
 * Some of it asks first (a size, a file, a target); the rest is what it is and goes in at once.
 */
import type { EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';

export const INSERT_ACTIONS = [
  'table',
  'image',
  'note',
  'reference',
  'captionTable',
  'captionFigure',
  'date',
  'contents',
  'pageBreak',
] as const;
export type InsertAction = (typeof INSERT_ACTIONS)[number];

/** What is handed to the editor; null for what asks first. */
export function contentOf(action: InsertAction): EmbedContent | null {
  switch (action) {
    case 'note':
      return { kind: 'note', paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [] }] };
    case 'captionTable':
      return { kind: 'caption', label: 'table' };
    case 'captionFigure':
      return { kind: 'caption', label: 'figure' };
    case 'date':
    case 'contents':
    case 'pageBreak':
      return { kind: action };
    default:
      return null;
  }
}
