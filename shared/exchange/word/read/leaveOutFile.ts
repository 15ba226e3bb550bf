/** What is left out of a file as a whole: macros, and text in the margins of its pages. */
import type { WordParts } from './findParts.ts';
import type { LeftOutList } from './LeftOut.ts';
import type { XmlElement } from './readXml.ts';
import type { WordRefusal } from './WordRefusal.ts';

/** @returns why the file cannot be read, where a part of it cannot */
export function leaveOutFile(parts: WordParts, leftOut: LeftOutList): WordRefusal | null {
  if (parts.hasMacros) leftOut.add('macros');
  for (const { type, target, isExternal } of parts.relationships) {
    // The desk draws its own anew.
    if ((type !== 'header' && type !== 'footer') || isExternal || parts.isOwn) continue;
    const part = parts.readPart(target);
    if (!part.ok) return part.reason;
    if (part.value !== null && /\p{L}/u.test(textOf(part.value))) leftOut.add('headerFooter');
  }
  return null;
}

function textOf({ name, text, children }: XmlElement): string {
  return name === 'w:t' ? text : children.map(textOf).join('');
}
