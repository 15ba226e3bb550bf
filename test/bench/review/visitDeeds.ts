/**
 * What is done at the desk's screens while somebody looks at the clock. The clock runs in the page, from the
 * event's own time to a message posted from the animation frame that shows what was asked for.
 */
import type { Page } from 'playwright-core';
import type { Side } from './KeyDeed.ts';
import type { Visit } from './reviewDesk.ts';

/** Put into the page before anything of its own. */
function clock(): void {
  const shownWhen = (start: number, holds: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          const time = performance.now() - start;
          if (holds()) resolve(time);
          else if (time > 60_000) reject(new Error('it did not come to be shown'));
          else requestAnimationFrame(painted);
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(painted);
    });
  /** The next such event, and how long it takes until something holds. */
  const fromNext = (type: 'keydown' | 'click', holds: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      window.addEventListener(
        type,
        ({ timeStamp }) => void shownWhen(timeStamp, holds).then(resolve, reject),
        { capture: true, once: true },
      );
    });
  Object.assign(window, { deskClock: { shownWhen, fromNext, pending: null } });
}

interface DeskClock {
  shownWhen(start: number, holds: () => boolean): Promise<number>;
  fromNext(type: 'keydown' | 'click', holds: () => boolean): Promise<number>;
  pending: Promise<number> | null;
}
declare global {
  interface Window {
    deskClock: DeskClock;
  }
}

/** From here on, and in the page as it is. */
export async function prepareClock(page: Page): Promise<void> {
  await page.addInitScript(clock);
  await page.evaluate(clock);
}

/** From going to its address until a letter typed at the top is on the screen. @returns milliseconds */
export async function openingOf(visit: Visit, side: Side): Promise<number> {
  const { page } = visit;
  await page.goto('about:blank');
  const began = Date.now();
  await visit.open(side);
  const place = page.locator('#page > *').filter({ hasText: /\S/ }).first();
  await place.click();
  const opened = Date.now() - began;
  return opened + (await keyInto(visit, 'e'));
}

/** A letter at the caret. @returns milliseconds until it is on the screen */
export async function keyInto({ page }: Visit, letter: string): Promise<number> {
  await page.evaluate(() => {
    const block = () => {
      let node = getSelection()?.anchorNode ?? null;
      while (node !== null && node.parentElement?.id !== 'page') node = node.parentNode;
      return node;
    };
    const before = block()?.textContent?.length ?? 0;
    window.deskClock.pending = window.deskClock.fromNext(
      'keydown',
      () => (block()?.textContent?.length ?? 0) > before,
    );
  });
  await page.keyboard.press(letter);
  return page.evaluate(() => window.deskClock.pending as Promise<number>);
}

/** Into a paragraph behind this share of the text, once all of it is there. */
export async function placeCaretAt({ page }: Visit, share: number): Promise<void> {
  await untilWhole(page);
  await page.evaluate((part) => {
    const blocks = Array.from(document.querySelectorAll<HTMLElement>('#page > p'));
    const from = Math.floor((blocks.length - 1) * part);
    const block = blocks.slice(from).find(({ textContent }) => textContent.length > 100);
    if (block === undefined) throw new Error('there is no paragraph');
    block.scrollIntoView({ block: 'center' });
  }, share);
  const { x, y } = await page.evaluate(() => {
    const blocks = Array.from(document.querySelectorAll<HTMLElement>('#page > p'), (block) => ({
      size: block.textContent.length,
      box: block.getBoundingClientRect(),
    }));
    const middle = window.innerHeight / 2;
    const near = blocks
      .filter(({ size, box }) => size > 100 && box.top > 120 && box.bottom < window.innerHeight - 60)
      .sort((a, b) => Math.abs(a.box.top - middle) - Math.abs(b.box.top - middle))[0];
    if (near === undefined) throw new Error('no paragraph is in sight');
    return { x: near.box.left + near.box.width / 3, y: near.box.top + 14 };
  });
  await page.mouse.click(x, y);
}

/** Until the text stops growing, and what it says of itself is there. */
async function untilWhole(page: Page): Promise<void> {
  await page.waitForFunction(() => /\d/.test(document.querySelector('footer')?.textContent ?? ''));
  let before = -1;
  for (;;) {
    const now = await page.evaluate(() => document.querySelectorAll('#page > *').length);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(300);
  }
}

export async function chooseMode({ page }: Visit, mode: 'editing' | 'suggesting'): Promise<void> {
  const name = mode === 'editing' ? 'Editing' : 'Suggesting';
  await page.getByRole('radio', { name }).click();
}

const VIEWS = { all: 'All changes', simple: 'Simple', final: 'Final', original: 'Original' } as const;

/** @returns milliseconds from the click until the page shows it */
export async function chooseView({ page }: Visit, view: keyof typeof VIEWS): Promise<number> {
  await page.getByRole('button', { name: /^Shown/ }).click();
  const item = page.getByRole('menuitemradio', { name: VIEWS[view] });
  await item.waitFor();
  await page.evaluate((name) => {
    window.deskClock.pending = window.deskClock.fromNext(
      'click',
      () => document.getElementById('page')?.dataset['view'] === name,
    );
  }, view);
  await item.click();
  return page.evaluate(() => window.deskClock.pending as Promise<number>);
}

/** Everything that is undecided, in one go. @returns milliseconds from the answer until nothing in sight is marked */
export async function acceptAll({ page }: Visit): Promise<number> {
  await page.getByRole('tab', { name: /^List/ }).click();
  await page.getByRole('button', { name: /^Accept [\d,]+$/ }).click();
  const yes = page.getByRole('dialog').getByRole('button', { name: 'Accept' });
  await yes.waitFor();
  await page.evaluate(() => {
    window.deskClock.pending = window.deskClock.fromNext(
      'click',
      () => document.querySelector('#page [data-changes]') === null,
    );
  });
  await yes.click();
  return page.evaluate(() => window.deskClock.pending as Promise<number>);
}
