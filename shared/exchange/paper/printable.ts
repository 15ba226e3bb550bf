/**
 * Text as every output may hold it. A flow should never contain control characters, half surrogate pairs
 * or non-characters, but an export must not produce a broken file when a hostile peer wrote them anyway.
 */
import { EMBED, SOFT_BREAK } from '../../document/DocumentContent.ts';

const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff\u{e0001}]/gu;
const NEEDS_CARE = /[^\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff]/;
/** Shown where the text holds something this version cannot show, so that nobody takes the text for whole. */
const EMBED_SHOWN = '\u25a1';

/** Text that is legal in XML, HTML and JSON; every line break is a soft break (U+2028). */
export function printable(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\n\u0085\u2029]/g, SOFT_BREAK)
    .replaceAll(EMBED, EMBED_SHOWN)
    .replace(FORBIDDEN, '');
}
