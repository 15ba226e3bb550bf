/** A character that a file names by its place in a symbol font. */
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

/** Of Symbol, whose places have not changed since PostScript had it. A space stands where it has nothing. */
const SYMBOL: Readonly<Record<number, string>> = {
  ...places(
    0x20,
    ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
  ),
  ...places(
    0xa0,
    '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭',
  ),
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

function places(from: number, characters: string): Record<number, string> {
  return Object.fromEntries(
    [...characters].flatMap((character, at) => (character === ' ' ? [] : [[from + at, character]])),
  );
}
