/**
 * Pictures among pasted text. They are kept first, by whoever pastes for the person, and stand in the markup then by
 * what they are; any page can put something there, so that it is read like all from outside.
 */
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { readEmbedContent } from '../../../shared/document/outside/readEmbedContent.ts';

/** Of an `img`: its `ImageContent` as JSON. */
export const PICTURE_ATTRIBUTE = 'data-kept-picture';

/** null for one that is not kept: nothing is fetched for the sake of it. */
export function pastedPicture(element: HTMLElement): ImageContent | null {
  const json = element.getAttribute(PICTURE_ATTRIBUTE);
  if (json === null) return null;
  try {
    const embed = readEmbedContent(JSON.parse(json), { paragraph: () => null });
    return embed?.kind === 'image' ? embed : null;
  } catch {
    return null;
  }
}
