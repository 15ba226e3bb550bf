/** The way into the text of a note or a cell, and out of it again to the page. */
import { $getNearestNodeFromDOMNode, $nodesOfType, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import { parseFlowName } from '../../../shared/document/flowNames.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { $selectEmbed } from '../binding/caret.ts';
import { $leaveEmbed } from '../commands/registerAroundEmbeds.ts';
import { registerInnerKeys } from '../commands/registerInnerKeys.ts';
import type { Surface, SurfaceParts } from '../createSurface.ts';
import { createSurface } from '../createSurface.ts';
import { $isEmbedNode, EmbedNode } from '../nodes/EmbedNode.ts';
import type { EmbedBox } from './EmbedParts.ts';
import type { EmbedViews } from './EmbedViews.ts';

export interface InnerOptions extends SurfaceParts {
  readonly box: EmbedBox;
  readonly views: EmbedViews;
  readonly editable: boolean;
  readonly newRow: () => void;
  readonly leave: (by: 1 | -1) => void;
  readonly onUpdate: () => void;
  readonly onClose: (surface: Surface) => void;
}

/** The text of a box as one that can be written in. */
export function openBox(options: InnerOptions): Surface {
  const { box, views, editable, newRow, leave, onUpdate, onClose, ...parts } = options;
  const { flow } = box;
  const surface = createSurface({ ...parts, flow, onChange: () => {}, onUpdate });
  surface.lexical.setEditable(editable);
  const stopKeys = registerInnerKeys(
    surface.lexical,
    parseFlowName(flow.name)?.kind === 'cell' ? 'cell' : 'note',
    {
      nextCell: (by) => views.nextCell(flow.name, by),
      cellBeside: (by) => views.cellBeside(flow.name, by),
      newRow,
      leave,
    },
  );
  const stopFollowing = views.follow(surface.lexical, flow);
  const opened: Surface = {
    ...surface,
    destroy() {
      stopKeys();
      stopFollowing();
      surface.destroy();
      onClose(opened);
    },
  };
  return opened;
}

/**
 * The caret out of a box, beside what holds it.
 * @param holder the table or the note in the page's own text
 */
export function leaveBox({ lexical }: Surface, holder: CharacterId | null, by: 1 | -1): void {
  lexical.update(
    () => {
      const node = holder === null ? null : $embedNode(paragraphId(holder));
      if (node !== null) $leaveEmbed(node, by);
    },
    { discrete: true },
  );
  lexical.getRootElement()?.focus();
}

/** From the text of a note back to its mark: behind it. */
export function goToMark(body: Surface, views: EmbedViews, note: CharacterKey): void {
  const { lexical } = body;
  let key: string | null = null;
  lexical.update(
    () => {
      const node = $embedNode(note);
      key = node?.getKey() ?? null;
      node?.selectNext(0, 0);
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
  if (key === null) {
    // Its mark stands in a cell.
    views.hostOf(note)?.scrollIntoView({ block: 'center' });
    return;
  }
  lexical.getElementByKey(key)?.scrollIntoView({ block: 'center' });
  lexical.getRootElement()?.focus({ preventScroll: true });
}

/** What is drawn in this host, selected as a whole. */
export function $selectHost(host: HTMLElement): void {
  const node = $getNearestNodeFromDOMNode(host);
  if ($isEmbedNode(node)) $selectEmbed(node);
}

function $embedNode(id: CharacterKey): EmbedNode | null {
  return $nodesOfType(EmbedNode).find((node) => node.getPart().of === id) ?? null;
}
