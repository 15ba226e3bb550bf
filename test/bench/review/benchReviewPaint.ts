/** From a key going down to the paint that shows it, in a document under review and in the same one without suggestions. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openPage } from '../screen/openBrowser.ts';
import { pressBackspace, pressKey } from '../screen/pressKey.ts';
import { median, p95, round } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import { SIDES, type Side } from './KeyDeed.ts';

export interface ReviewPaintOptions {
  readonly browser: Browser;
  readonly address: string;
  readonly words: number;
  /** Suggestions that nobody has decided on. */
  readonly pending: number;
  /** Turns that count, after two that do not. */
  readonly turns?: number;
  readonly onProgress?: (line: string) => void;
}

const MODES = ['editing', 'suggesting'] as const;
type DeskMode = (typeof MODES)[number];

const DEEDS = {
  editing: 'a letter, editing',
  first: 'the first letter of a suggestion',
  suggesting: 'a letter, suggesting, in a burst',
  backspace: 'Backspace, suggesting',
} as const;
type Deed = keyof typeof DEEDS;

const MOST = 1.6;
const WARM_UP = 2;
/** Keys of a burst. */
const BURST = 6;
/** Milliseconds between keys: a fast typist's. */
const BETWEEN_KEYS = 60;
/** Milliseconds of rest in front of a burst, in which the desk makes its lists. */
const REST = 400;
const LETTERS = 'etaoinshrdlu';

interface Desk {
  readonly side: Side;
  readonly mode: DeskMode;
  readonly page: Page;
  readonly session: CDPSession;
  close(): Promise<void>;
}

type Taken = ReadonlyMap<Side, Record<Deed, number[]>>;

export async function benchReviewPaint(options: ReviewPaintOptions): Promise<Table> {
  const { words, pending, turns = 12 } = options;
  options.onProgress?.(`keystroke to paint in a text of ${words} words with ${pending} suggestions`);
  const taken = await measure(options, turns);
  const rows: Record<string, string | number | null>[] = [];
  const bars: Bar[] = [];
  const letter = median(taken.get('plain')?.editing ?? []);
  for (const deed of Object.keys(DEEDS) as Deed[]) {
    const [plain, reviewed] = SIDES.map((side) => taken.get(side)?.[deed] ?? []) as [number[], number[]];
    const ratio = median(reviewed) / median(plain);
    rows.push({
      deed: DEEDS[deed],
      plainP50: round(median(plain)),
      plainP95: round(p95(plain)),
      reviewedP50: round(median(reviewed)),
      reviewedP95: round(p95(reviewed)),
      ratio: round(ratio),
      letter: round(median(reviewed) / letter),
    });
    bars.push({
      text: `${DEEDS[deed]}, to paint: at most ${MOST} x the same document without suggestions`,
      met: ratio <= MOST,
      measured: `${ratio.toFixed(2)} x (${median(reviewed).toFixed(1)} against ${median(plain).toFixed(1)} ms)`,
    });
  }
  return {
    id: 'review-paint',
    title: `Keystroke to paint in a text of ${words} words with ${pending} pending suggestions (ms)`,
    notes: [
      "From the keydown event's timestamp to a message posted from the animation frame that shows it; frames are not held back to the display rate.",
      'The same places in the same text before anyone suggested anything; a page for each, all open, typed in by turns.',
      `${turns} turns, each at another place after a rest of ${REST} ms; keys ${BETWEEN_KEYS} ms apart; the last column is against a letter typed in the plain document.`,
    ],
    columns: [
      { key: 'deed', title: 'deed' },
      { key: 'plainP50', title: 'plain p50' },
      { key: 'plainP95', title: 'plain p95' },
      { key: 'reviewedP50', title: 'reviewed p50' },
      { key: 'reviewedP95', title: 'reviewed p95' },
      { key: 'ratio', title: 'reviewed / plain' },
      { key: 'letter', title: '/ plain letter' },
    ],
    rows,
    bars,
  };
}

async function measure(options: ReviewPaintOptions, turns: number): Promise<Taken> {
  const taken = new Map(
    SIDES.map((side): [Side, Record<Deed, number[]>] => [
      side,
      { editing: [], first: [], suggesting: [], backspace: [] },
    ]),
  );
  const desks: Desk[] = [];
  try {
    for (const side of SIDES) for (const mode of MODES) desks.push(await openReviewDesk(options, side, mode));
    for (let turn = 0; turn < turns + WARM_UP; turn++) {
      for (let index = 0; index < desks.length; index++) {
        const desk = desks[(turn + index) % desks.length] as Desk;
        const times = await typeSome(desk, turn);
        if (turn < WARM_UP) continue;
        for (const deed of Object.keys(times) as Deed[])
          taken.get(desk.side)?.[deed].push(...(times[deed] ?? []));
      }
    }
  } finally {
    for (const desk of desks) await desk.close();
  }
  return taken;
}

async function openReviewDesk(
  { browser, address, words, pending }: ReviewPaintOptions,
  side: Side,
  mode: DeskMode,
): Promise<Desk> {
  const { page, close } = await openPage(browser, address);
  try {
    await page.evaluate(([size, path]) => window.bench.prepare('ours', size, path), [
      words,
      `./data/${side}-${words}-${pending}.update`,
    ] as const);
    await page.evaluate(() => window.bench.open('ours', true));
    await page.waitForFunction(() => window.bench.complete());
    await page.evaluate((wanted) => window.bench.setMode(wanted), mode);
    const found = await page.evaluate(() => window.bench.pending());
    if (found !== (side === 'plain' ? 0 : pending))
      throw new Error(`${found} suggestions are pending in the ${side} text`);
    return { side, mode, page, session: await page.context().newCDPSession(page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function typeSome(
  { mode, page, session }: Desk,
  turn: number,
): Promise<Partial<Record<Deed, number[]>>> {
  await page.bringToFront();
  const begin = async (share: number) => {
    await page.evaluate((where) => window.bench.placeCaret(where), share);
    await pause(REST);
  };
  const letters = async (count: number) => {
    const times: number[] = [];
    for (let index = 0; index < count; index++) {
      await pause(BETWEEN_KEYS);
      const letter = LETTERS[(turn + index) % LETTERS.length] as string;
      times.push((await pressKey(page, session, letter)).milliseconds);
    }
    return times;
  };
  // Jumping about, as one does who goes through a text's changes.
  const share = ((turn * 37) % 97) / 100;
  await begin(share);
  const typed = await letters(BURST);
  if (mode === 'editing') return { editing: typed };
  await begin(share + 0.02);
  const backspace: number[] = [];
  for (let index = 0; index < BURST; index++) {
    await pause(BETWEEN_KEYS);
    backspace.push((await pressBackspace(page, session)).milliseconds);
  }
  return { first: typed.slice(0, 1), suggesting: typed.slice(1), backspace };
}
