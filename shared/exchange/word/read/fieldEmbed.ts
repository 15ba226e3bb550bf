/**
 * Which of Word's fields the desk makes itself: contents, the day, numbers of captions, and references to paragraphs.
 * Of any other the text that it came to is taken in.
 */
import type { CaptionLabel, ReferenceContent } from '../../../document/EmbedContent.ts';
import { captionLabel } from './captionWords.ts';
import { readParagraphProperties } from './readParagraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { child } from './readXml.ts';
import type { FileSetting } from './StoryState.ts';
import { fieldKind } from './WordFields.ts';

export type FieldEmbed =
  | { readonly kind: 'contents' | 'leftOut' | 'date' }
  | { readonly kind: 'caption'; readonly label: CaptionLabel }
  | { readonly kind: 'reference'; readonly target: XmlElement; readonly shows: ReferenceContent['shows'] };

/** null for one whose result is text here. */
export function fieldEmbed(instruction: string, setting: FileSetting): FieldEmbed | null {
  const words = wordsOf(instruction);
  const hasSwitch = (letters: string) =>
    words.some((word) => new RegExp(`^\\\\[${letters}]`, 'i').test(word));
  const [, name = ''] = words;
  switch (fieldKind(instruction)) {
    case 'TOC':
      // Lists of tables, of figures, or of entries that somebody marked.
      return hasSwitch('cfa') ? { kind: 'leftOut' } : { kind: 'contents' };
    case 'DATE': {
      const picture = words[words.findIndex((word) => /^\\@/.test(word)) + 1] ?? '';
      return /[hHs]|am\/pm/.test(picture) ? null : { kind: 'date' };
    }
    case 'SEQ': {
      // Set to a number, or saying that of the last one once more.
      if (hasSwitch('rcsh')) return null;
      const label = captionLabel(name);
      return label === null ? null : { kind: 'caption', label };
    }
    case 'PAGEREF': {
      const found = setting.bookmarks.find(name);
      if (found === undefined || hasSwitch('p')) return null;
      setting.bookmarks.use(found);
      return { kind: 'reference', target: found.paragraph, shows: 'page' };
    }
    case 'REF': {
      const found = setting.bookmarks.find(name);
      if (found === undefined || hasSwitch('pfdt')) return null;
      const shows = hasSwitch('nrw')
        ? numberOf(found.paragraph, setting)
        : found.isCaption
          ? 'number'
          : found.isWhole
            ? 'text'
            : null;
      if (shows === null) return null;
      setting.bookmarks.use(found);
      return { kind: 'reference', target: found.paragraph, shows };
    }
    default:
      return null;
  }
}

/** null where the desk draws no number in front of it. */
function numberOf(paragraph: XmlElement, { styles, numbering }: FileSetting): 'number' | null {
  const { list } = readParagraphProperties(child(paragraph, 'w:pPr'), styles, numbering);
  return list === 'number' ? 'number' : null;
}

/** Those in quotation marks are one. */
function wordsOf(instruction: string): string[] {
  return [...instruction.matchAll(/"([^"]*)"|(\\@)|(\S+)/g)].map(
    ([, quoted, picture, word]) => quoted ?? picture ?? word ?? '',
  );
}
