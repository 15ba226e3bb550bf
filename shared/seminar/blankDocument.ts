/** What a document holds that someone opens to write from nothing: one empty paragraph, no words of ours. */
import type { DocumentContent } from '../document/DocumentContent.ts';
import { DEFAULT_PROPERTIES } from '../document/paragraphProperties.ts';

export function blankDocument(title: string, language: string): DocumentContent {
  return { title, language, paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [] }] };
}
