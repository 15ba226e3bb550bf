/**
 * Every paragraph of the desk carries a bookmark named after its identity, so that a file that comes back
 * from another office says which paragraph each of its own is. Bookmarks survive Word and LibreOffice. Word drops
 * that of a paragraph emptied of its text and keeps the number it knows the paragraph by; LibreOffice drops the number.
 */
import { BookmarkEnd, BookmarkStart, type ParagraphChild, XmlAttributeComponent } from 'docx';
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

/** From a bookmark's name to the paragraph's identity; null for any other bookmark. */
export function bookmarkedId(name: string): string | null {
  const match = /^_par_(\d{1,16})_(\d{1,16})$/.exec(name);
  return match === null ? null : `${match[1]}:${match[2]}`;
}

/**
 * Word's own number of each paragraph (`w14:paraId`, eight hexadecimal digits), derived from its identity; null for
 * none. Those of comments, which the library counts from 1, are far below.
 */
export function paragraphIds(paragraphs: readonly Pick<ParagraphContent, 'id'>[]): (string | null)[] {
  const taken = new Set<number>();
  return paragraphs.map(({ id }) => {
    if (bookmarkName(id) === null) return null;
    let number = FIRST_ID + (hash(id as string) % (LAST_ID - FIRST_ID));
    while (taken.has(number)) number = number + 1 < LAST_ID ? number + 1 : FIRST_ID;
    taken.add(number);
    return number.toString(16).toUpperCase().padStart(8, '0');
  });
}

/** Word takes only those below 0x80000000. */
const FIRST_ID = 0x10000000;
const LAST_ID = 0x80000000;

/** 32 bits (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** The number as an attribute of `w:p`, which the library has no option for. */
export class ParagraphNumber extends XmlAttributeComponent<{ readonly id: string; readonly text: string }> {
  protected override readonly xmlKeys = { id: 'w14:paraId', text: 'w14:textId' };

  constructor(id: string) {
    // The text's own number is of no use to us; this is what Word writes where it does not count.
    super({ id, text: '77777777' });
  }
}
