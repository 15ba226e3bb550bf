/** Settling a move conflict: one copy of the paragraph stays, the others are deleted. */
import { $getNodeByKey } from 'lexical';
import type { ParagraphId } from '../../../shared/document/DocumentContent.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { noteSettlement } from '../../../shared/document/settleMove.ts';
import type { HeadlessBinding } from '../createHeadlessBinding.ts';

/**
 * Undoable. Others who settle it differently while apart do not make the paragraph vanish (rule L6). While
 * suggesting the others are only proposed to go, and nothing is settled.
 */
export function keepCopy(
  { editor, flow, binding, writer }: Pick<HeadlessBinding, 'editor' | 'flow' | 'binding' | 'writer'>,
  id: ParagraphId,
  others: readonly ParagraphId[],
): void {
  const kept = binding.blocks.find((block) => paragraphId(block.mark) === id);
  if (kept === undefined) return;
  const doomed = new Set(others.filter((other) => other !== id));
  // Before the others go: whoever has the one has the other.
  if (writer.mode === 'editing') flow.doc.transact(() => noteSettlement(flow, kept), binding.origin);
  editor.update(
    () => {
      for (const block of binding.blocks) {
        if (doomed.has(paragraphId(block.mark))) $getNodeByKey(block.key)?.remove();
      }
    },
    { discrete: true },
  );
}
