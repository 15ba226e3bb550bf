/** Settling a move conflict: one copy of the paragraph stays, the others are deleted. */
import { $getNodeByKey } from 'lexical';
import type { ParagraphId } from '../../../shared/document/DocumentContent.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { noteSettlement } from '../../../shared/document/settleMove.ts';
import type { HeadlessBinding } from '../createHeadlessBinding.ts';

/** Undoable. Others who settle it differently while apart do not make the paragraph vanish (rule L6). */
export function keepCopy(
  { editor, flow, binding }: Pick<HeadlessBinding, 'editor' | 'flow' | 'binding'>,
  id: ParagraphId,
  others: readonly ParagraphId[],
): void {
  const kept = binding.blocks.find((block) => paragraphId(block.mark) === id);
  if (kept === undefined) return;
  const doomed = new Set(others.filter((other) => other !== id));
  flow.doc.transact(() => {
    noteSettlement(flow, kept);
    editor.update(
      () => {
        for (const block of binding.blocks) {
          if (doomed.has(paragraphId(block.mark))) $getNodeByKey(block.key)?.remove();
        }
      },
      { discrete: true },
    );
  }, binding.origin);
}
