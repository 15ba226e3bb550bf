/**
 * Scrolling through a text with a thousand cards beside it, on the whole desk: whether the screen ever stands
 * still. Seen in Chromium's own trace: what its main thread did, and which frames were drawn.
 */
import type { Browser, CDPSession } from 'playwright-core';
import { launchChromium } from '../../e2e/helpers/openPerson.ts';
import { median, p95, round } from '../statistics.ts';
import type { Table } from '../Table.ts';
import type { Visit } from './reviewDesk.ts';
import { startReviewDesk } from './reviewDesk.ts';
import { traceOf } from './traceOf.ts';

export interface CardsOptions {
  readonly words: number;
  /** Suggestions that nobody has decided on. */
  readonly pending: number;
  /** Passes that count, after one that does not. */
  readonly passes?: number;
  /** Px of a pass, at 4,000 px a second. */
  readonly distance?: number;
  readonly onProgress?: (line: string) => void;
}

/** Milliseconds. */
const MOST = 50;
const SPEED = 4000;

interface Pass {
  readonly task: number;
  readonly frames: readonly number[];
  /** Cards in sight when the pass has ended. */
  readonly cards: number;
}

export async function benchCards(options: CardsOptions): Promise<Table> {
  const { words, pending, passes = 5, distance = 24_000 } = options;
  options.onProgress?.(`scrolling past ${pending} cards`);
  const desk = await startReviewDesk(words, pending);
  const browser: Browser = await launchChromium();
  try {
    const visit = await desk.visit(browser);
    const passBy = async () => {
      const taken: Pass[] = [];
      for (let pass = -1; pass < passes; pass++) {
        const result = await scroll(visit, pass % 2 === 0 ? -distance : distance);
        if (pass >= 0) taken.push(result);
      }
      return taken;
    };
    await visit.open('plain');
    await toTheMidst(visit, false);
    const plain = await passBy();
    await visit.open('reviewed');
    await toTheMidst(visit, true);
    const taken = await passBy();
    const { errors } = visit;
    if (errors.length > 0) throw new Error(errors.join('\n'));
    const still = taken.map(({ frames }) => Math.max(...frames));
    const all = taken.flatMap(({ frames }) => frames);
    const tasks = taken.map(({ task }) => task);
    const plainStill = plain.map(({ frames }) => Math.max(...frames));
    const plainTasks = plain.map(({ task }) => task);
    return {
      id: 'review-cards',
      title: `Scrolling past ${pending} cards beside ${words} words (ms)`,
      notes: [
        'The same text without suggestions is scrolled first, in the same window: what is longer than there is the cards.',
        'The whole desk in Chromium on a real host, frames at the display rate; a pass is one long movement of the wheel.',
        `${passes} passes of ${distance} px at ${SPEED} px a second, to and fro; from the browser's trace.`,
      ],
      columns: [
        { key: 'what', title: 'what' },
        { key: 'plain', title: 'without suggestions' },
        { key: 'median', title: 'median of the passes' },
        { key: 'worst', title: 'worst' },
      ],
      rows: [
        {
          what: 'between two drawn frames, longest',
          plain: round(median(plainStill)),
          median: round(median(still)),
          worst: round(Math.max(...still)),
        },
        {
          what: 'between two drawn frames, p95',
          plain: round(p95(plain.flatMap(({ frames }) => frames))),
          median: round(p95(all)),
          worst: null,
        },
        {
          what: 'longest task of the main thread',
          plain: round(median(plainTasks)),
          median: round(median(tasks)),
          worst: round(Math.max(...tasks)),
        },
        {
          what: 'cards in sight afterwards',
          plain: null,
          median: median(taken.map(({ cards }) => cards)),
          worst: Math.min(...taken.map(({ cards }) => cards)),
        },
      ],
      bars: [
        {
          text: `no ${MOST} ms without a new frame while scrolling (median of the passes)`,
          met: median(still) <= MOST,
          measured: `${median(still).toFixed(1)} ms, worst ${Math.max(...still).toFixed(1)} ms`,
        },
        {
          text: `no task of more than ${MOST} ms on the main thread while scrolling (median of the passes)`,
          met: median(tasks) <= MOST,
          measured: `${median(tasks).toFixed(1)} ms, worst ${Math.max(...tasks).toFixed(1)} ms`,
        },
        {
          text: 'cards stand in the window at the end of every pass',
          met: taken.every(({ cards }) => cards > 0),
          measured: taken.map(({ cards }) => cards).join(', '),
        },
      ],
    };
  } finally {
    await browser.close();
    await desk.close();
  }
}

const CARD = '#review-pane [data-card]';

/** A good way down the text, and on to where cards stand beside it: in front of it stands what nobody proposed on. */
async function toTheMidst({ page }: Visit, hasCards: boolean): Promise<void> {
  await page.waitForFunction(
    ({ cards, hasCards }) => {
      let scroller = document.querySelector<HTMLElement>('#page');
      while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight + 1)
        scroller = scroller.parentElement;
      if (scroller === null) return false;
      const seen =
        !hasCards ||
        Array.from(document.querySelectorAll(cards)).some((card) => {
          const { top, bottom } = card.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        });
      const height = String(scroller.scrollHeight);
      if (scroller.dataset['heightBefore'] !== height) {
        scroller.dataset['heightBefore'] = height;
        return false;
      }
      const midst = scroller.scrollHeight * 0.4;
      if (seen && scroller.scrollTop >= midst - 1) return true;
      scroller.scrollTo({ top: Math.max(midst, scroller.scrollTop + scroller.clientHeight / 2) });
      return false;
    },
    { cards: CARD, hasCards },
    { polling: 500 },
  );
}

/** One movement over the page, and what the trace says of it. */
async function scroll({ page, session }: Visit, distance: number): Promise<Pass> {
  const trace = await traceOf(page, () => wheel(session, distance));
  const cards = await page.evaluate(
    (selector) =>
      Array.from(document.querySelectorAll(selector), (card) => card.getBoundingClientRect()).filter(
        ({ top, bottom }) => bottom > 0 && top < window.innerHeight,
      ).length,
    CARD,
  );
  return { ...trace, cards };
}

async function wheel(session: CDPSession, distance: number): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    x: 620,
    y: 480,
    yDistance: -distance,
    speed: SPEED,
    preventFling: true,
    gestureSourceType: 'mouse',
  });
}
