/**
 * What is seen of a review: lines of five delegations that differ without their colours, six tabs with their names
 * in the pane in both languages, and cards that never lie over one another.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson, type TestPerson } from './helpers/openPerson.ts';
import { chooseMode, selectWords } from './helpers/reviewing.ts';
import { sampled } from './helpers/sampled.ts';
import { startDesk, type TestDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
const id = () => desk.documents[1]?.id ?? '';

/** A word for each delegation to replace. */
const WORDS = { FJ: 'Recognizing', JP: 'Noting', KZ: 'Mindful', TH: 'Stressing', WS: 'Respecting' };

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  for (const [delegation, word] of Object.entries(WORDS)) {
    const person = await openPerson(browser, desk, `Delegate of ${delegation}`, delegation);
    await person.open(id());
    await chooseMode(person.page, 'Suggesting');
    await selectWords(person.page, word);
    await person.page.keyboard.press('Delete');
    await selectWords(person.page, word, 'end');
    await person.page.keyboard.type(` ${delegation}`);
    await person.untilSafe();
    await person.close();
  }
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const reader = async (language: string, theme = 'light'): Promise<TestPerson> => {
  const person = await openPerson(browser, desk, `Reader ${language} ${theme}`, 'NZ', {
    preferences: { language, theme },
  });
  await person.open(id());
  await person.page.getByRole('tab').first().waitFor();
  return person;
};

/** The shapes of the lines of all elements that fit, colours left out. */
const shapes = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(
    (selector) =>
      Array.from(document.querySelectorAll(selector), (one) => {
        const style = getComputedStyle(one);
        return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
      }),
    selector,
  );

test.each(['screen', 'print', 'forced'] as const)(
  'five delegations have five lines without colour, under, through and on their cards: %s',
  async (medium) => {
    const { page, close } = await reader('en', medium === 'screen' ? 'dark' : 'light');
    await page.getByRole('tab', { name: 'List' }).click();
    if (medium === 'print') await page.emulateMedia({ media: 'print' });
    if (medium === 'forced') await page.emulateMedia({ forcedColors: 'active' });
    for (const selector of [
      '#page > * > [data-change="insert"]',
      '#page > * > [data-change="delete"]',
      '#review-pane article header bdi[data-pattern]',
    ]) {
      await expect
        .poll(async () => new Set(await shapes(page, selector)).size, { message: selector })
        .toBe(Object.keys(WORDS).length);
      // A wave is how browsers mark a spelling mistake.
      expect((await shapes(page, selector)).filter((one) => one.includes('wavy'))).toEqual([]);
    }
    // The card names the delegation with the line that its text has.
    const pairs = await page.evaluate(() =>
      Array.from(document.querySelectorAll('#page > * > [data-change="insert"]'), (text) => {
        const card = document.querySelector(`[data-card="${text.getAttribute('data-changes')}"] bdi`);
        return [text, card].map((one) => one?.getAttribute('data-pattern'));
      }),
    );
    expect(pairs).toHaveLength(Object.keys(WORDS).length);
    for (const [inText, onCard] of pairs) expect(inText).toBe(onCard);
    await close();
  },
);

test('a text whose paragraph is another delegation’s has its own line', async () => {
  const { page, close } = await reader('en');
  const styles = await page.evaluate(() => {
    const [text] = document.querySelectorAll<HTMLElement>('#page > * > [data-change="insert"]');
    if (text?.parentElement == null) throw new Error('nothing inserted');
    const line = (pattern: number) => {
      text.parentElement?.setAttribute('data-pattern', String(pattern));
      text.setAttribute('data-pattern', '0');
      const { textDecorationStyle, textDecorationThickness } = getComputedStyle(text);
      return `${textDecorationStyle} ${textDecorationThickness}`;
    };
    return [0, 1, 2, 3, 4].map(line);
  });
  expect(new Set(styles).size).toBe(1);
  await close();
});

test.each(sampled(['ar'], ['en']))(
  'six tabs say their names and counts in the pane, and arrows go through them: %s',
  async (language) => {
    const person = await reader(language);
    const { page, context } = person;
    // Both sides touch one paragraph, so that there is a list to look through.
    await chooseFirstMode(page);
    await person.untilSafe();
    await context.setOffline(true);
    await page.reload();
    await page.locator('#page p').first().waitFor();
    await selectWords(page, 'Convinced', 'end');
    await page.keyboard.type(` here ${language}`);
    await page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
    const other = await openPerson(browser, desk, `Other ${language}`, 'FJ');
    await other.open(id());
    await chooseMode(other.page, 'Editing');
    await selectWords(other.page, 'Convinced', 'end');
    await other.page.keyboard.type(` there ${language}`);
    await other.untilSafe();
    await other.close();
    await context.setOffline(false);
    await person.untilSafe();
    const tabs = page.getByRole('tab');
    await expect.poll(() => tabs.count()).toBe(6);

    const places = await page.evaluate(() => {
      const list = document.querySelector('#review-pane [role=tablist]')?.getBoundingClientRect();
      if (list === undefined) throw new Error('no tabs');
      return Array.from(document.querySelectorAll('#review-pane [role=tab]'), (tab) => {
        const box = tab.getBoundingClientRect();
        return {
          row: Math.round(box.top),
          start: box.left,
          end: box.right,
          height: box.height,
          within: box.left >= list.left - 0.5 && box.right <= list.right + 0.5,
          cut: tab.scrollWidth > tab.clientWidth,
        };
      });
    });
    expect(places.filter(({ within, cut, height }) => !within || cut || height < 28)).toEqual([]);
    // Far enough from each other to be read as six, however many wait in each.
    const inOrder = places.toSorted((a, b) => a.row - b.row || a.start - b.start);
    const gaps = inOrder
      .slice(1)
      .map(({ row, start }, index) =>
        row === inOrder[index]?.row ? start - (inOrder[index]?.end ?? 0) : Number.POSITIVE_INFINITY,
      );
    expect(gaps.filter((gap) => gap < 6)).toEqual([]);

    // A name in words for each, and the count of those that wait.
    for (const name of await tabs.allTextContents()) expect(name).toMatch(/\p{L}{3}/u);
    const { length } = Object.keys(WORDS);
    expect(await tabs.first().textContent()).toMatch(new RegExp(` ${length}$`));
    await tabs.first().focus();
    // Forward is to the left in a script that is written to the left.
    for (let index = 1; index < 6; index++) {
      await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
      await expect.poll(() => tabs.nth(index).getAttribute('aria-selected')).toBe('true');
      expect(await cardsOverlap(page)).toBe(false);
      expect(await wrongs(page, false, false, '#review-pane')).toEqual([]);
    }
    expect(person.errors.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await person.close();
  },
);

/** Text that is typed changes the text; in any language of the screen. */
async function chooseFirstMode(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+Shift+KeyZ');
}

const cardsOverlap = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const boxes = Array.from(document.querySelectorAll('[data-card]'), (one) => one.getBoundingClientRect());
    boxes.sort((a, b) => a.top - b.top);
    return boxes.some((box, index) => index > 0 && box.top < (boxes[index - 1]?.bottom ?? 0) - 0.5);
  });
