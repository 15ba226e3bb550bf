/**
 * What is to be done on the screen after something was written beside the text, or stands in it otherwise than
 * on the screen: the paragraphs concerned are drawn from the flow again, and the caret goes on.
 */
import type { EditorState, NodeKey } from 'lexical';
import type { Edit } from '../../../shared/document/editFlow.ts';
import type { Replaced } from '../noteReplaced.ts';
import type { CaretPlace } from './caret.ts';
import { $placeOfCaret } from './caret.ts';
import type { Stretch } from './carryCaret.ts';
import { caretBeside } from './carryCaret.ts';
import type { MirrorBlock } from './mirror.ts';
import { indexOfKey, startOfBlock, storedOffset } from './mirror.ts';
import type { PlannedGap } from './planEdits.ts';
import { growthWithin } from './rebaseEdits.ts';
import type { ShownFlow } from './ShownFlow.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/** What writing the person's edits leaves to do. */
export interface Outcome {
  /** Blocks whose Lexical content is not what the flow now holds. */
  readonly unlike: readonly TouchedBlocks[];
  /** Nodes that no block may stand for any more. */
  readonly extra: readonly NodeKey[];
  readonly changed: boolean;
  readonly structural: boolean;
  readonly caret: CaretPlace | null;
}

export const NOTHING_WRITTEN: Outcome = {
  unlike: [],
  extra: [],
  changed: false,
  structural: false,
  caret: null,
};

/**
 * @param blocks as they were before the edits
 * @param before Lexical's state before the person did anything
 */
export function writtenBeside(
  blocks: readonly MirrorBlock[],
  flow: ShownFlow,
  written: {
    readonly planned: readonly PlannedGap[];
    readonly edits: readonly Edit[];
    readonly placed: readonly Edit[];
    readonly before: EditorState | null;
    readonly replaced: Replaced | null;
  },
): Outcome {
  const { planned, edits, placed, before, replaced } = written;
  const caret = before?._selection == null ? null : before.read(() => $placeOfCaret(blocks));
  const meant = replaced === null ? null : stretchOf(blocks, replaced);
  const [deletion] = edits.filter((edit) => edit.kind === 'delete');
  const hidden = deletion?.runs[0] !== undefined && flow.hides(deletion.runs[0]);
  const unlike = planned.map(({ gap: { oldFrom, oldTo } }) => ({
    from: oldFrom,
    to: oldTo,
    growth: growthWithin(placed, startOfBlock(blocks, oldFrom), startOfBlock(blocks, oldTo)),
  }));
  const extra = planned.flatMap(({ shown }) => shown.map(({ key }) => key));
  return {
    unlike,
    extra,
    changed: true,
    structural: true,
    caret: caretBeside(edits, placed, caret, meant, hidden),
  };
}

/** In the flow as it was; null where a paragraph of it is not known. */
function stretchOf(blocks: readonly MirrorBlock[], { anchor, focus }: Replaced): Stretch | null {
  const [a, b] = [anchor, focus].map(({ key, offset }) => {
    const index = indexOfKey(blocks, key);
    return index === -1 ? -1 : startOfBlock(blocks, index) + storedOffset(blocks[index], offset);
  }) as [number, number];
  return a === -1 || b === -1 ? null : { from: Math.min(a, b), to: Math.max(a, b) };
}
