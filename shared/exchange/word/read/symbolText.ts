/** A character that a file names by its place in a symbol font. */
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

/** Of Symbol: what of it texts use. */
const SYMBOL: Readonly<Record<number, string>> = {
  109: 'μ',
  112: 'π',
  163: '≤',
  165: '∞',
  174: '→',
  172: '←',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  210: '®',
  211: '©',
  212: '™',
};
/** Of Wingdings. */
const WINGDINGS: Readonly<Record<number, string>> = {
  111: '☐',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

export function symbolText(symbol: XmlElement): { readonly text: string; readonly isKnown: boolean } {
  const code = Number.parseInt(attribute(symbol, 'w:char') ?? '', 16);
  const font = attribute(symbol, 'w:font') ?? '';
  const table = /^symbol$/i.test(font) ? SYMBOL : /^wingdings$/i.test(font) ? WINGDINGS : {};
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  const text =
    table[code & 0xff] ?? (code > 31 && code < 0xd800 && !isPrivate ? String.fromCharCode(code) : undefined);
  return { text: text ?? '\u25a1', isKnown: text !== undefined };
}
