/** A card that stands beside its text. Features make cards, the margin lays them out. */
import type { ReactNode } from 'react';

export interface MarginItem {
  /** Its own among the items it is shown with. */
  readonly key: string;
  /** Where what it is about stands on the screen, in client coordinates; null where that is not drawn. */
  rectangle(): DOMRect | null;
  /** The one under the caret: it stands at its anchor and the others make room. One at most. */
  readonly active: boolean;
  /** Called again only for another item object: one that has nothing new to show is best left as it is. */
  render(): ReactNode;
}
