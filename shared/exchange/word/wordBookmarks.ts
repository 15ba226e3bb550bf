/**
 * Every paragraph of the desk carries a bookmark named after its identity, so that a file that comes back
 * from another office says which paragraph each of its own is. Bookmarks survive Word and LibreOffice.
 */
import { BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx';
import type { ParagraphContent } from '../../document/DocumentContent.ts';

/** `_par_<client>_<clock>`; hidden in Word's own list of bookmarks by its underscore. */
export function bookmarkName(id: string | undefined): string | null {
  if (id === undefined) return null;
  const match = /^(\d{1,16}):(\d{1,16})$/.exec(id);
  return match === null ? null : `_par_${match[1]}_${match[2]}`;
}

/** One name per paragraph (null for none): its identity, or a place to jump to for a listed heading. */
export function bookmarkNames(
  paragraphs: readonly ParagraphContent[],
  listed: ReadonlySet<number>,
): (string | null)[] {
  const taken = new Set<string>();
  return paragraphs.map(({ id }, index) => {
    const own = bookmarkName(id);
    const name = own !== null && !taken.has(own) ? own : listed.has(index) ? `_heading_${index + 1}` : null;
    if (name !== null) taken.add(name);
    return name;
  });
}

/** Puts the bookmark around a paragraph's runs; `number` must be unique in the file. */
export function bookmarked(
  name: string | null,
  number: number,
  children: readonly ParagraphChild[],
): ParagraphChild[] {
  if (name === null) return [...children];
  // The library's own Bookmark numbers itself from a counter that goes on from file to file; its parts are
  // components like any other, though its types do not say so.
  const mark = (part: BookmarkStart | BookmarkEnd) => part as unknown as ParagraphChild;
  return [mark(new BookmarkStart(name, number)), ...children, mark(new BookmarkEnd(number))];
}
