/** From a key going down to the paint that shows it, in Chromium. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { ContenderName } from '../contenders/Contender.ts';
import { sampleText, textOf } from '../sampleText.ts';
import { median, p95, round } from '../statistics.ts';
import type { Bar, Table } from '../Table.ts';
import { openPage } from './openBrowser.ts';
import { pressKey } from './pressKey.ts';

export interface PaintOptions {
  readonly browser: Browser;
  readonly address: string;
  /** Words. */
  readonly sizes: readonly number[];
  /** Keystrokes measured, after a few that are not. */
  readonly strokes?: number;
  readonly onProgress?: (line: string) => void;
}

interface Variant {
  readonly title: string;
  readonly name: ContenderName;
  readonly contentVisibility: boolean;
  readonly peer: boolean;
}

const BARE = 'Lexical alone';
const BARE_CV = 'Lexical alone, content-visibility';
const OURS = 'ours, bound, a peer typing';
const VARIANTS: readonly Variant[] = [
  { title: BARE, name: 'lexical', contentVisibility: false, peer: false },
  { title: BARE_CV, name: 'lexical', contentVisibility: true, peer: false },
  { title: OURS, name: 'ours', contentVisibility: true, peer: true },
];

/** Keystrokes of a turn, and of the turn before the first that counts. */
const TURN = 15;
const WARM_UP = TURN;
/** Milliseconds between keys: a fast typist's. */
const BETWEEN_KEYS = 60;
/** Milliseconds between a peer's letters. */
const BETWEEN_PEER_KEYS = 200;
const LETTERS = 'etaoinshrdlu';

export async function benchPaint(options: PaintOptions): Promise<Table> {
  const { sizes, strokes = 90 } = options;
  const rows: Record<string, string | number | null>[] = [];
  const bars: Bar[] = [];
  for (const words of sizes) {
    options.onProgress?.(`keystroke to paint, ${words} words`);
    const taken = await measure(options, words, strokes);
    for (const [contender, times] of taken) {
      rows.push({ words, contender, p50: round(median(times)), p95: round(p95(times)) });
    }
    const bare = median(taken.get(BARE_CV) ?? []);
    for (const row of rows) if (row['words'] === words) row['ratio'] = round((row['p50'] as number) / bare);
    bars.push(...barsOf(words, taken));
  }
  return {
    id: 'paint',
    title: 'Keystroke to paint in Chromium (ms)',
    notes: [
      "From the keydown event's timestamp (a key through the DevTools protocol) to a message posted from the animation frame that shows the character.",
      'Frames are not held back to the display rate, so that waiting for it (0 to 16.7 ms for anyone) is not measured.',
      `${strokes} keystrokes each in the middle of the text, ${BETWEEN_KEYS} ms apart, by turns of ${TURN}; the peer types 5 letters a second in other paragraphs, half of it in sight.`,
    ],
    columns: [
      { key: 'words', title: 'words' },
      { key: 'contender', title: 'contender' },
      { key: 'p50', title: 'p50' },
      { key: 'p95', title: 'p95' },
      { key: 'ratio', title: '/ alone with c-v' },
    ],
    rows,
    bars,
  };
}

/** Everyone's page is open; they are typed in by turns, so that a busy moment of the machine hits all alike. */
async function measure(
  options: PaintOptions,
  words: number,
  strokes: number,
): Promise<Map<string, number[]>> {
  const desks: Desk[] = [];
  const taken = new Map(VARIANTS.map(({ title }): [string, number[]] => [title, []]));
  try {
    for (const variant of VARIANTS) desks.push(await openDesk(options, variant, words));
    let done = -WARM_UP;
    for (let turn = 0; done < strokes; turn++, done += TURN) {
      for (let index = 0; index < desks.length; index++) {
        const desk = desks[(turn + index) % desks.length] as Desk;
        const times = await typeSome(desk, Math.min(TURN, strokes - done));
        if (done >= 0) taken.get(desk.variant.title)?.push(...times);
      }
    }
  } finally {
    for (const desk of desks) await desk.close();
  }
  return taken;
}

interface Desk {
  readonly variant: Variant;
  readonly page: Page;
  readonly session: CDPSession;
  close(): Promise<void>;
}

async function openDesk({ browser, address }: PaintOptions, variant: Variant, words: number): Promise<Desk> {
  const { name, contentVisibility, peer } = variant;
  const { page, close } = await openPage(browser, address);
  try {
    await page.evaluate(([who, size]) => window.bench.prepare(who, size), [name, words] as const);
    if (peer) await page.evaluate((path) => window.bench.loadPeer(path), `./data/peer-${words}.json`);
    await page.evaluate(([who, cv]) => window.bench.open(who, cv), [name, contentVisibility] as const);
    const expected = sampleText(words).map(textOf);
    // Who shows a long text in pieces has all of it on the page before anything is measured.
    await page.waitForFunction((count) => window.bench.lines().length === count, expected.length);
    const shown = await page.evaluate(() => window.bench.lines());
    if (shown.join('\n') !== expected.join('\n')) {
      throw new Error(`${name} does not show the text of ${words} words`);
    }
    await page.evaluate(() => window.bench.placeCaret(0.5));
    return { variant, page, session: await page.context().newCDPSession(page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function typeSome({ variant, page, session }: Desk, strokes: number): Promise<number[]> {
  await page.bringToFront();
  if (variant.peer) await page.evaluate((every) => window.bench.startPeer(every), BETWEEN_PEER_KEYS);
  const times: number[] = [];
  for (let stroke = 0; stroke < strokes; stroke++) {
    await pause(BETWEEN_KEYS);
    const letter = LETTERS[stroke % LETTERS.length] as string;
    times.push((await pressKey(page, session, letter)).milliseconds);
  }
  if (variant.peer && (await page.evaluate(() => window.bench.stopPeer())) === 0) {
    throw new Error('the peer had nothing left to type');
  }
  return times;
}

function barsOf(words: number, taken: ReadonlyMap<string, number[]>): Bar[] {
  const [ours, bare] = [taken.get(OURS) ?? [], taken.get(BARE_CV) ?? []];
  const ratio = median(ours) / median(bare);
  const bars: Bar[] = [
    {
      text: `keystroke to paint at ${words} words at most 1.3 x Lexical alone with content-visibility`,
      met: ratio <= 1.3,
      measured: `${ratio.toFixed(2)} x (${median(ours).toFixed(1)} against ${median(bare).toFixed(1)} ms)`,
    },
  ];
  if (words === 100_000) {
    const late = p95(ours);
    bars.push({ text: 'p95 below 25 ms at 100000 words', met: late < 25, measured: `${late.toFixed(1)} ms` });
  }
  return bars;
}
