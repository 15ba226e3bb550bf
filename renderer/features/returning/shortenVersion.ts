/** A version cut down to what differs, with a little of the text around it: what a card shows at first. */
import type { VersionPiece } from '../../../shared/changes/returning/showVersion.ts';

/** Characters of unchanged text left beside what differs, and from when on more is left out. */
const AROUND = 32;
const LONGEST = 90;
/** Stands where text was left out. */
export const LEFT_OUT = ' … ';

/** The same array where there is nothing to leave out. */
export function shortenVersion(pieces: readonly VersionPiece[]): readonly VersionPiece[] {
  if (pieces.every((piece) => piece.state !== 'kept' || piece.text.length <= LONGEST)) return pieces;
  return pieces.map((piece, index) => {
    if (piece.state !== 'kept' || piece.text.length <= LONGEST) return piece;
    // Whole words, where the script has any. At its beginning a passage is known by its first words, at its end by nothing.
    const head = piece.text.slice(0, AROUND).replace(/(?<=\s)\S*$/u, '');
    const isLast = pieces.slice(index + 1).every(({ text }) => text === '\n');
    const tail = isLast ? '' : piece.text.slice(-AROUND).replace(/^\S*(?=\s)/u, '');
    return { ...piece, text: `${head.trimEnd()}${LEFT_OUT}${tail.trimStart()}` };
  });
}
