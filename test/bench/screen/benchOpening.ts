/** From the document's bytes being in the page to the first letter typed being on the screen. */
import type { Browser } from 'playwright-core';
import { CONTENDERS, type ContenderName, TITLES } from '../contenders/Contender.ts';
import { median, p95, round } from '../statistics.ts';
import type { Table } from '../Table.ts';
import { openPage } from './openBrowser.ts';
import { pressKey } from './pressKey.ts';

export interface OpeningOptions {
  readonly browser: Browser;
  readonly address: string;
  /** Words. */
  readonly sizes: readonly number[];
  /** Openings of each contender, each in a page of its own. */
  readonly openings?: number;
  readonly onProgress?: (line: string) => void;
}

interface Opening {
  readonly shown: number;
  readonly typing: number;
}

export async function benchOpening(options: OpeningOptions): Promise<Table> {
  const { sizes, openings = 7 } = options;
  const rows: Record<string, string | number | null>[] = [];
  const bars = [];
  for (const words of sizes) {
    options.onProgress?.(`opening, ${words} words`);
    const taken = new Map(CONTENDERS.map((name): [ContenderName, Opening[]] => [name, []]));
    for (let turn = 0; turn < openings; turn++) {
      for (const [name, list] of taken) list.push(await open(options, name, words));
    }
    const typing = (name: ContenderName) => (taken.get(name) ?? []).map((one) => one.typing);
    for (const [name, list] of taken) {
      rows.push({
        words,
        contender: TITLES[name],
        shown: round(median(list.map((one) => one.shown))),
        p50: round(median(typing(name))),
        p95: round(p95(typing(name))),
        ratio: round(median(typing(name)) / median(typing('v1'))),
      });
    }
    const share = median(typing('ours')) / median(typing('v1'));
    bars.push({
      text: `opening ${words} words until typing works at most half of v1's time`,
      met: share <= 0.5,
      measured: `${share.toFixed(2)} of it (${median(typing('ours')).toFixed(0)} against ${median(typing('v1')).toFixed(0)} ms)`,
    });
  }
  return {
    id: 'opening',
    title: 'Opening in Chromium until typing works (ms)',
    notes: [
      "From the Yjs update's bytes being in the page until the text is painted, and on to the paint of the first letter typed.",
      `${openings} openings each, every one in a fresh page; content-visibility on everyone's blocks; Lexical alone starts from plain paragraphs.`,
    ],
    columns: [
      { key: 'words', title: 'words' },
      { key: 'contender', title: 'contender' },
      { key: 'shown', title: 'text painted p50' },
      { key: 'p50', title: 'typing p50' },
      { key: 'p95', title: 'typing p95' },
      { key: 'ratio', title: '/ v1' },
    ],
    rows,
    bars,
  };
}

async function open(
  { browser, address }: OpeningOptions,
  name: ContenderName,
  words: number,
): Promise<Opening> {
  const { page, close } = await openPage(browser, address);
  try {
    const session = await page.context().newCDPSession(page);
    await page.evaluate(([who, size]) => window.bench.prepare(who, size), [name, words] as const);
    const shown = await page.evaluate((who) => window.bench.open(who, true), name);
    const placed = await page.evaluate(() => window.bench.placeCaret(0));
    const { milliseconds } = await pressKey(page, session, 'e');
    return { shown, typing: shown + placed + milliseconds };
  } finally {
    await close();
  }
}
