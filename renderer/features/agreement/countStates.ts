/** How many paragraphs with words stand how: what an empty line is, nobody agrees on. */
import type { ShownState } from '../../../shared/changes/agreement/paragraphStates.ts';
import { SHOWN_STATES } from '../../../shared/changes/agreement/paragraphStates.ts';
import type { ListedParagraph } from '../../editor/Agreement.ts';

export function countStates(
  paragraphs: readonly Pick<ListedParagraph, 'state' | 'isEmpty'>[],
): Record<ShownState, number> {
  const counts = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>;
  for (const { state, isEmpty } of paragraphs) if (!isEmpty) counts[state] += 1;
  return counts;
}
