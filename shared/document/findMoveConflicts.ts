/** Paragraphs that stand in several places because people moved them while apart. */
import type { ParagraphId } from './DocumentContent.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId } from './ids.ts';
import { paragraphId } from './ids.ts';

/** Groups of paragraphs (by mark, in text order) that are copies of one; each has two or more. */
export function findMoveConflicts(flow: Flow, marks: readonly CharacterId[]): ParagraphId[][] {
  if (flow.lineage.empty) return [];
  const groups = new Map<string, ParagraphId[]>();
  for (const mark of marks) {
    if (flow.lineage.originOf(mark) === null && flow.lineage.copiesOf(mark).length === 0) continue;
    const root = paragraphId(flow.lineage.rootOf(mark));
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [paragraphId(mark)]);
    else group.push(paragraphId(mark));
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
