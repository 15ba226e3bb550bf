/**
 * HTML from the clipboard as paragraphs: what Word, LibreOffice, Google Docs and web pages put there. Only
 * meaning is read (headings, lists, emphasis, links, tables, notes, language, direction); looks are not.
 */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { HtmlReader } from './HtmlReader.ts';
import { findNotes } from './htmlNotes.ts';
import { parseHtml } from './parseHtml.ts';

export function readHtml(html: string): ParagraphContent[] {
  if (html === '') return [];
  const body = parseHtml(html);
  return new HtmlReader(findNotes(body)).read(body);
}
