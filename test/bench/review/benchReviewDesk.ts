/**
 * The whole desk with a document under review, beside the same document without suggestions: opening it, typing
 * in it, looking at it otherwise, deciding on everything at once. Real host, built screens, cards beside the page.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../e2e/helpers/openPerson.ts';
import { median, p95, round } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import type { Side } from './KeyDeed.ts';
import { SIDES } from './KeyDeed.ts';
import type { ReviewDesk, Visit } from './reviewDesk.ts';
import { startReviewDesk } from './reviewDesk.ts';
import { acceptAll, chooseMode, chooseView, keyInto, openingOf, placeCaretAt } from './visitDeeds.ts';

export interface ReviewDeskOptions {
  readonly words: number;
  /** Suggestions that nobody has decided on. */
  readonly pending: number;
  /** Openings of each document, every one in a profile of its own. */
  readonly openings?: number;
  /** Turns of keys that count, after one that does not. */
  readonly turns?: number;
  readonly onProgress?: (line: string) => void;
}

/** A letter, and an opening, beside the same without suggestions. */
const MOST_KEY = 1.6;
const MOST_OPENING = 1.3;
/** Keys of a burst. */
const BURST = 6;

interface Taken {
  readonly opening: number[];
  readonly editing: number[];
  readonly suggesting: number[];
  readonly views: number[];
  readonly accept: number[];
}

export async function benchReviewDesk(options: ReviewDeskOptions): Promise<Table> {
  const { words, pending, openings = 5, turns = 8 } = options;
  options.onProgress?.(`the whole desk on ${words} words with ${pending} suggestions`);
  const taken = new Map(
    SIDES.map((side): [Side, Taken] => [
      side,
      { opening: [], editing: [], suggesting: [], views: [], accept: [] },
    ]),
  );
  const of = (side: Side) => taken.get(side) as Taken;
  const desk = await startReviewDesk(words, pending);
  const browser = await launchChromium();
  try {
    for (let turn = -1; turn < openings; turn++) {
      for (const side of turn % 2 === 0 ? SIDES : SIDES.toReversed()) {
        const time = await open(desk, browser, side);
        if (turn >= 0) of(side).opening.push(time);
      }
    }
    await typeInBoth(desk, browser, turns, of);
    const visit = await desk.visit(browser);
    await visit.open('reviewed');
    await placeCaretAt(visit, 0.5);
    for (const view of ['original', 'final', 'all', 'simple', 'all'] as const)
      of('reviewed').views.push(await chooseView(visit, view));
    of('reviewed').accept.push(await acceptAll(visit));
    if (visit.errors.length > 0) throw new Error(visit.errors.join('\n'));
    await visit.close();
  } finally {
    await browser.close();
    await desk.close();
  }
  const ratio = (what: keyof Taken) => median(of('reviewed')[what]) / median(of('plain')[what]);
  const row = (what: string, key: keyof Taken) => ({
    what,
    plainP50: key === 'views' || key === 'accept' ? null : round(median(of('plain')[key])),
    plainP95: key === 'views' || key === 'accept' ? null : round(p95(of('plain')[key])),
    reviewedP50: round(median(of('reviewed')[key])),
    reviewedP95: round(p95(of('reviewed')[key])),
    ratio: key === 'views' || key === 'accept' ? null : round(ratio(key)),
  });
  const bar = (what: string, key: keyof Taken, most: number): Bar => ({
    text: `on the whole desk, ${what}: at most ${most} x the same document without suggestions`,
    met: ratio(key) <= most,
    measured: `${ratio(key).toFixed(2)} x (${median(of('reviewed')[key]).toFixed(1)} against ${median(of('plain')[key]).toFixed(1)} ms)`,
  });
  return {
    id: 'review-desk',
    title: `The whole desk on ${words} words with ${pending} pending suggestions (ms)`,
    notes: [
      'Opening: from the address being gone to until a letter typed at the top is on the screen, in a browser profile that has never been here.',
      'Keys: from the keydown to the frame that shows it, with the toolbar, the cards and the status line beside it.',
      'Views and deciding: from the click to the frame in which the text shows it.',
    ],
    columns: [
      { key: 'what', title: 'what' },
      { key: 'plainP50', title: 'plain p50' },
      { key: 'plainP95', title: 'plain p95' },
      { key: 'reviewedP50', title: 'reviewed p50' },
      { key: 'reviewedP95', title: 'reviewed p95' },
      { key: 'ratio', title: 'reviewed / plain' },
    ],
    rows: [
      row('opening until typing works', 'opening'),
      row('a letter, editing', 'editing'),
      row('a letter, suggesting', 'suggesting'),
      row('another view of the text', 'views'),
      row(`accepting all ${pending}`, 'accept'),
    ],
    bars: [
      bar('opening until typing works', 'opening', MOST_OPENING),
      bar('a letter, editing', 'editing', MOST_KEY),
      bar('a letter, suggesting', 'suggesting', MOST_KEY),
    ],
  };
}

async function open(desk: ReviewDesk, browser: Browser, side: Side): Promise<number> {
  const visit = await desk.visit(browser);
  try {
    return await openingOf(visit, side);
  } finally {
    await visit.close();
  }
}

async function typeInBoth(
  desk: ReviewDesk,
  browser: Browser,
  turns: number,
  of: (side: Side) => Taken,
): Promise<void> {
  const visits: [Side, Visit][] = [];
  for (const side of SIDES) {
    const visit = await desk.visit(browser);
    await visit.open(side);
    visits.push([side, visit]);
  }
  for (let turn = -1; turn < turns; turn++) {
    for (const [side, visit] of turn % 2 === 0 ? visits : visits.toReversed()) {
      await visit.page.bringToFront();
      for (const mode of ['editing', 'suggesting'] as const) {
        await chooseMode(visit, mode);
        await placeCaretAt(visit, (((turn + 1) * 37) % 97) / 100);
        await pause(600);
        const times: number[] = [];
        for (let key = 0; key < BURST; key++) {
          times.push(await keyInto(visit, 'etaoin'.charAt(key % 6)));
          await pause(60);
        }
        if (turn >= 0) of(side)[mode].push(...times);
      }
    }
  }
  for (const [, visit] of visits) {
    if (visit.errors.length > 0) throw new Error(visit.errors.join('\n'));
    await visit.close();
  }
}
