/** A thousand changes in fifty thousand words: few cards are there at a time, and scrolling them drops no frame for long. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { proposeMany } from './helpers/proposeMany.ts';
import { card, cards } from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

const SUGGESTIONS = 1000;
/** Milliseconds a frame may take while cards are scrolled. */
const LONGEST_FRAME = 50;

let browser: Browser;
let desk: TestDesk;
let person: TestPerson;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  const id = desk.documents[2]?.id ?? '';
  await proposeMany(desk, id, { paragraphs: 1000, suggestions: SUGGESTIONS });
  person = await openPerson(browser, desk, 'Mere', 'FJ');
  ({ page } = person);
  await person.open(id);
  await page.getByRole('tab', { name: `Changes ${SUGGESTIONS.toLocaleString('en')}` }).waitFor();
});
afterAll(async () => {
  expect(person?.errors ?? []).toEqual([]);
  await browser?.close();
  await desk?.close();
});

/**
 * Tasks of the page's thread longer than this many milliseconds while something is done, from Chromium's own trace.
 * What counts is the time the thread had the processor: what else runs on the machine is not what is measured.
 */
async function longTasks(session: CDPSession, than: number, act: () => Promise<void>): Promise<number[]> {
  const events: {
    name: string;
    ph: string;
    tdur?: number;
    tid: number;
    pid: number;
    args?: { name?: string };
  }[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as typeof events));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', '__metadata'] },
  });
  await act();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' &&
      main.has(`${pid} ${tid}`) &&
      (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'),
  );
  expect(tasks.filter(({ tdur }) => tdur !== undefined).length, 'the trace has tasks').toBeGreaterThan(50);
  return tasks.map(({ tdur = 0 }) => tdur / 1000).filter((duration) => duration > than);
}

/** A frame at a time, as a wheel does. */
const scrollThrough = (selector: string, pixels: number, frames: number) =>
  page.evaluate(
    async ([selector, pixels, frames]) => {
      let box = document.querySelector(selector) as HTMLElement | null;
      while (
        box !== null &&
        !(box.scrollHeight > box.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(box).overflowY))
      )
        box = box.parentElement;
      if (box === null) throw new Error('nothing scrolls');
      for (let frame = 0; frame < frames; frame++) {
        box.scrollTop += pixels;
        await new Promise(requestAnimationFrame);
      }
    },
    [selector, pixels, frames] as const,
  );

/** Card by card: which cards stand over one another. */
const overlaps = () =>
  page.evaluate(() => {
    const boxes = Array.from(document.querySelectorAll('#review-pane [data-card]'), (one) =>
      one.getBoundingClientRect(),
    );
    return boxes.filter((box, index) => index > 0 && box.top < (boxes[index - 1] as DOMRect).bottom).length;
  });

test('only the cards near the window are there, none over another, each beside its text', async () => {
  expect(await cards(page).count()).toBeLessThan(40);
  for (const at of [0.1, 0.5, 0.9]) {
    await page.evaluate((at) => {
      const box = document
        .querySelector('#page')
        ?.closest('main')
        ?.querySelector(':scope > div:last-child') as HTMLElement;
      box.scrollTop = at * box.scrollHeight;
    }, at);
    // All anchors are looked up once it rests.
    await page.waitForFunction(() => {
      const view = innerHeight;
      return Array.from(document.querySelectorAll<HTMLElement>('#review-pane [data-card]')).some((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        const text = document.querySelector(
          `#page [data-changes~="${CSS.escape(one.dataset['card'] ?? '')}"]`,
        );
        return (
          top > 120 && bottom < view && text !== null && Math.abs(text.getBoundingClientRect().top - top) < 12
        );
      });
    });
    expect(await cards(page).count()).toBeLessThan(60);
    expect(await overlaps()).toBe(0);
  }
});

test(`scrolling through page and cards holds no frame for more than ${LONGEST_FRAME} ms`, async () => {
  const session = await page.context().newCDPSession(page);
  await page.locator('#page').press('Control+Home');
  // What is drawn for the first time is not measured: fonts, shapes, the compiler.
  await scrollThrough('#page', 120, 60);
  await page.locator('#page').press('Control+Home');
  const long = await longTasks(session, LONGEST_FRAME, () => scrollThrough('#page', 120, 240));
  expect(long).toEqual([]);
});

test('the list of all of them scrolls as well, and the last is reached', async () => {
  const session = await page.context().newCDPSession(page);
  await page.getByRole('tab', { name: 'List' }).click();
  await cards(page).first().waitFor();
  await scrollThrough('#review-pane [data-card]', 400, 30);
  const long = await longTasks(session, LONGEST_FRAME, () =>
    scrollThrough('#review-pane [data-card]', 400, 200),
  );
  expect(long).toEqual([]);
  await page.evaluate(() => {
    let box = document.querySelector('#review-pane [data-card]') as HTMLElement | null;
    while (box !== null && !/auto/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
    box?.scrollTo(0, 1e7);
  });
  await page.locator(`[data-card][aria-posinset="${SUGGESTIONS}"]`).waitFor();
  expect(await overlaps()).toBe(0);
  await page.getByRole('tab', { name: /^Changes/ }).click();
});

test('all are decided at once, asked before and undone in one step', async () => {
  await page.getByRole('tab', { name: 'List' }).click();
  await page.getByRole('button', { name: 'Accept 1,000' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept 1,000 changes?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.locator('#page [data-change]').count()).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Accept 1,000' }).click();
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await page.waitForFunction(() => document.querySelector('#page [data-change]') === null);
  await page.locator('#page').press('Control+z');
  await page.locator('#page [data-change]').first().waitFor();
  await page.getByRole('tab', { name: `Changes ${SUGGESTIONS.toLocaleString('en')}` }).waitFor();
  await card(page, 'proposed 0').first().waitFor();
});
