/** The suggestions of each paragraph on the screen. Blocks are replaced when anything about them changes, so a look is kept for as long as its block lives. */
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { ParagraphPiece } from '../../../shared/changes/listChanges.ts';
import { piecesOfParagraph } from '../../../shared/changes/listChanges.ts';
import { isOpen } from '../../../shared/changes/memberStates.ts';
import type { MirrorBlock } from '../binding/mirror.ts';

const known = new WeakMap<MirrorBlock, readonly ParagraphPiece[]>();
const NONE: readonly ParagraphPiece[] = Object.freeze([]);

export function blockPieces(changes: Changes, block: MirrorBlock): readonly ParagraphPiece[] {
  if (changes.empty) return NONE;
  let pieces = known.get(block);
  if (pieces === undefined) {
    pieces = piecesOfParagraph(changes, block);
    known.set(block, pieces);
  }
  return pieces;
}

export const isUndecided = ({ piece }: ParagraphPiece) => isOpen(piece);
