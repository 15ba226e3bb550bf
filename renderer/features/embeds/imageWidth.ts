/**
 * How wide images are drawn, in points. A page of A4 with usual margins has 451 points for its text: nothing is
 * drawn wider than that, and widths are chosen and said as shares of it.
 */
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';

export const TEXT_WIDTH = 451;
/** Percent of the text's width to choose from. */
export const WIDTH_SHARES = [25, 33, 50, 67, 75, 100] as const;
/** Percent. */
const STEP = 10;

export const shareOf = (shownWidth: number): number => Math.round((shownWidth / TEXT_WIDTH) * 100);
export const widthOf = (share: number): number => Math.round((share / 100) * TEXT_WIDTH);

/** As large as it was made (96 pixels are 72 points), or as the text is wide. */
export function firstWidth({ width }: Pick<ImageContent, 'width'>): number {
  return Math.max(1, Math.min(TEXT_WIDTH, Math.round(width * 0.75)));
}

/** The next full step of ten percent; null where there is none. One that came in wider is as wide as the text next. */
export function stepWidth(shownWidth: number, by: 1 | -1): number | null {
  const share = shareOf(shownWidth);
  const next =
    by === 1 ? (Math.floor(share / STEP) + 1) * STEP : Math.min(100, (Math.ceil(share / STEP) - 1) * STEP);
  return next < STEP || next > 100 ? null : widthOf(next);
}
