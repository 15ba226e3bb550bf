/** Puts an image into a text, as wide as it is or as the page allows. */
import type { ImageContent } from '../EmbedContent.ts';
import type { Flow } from '../Flow.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { insertInline } from './insertInline.ts';

/** Points to a pixel: files are made for 96 pixels to the inch. */
const POINTS = 0.75;

/**
 * @param at characters of the flow in front of it, hidden ones counted
 * @param widest points that the page has room for
 */
export function insertImage(
  flow: Flow,
  at: number,
  file: Pick<ImageContent, 'hash' | 'type' | 'width' | 'height'>,
  widest: number,
): FlowEdits {
  const shownWidth = Math.min(file.width * POINTS, widest);
  return insertInline(flow, at, { kind: 'image', ...file, shownWidth, alt: '', decorative: false });
}
