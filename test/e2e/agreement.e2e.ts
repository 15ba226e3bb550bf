/** Agreement on the drafting screen, as in JOURNEYS.md: states, brackets, an outage in which agreed words change. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson, type TestPerson } from './helpers/openPerson.ts';
import { startDesk, type TestDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let idriss: TestPerson;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  idriss = await openPerson(browser, desk, 'Idriss', 'TD');
  for (const person of [mere, idriss]) {
    await person.open(desk.documents[0]?.id ?? '');
    await person.untilSafe();
  }
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const paragraph = ({ page }: TestPerson, index: number) => page.locator('#page p').nth(index);
const state = (person: TestPerson, index: number) => paragraph(person, index).getAttribute('data-state');

/** The caret is at the start of a paragraph, and the page has seen it. */
async function caretIn(person: TestPerson, index: number): Promise<void> {
  await paragraph(person, index).click();
  await person.page.keyboard.press('Home');
  await person.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

test('P1 B1 by keys alone: a paragraph is agreed, words are put in brackets, both see it', async () => {
  const { page } = mere;
  await caretIn(mere, 1);
  await page.keyboard.press('Control+Alt+Shift+A');
  await caretIn(mere, 2);
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await page.keyboard.press('Control+Alt+Shift+B');
  await page.getByRole('dialog', { name: 'Put in brackets' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => state(idriss, 1)).toBe('agreed');
  await expect.poll(() => state(idriss, 2)).toBe('bracketed');
  expect(await paragraph(idriss, 2).locator('[data-opens]').count()).toBe(1);
  // Drawn beside the text, and none of it.
  expect(await paragraph(idriss, 2).textContent()).not.toMatch(/^\[/);
});

test('P2 P4 an outage: agreed words change elsewhere, and nobody is shown agreed over them', async () => {
  await idriss.context.setOffline(true);
  await caretIn(idriss, 1);
  await idriss.page.keyboard.type('Offline: ');
  await expect.poll(() => state(idriss, 1)).toBe('reopened');
  await idriss.context.setOffline(false);
  await expect.poll(() => state(mere, 1)).toBe('reopened');
  await mere.page.getByRole('tab', { name: /^Agreement/ }).click();
  const card = mere.page.getByRole('article', { name: /^Agreement on 1\./ });
  await card.locator('ins', { hasText: 'Offline' }).waitFor();
  await idriss.page.keyboard.press('Control+z');
  await expect.poll(() => state(mere, 1)).toBe('agreed');
});

test('B5 the bracket is lifted from its card, and the paragraph is open', async () => {
  await caretIn(mere, 2);
  await mere.page.getByRole('button', { name: 'Lift' }).click();
  await expect.poll(() => state(idriss, 2)).toBe(null);
  expect(await paragraph(idriss, 2).locator('[data-opens]').count()).toBe(0);
});

test.each(['light', 'dark'])('cards and page pass axe (%s)', async (theme) => {
  await mere.page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
  await caretIn(mere, 1);
  for (const part of ['#review-pane', '#page'])
    expect(await wrongs(mere.page, true, false, part)).toEqual([]);
  expect(mere.errors).toEqual([]);
});
