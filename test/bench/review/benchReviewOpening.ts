/** Opening a document under review, and the same one without suggestions: until the first letter typed is on the screen. */
import type { Browser } from 'playwright-core';
import { openPage } from '../screen/openBrowser.ts';
import { pressKey } from '../screen/pressKey.ts';
import { median, p95, round } from '../statistics.ts';
import type { Table } from '../Table.ts';
import { SIDES, type Side } from './KeyDeed.ts';

export interface ReviewOpeningOptions {
  readonly browser: Browser;
  readonly address: string;
  readonly words: number;
  /** Suggestions that nobody has decided on. */
  readonly pending: number;
  /** Openings of each, every one in a page of its own, after one that does not count. */
  readonly openings?: number;
  readonly onProgress?: (line: string) => void;
}

const MOST = 1.3;

/** Milliseconds from the update's bytes being in the page. */
interface Opening {
  readonly shown: number;
  readonly typing: number;
  /** Until all of the text is on the page and its changes are listed. */
  readonly complete: number;
}

export async function benchReviewOpening(options: ReviewOpeningOptions): Promise<Table> {
  const { words, pending, openings = 9 } = options;
  options.onProgress?.(`opening a text of ${words} words with ${pending} suggestions`);
  const taken = new Map(SIDES.map((side): [Side, Opening[]] => [side, []]));
  for (let turn = -1; turn < openings; turn++) {
    // Either is first in turn as often as the other.
    for (const side of turn % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const opening = await open(options, side);
      if (turn >= 0) taken.get(side)?.push(opening);
    }
  }
  const times = (side: Side, what: keyof Opening) => (taken.get(side) ?? []).map((one) => one[what]);
  const ratio = (what: keyof Opening) => median(times('reviewed', what)) / median(times('plain', what));
  return {
    id: 'review-opening',
    title: `Opening a text of ${words} words with ${pending} pending suggestions (ms)`,
    notes: [
      "From the Yjs update's bytes being in the page until the text is painted, on to the paint of the first letter typed, and until the whole text is on the page with its changes listed.",
      `${openings} openings each, every one in a fresh page, by turns.`,
    ],
    columns: [
      { key: 'text', title: 'text' },
      { key: 'shown', title: 'text painted p50' },
      { key: 'p50', title: 'typing p50' },
      { key: 'p95', title: 'typing p95' },
      { key: 'complete', title: 'all of it p50' },
    ],
    rows: SIDES.map((side) => ({
      text: side,
      shown: round(median(times(side, 'shown'))),
      p50: round(median(times(side, 'typing'))),
      p95: round(p95(times(side, 'typing'))),
      complete: round(median(times(side, 'complete'))),
    })),
    bars: [
      {
        text: `opening until typing works: at most ${MOST} x the same document without suggestions`,
        met: ratio('typing') <= MOST,
        measured: `${ratio('typing').toFixed(2)} x (painted ${ratio('shown').toFixed(2)} x, all of it ${ratio('complete').toFixed(2)} x)`,
      },
    ],
  };
}

async function open(
  { browser, address, words, pending }: ReviewOpeningOptions,
  side: Side,
): Promise<Opening> {
  const { page, close } = await openPage(browser, address);
  try {
    const session = await page.context().newCDPSession(page);
    await page.evaluate(([size, path]) => window.bench.prepare('ours', size, path), [
      words,
      `./data/${side}-${words}-${pending}.update`,
    ] as const);
    const began = await page.evaluate(() => performance.now());
    const shown = await page.evaluate(() => window.bench.open('ours', true));
    const placed = await page.evaluate(() => window.bench.placeCaret(0));
    const { milliseconds } = await pressKey(page, session, 'e');
    const complete = await page.evaluate(async (from) => {
      while (!window.bench.complete()) await new Promise((resolve) => setTimeout(resolve, 2));
      return performance.now() - from;
    }, began);
    return { shown, typing: shown + placed + milliseconds, complete };
  } finally {
    await close();
  }
}
