/** One listed passage, as it is kept on the device: plain data. */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import type { Author } from '../Author.ts';
import type { DeedKind } from './deedsOf.ts';
import type { ReturnKind } from './kindOf.ts';
import type { VersionPiece } from './showVersion.ts';

/** What a side did in a passage, each sort of deed once. */
export interface Did {
  readonly kind: DeedKind;
  readonly proposed: boolean;
}

export interface ReturnItem {
  /** The same whenever the same return is compared. */
  readonly id: string;
  readonly kind: ReturnKind;
  /** Where to go, the best place first: its paragraphs in the merged text, else the one that follows. */
  readonly places: readonly ParagraphId[];
  readonly mine: { readonly did: readonly Did[]; readonly text: readonly VersionPiece[] };
  /** `by`: those known by name; others may have had part in it. */
  readonly theirs: {
    readonly did: readonly Did[];
    readonly by: readonly Author[];
    readonly text: readonly VersionPiece[];
  };
  readonly merged: readonly VersionPiece[];
}
