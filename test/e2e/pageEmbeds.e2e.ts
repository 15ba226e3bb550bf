/**
 * Notes, captions, references and fields put in as people do it, and how all of that looks: in both languages, both
 * themes and at double size. Tables and images have files of their own beside this one.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { atDesk, BEHIND, chooseFile, focused, insert, newTable, png, tool } from './helpers/inserting.ts';
import { launchChromium } from './helpers/openPerson.ts';
import { cell } from './helpers/pageTables.ts';
import { chooseMode, selectWords, untilSaid } from './helpers/reviewing.ts';
import { sampled } from './helpers/sampled.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

test('a footnote by its keys: the caret is in its text, and in a note there is no other', async () => {
  const { page, leave } = await atDesk(browser);
  await page.keyboard.press('Control+Alt+F');
  await untilSaid(page, /Footnote inserted/);
  expect(await focused(page)).toBe('Text of footnote 1');
  await page.keyboard.type('See the annex.');
  await page.getByRole('textbox', { name: 'Text of footnote 1' }).getByText('See the annex.').waitFor();
  await page.keyboard.press('Control+Alt+F');
  await untilSaid(page, /cannot be put in/);
  await page.getByText('It cannot be put in where the caret is.').last().waitFor();
  await leave();
});

test('a caption counts, a reference to it is found by letters and says what was in sight before', async () => {
  const { page, leave } = await atDesk(browser);
  await page.keyboard.press('Enter');
  await insert(page, 'Caption for a table', /Number inserted/);
  await page.keyboard.type('. Courses');
  await page.getByText('Table 1. Courses').waitFor();
  await selectWords(page, 'and by when.', 'end');
  await page.keyboard.type(' See ');
  await insert(page, 'Cross-reference…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('courses tab');
  await dialog.getByRole('option', { name: /Table 1/, selected: true }).waitFor();
  expect(await dialog.getByRole('option').count()).toBe(1);
  await dialog.getByRole('radio', { name: /Its number.*Table 1/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await untilSaid(page, /Cross-reference inserted/);
  await page.getByText('See Table 1').waitFor();

  // Arrows go through what was found, and words can be shown in the place of a number.
  await insert(page, 'Cross-reference…');
  await dialog.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await dialog.getByRole('option', { selected: true }).textContent()).toBe(
    await dialog.getByRole('option').nth(1).textContent(),
  );
  await page.keyboard.type('nothing that is there');
  await dialog.getByText('Nothing by that name.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Insert', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await leave();
});

test('a reference that points to the wrong place is pointed elsewhere', async () => {
  const { page, leave } = await atDesk(browser);
  await page.keyboard.type(' See ');
  await insert(page, 'Cross-reference…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('work plan');
  await dialog.getByRole('option', { name: 'Work plan', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await untilSaid(page, /Cross-reference inserted/);
  const paragraph = page.locator('#page > *').filter({ hasText: 'and by when. See' });
  const field = paragraph.getByText('Work plan');
  await field.waitFor();
  // One step to the left of the caret behind it: it is selected as a whole.
  await page.keyboard.press('ArrowLeft');
  await tool(page, 'Change…').click();
  await dialog.getByRole('option', { name: 'Work plan', selected: true }).waitFor();
  await dialog.getByRole('combobox').fill('governance');
  await dialog.getByRole('option', { name: /Governance/, selected: true }).waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await paragraph.getByText('Governance and authorship').waitFor();
  await tool(page, 'Delete cross-reference').click();
  await untilSaid(page, /Deleted/);
  await expect.poll(() => paragraph.getByText('Governance and authorship').count()).toBe(0);
  await leave();
});

test('date, contents and page break go in where the caret is', async () => {
  const { page, leave } = await atDesk(browser);
  const year = String(new Date().getFullYear());
  await page.keyboard.type(' On ');
  await insert(page, 'Date', /Date inserted/);
  await page.locator('#page > *').filter({ hasText: 'and by when. On' }).getByText(year).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await untilSaid(page, /Page break inserted/);
  await page.locator('#page').getByText('Page break').waitFor();
  await insert(page, 'Table of contents', /Table of contents inserted/);
  await page.locator('#page').getByText('Contents', { exact: true }).waitFor();
  await leave();
});

test('where one only reads nothing is offered, by menu, keys or palette', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  await chooseMode(page, 'Viewing');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  await cell(page, 0, 1).click();
  await page.keyboard.press('Control+Alt+F');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('insert');
  await page.getByText('Nothing by that name.').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  expect(await page.getByRole('textbox', { name: 'Text of footnote 1' }).count()).toBe(0);
  await leave();
});

const LOOKS = sampled(
  [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'ar' },
  ],
  [{ theme: 'dark', language: 'en' }],
);

test.each(LOOKS)('menu, tools and dialogs pass axe ($theme, $language)', async (preferences) => {
  const { page, leave } = await atDesk(browser, { preferences });
  const words = JSON.parse(
    readFileSync(new URL(`../../resources/locales/${preferences.language}.json`, import.meta.url), 'utf8'),
  ).embeds;
  const open = async (what: string) => {
    await page.getByRole('button', { name: words.insert.title, exact: true }).click();
    await page.getByRole('menuitem', { name: words.insert[what] }).click();
  };
  const see = async (popover = false) => expect(await wrongs(page, popover)).toEqual([]);
  await page.getByRole('button', { name: words.insert.title, exact: true }).click();
  await page.getByRole('menu').waitFor();
  await see(true);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await open('reference');
  await page.getByRole('option').first().waitFor();
  await see();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await chooseFile(page, () => open('image'), 'grey.png', png(40, 40));
  await page.getByRole('dialog').locator('img').waitFor();
  await see();
  await page.getByRole('button', { name: words.image.later }).click();
  await page.locator('#page img').click();
  await tool(page, words.image.describeFirst).waitFor();
  await see();
  await selectWords(page, BEHIND, 'end');
  await open('table');
  await page.getByRole('grid').waitFor();
  await see();
  await page.keyboard.press('Enter');
  await tool(page, words.table.header).waitFor();
  // A header that says nothing yet is for the check before an export.
  for (const text of ['Country', 'Courses', 'Learners']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await see();
  const tools = page.getByRole('toolbar').nth(1).getByRole('button');
  for (const box of await tools.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))) {
    expect(box.width).toBeGreaterThanOrEqual(27.5);
    expect(box.height).toBeGreaterThanOrEqual(27.5);
  }
  await leave();
});

test.each(['en', 'ar'])(
  'each row of tools is one line beside the cards, at 1366 by 768: %s',
  async (language) => {
    const { page, leave } = await atDesk(browser, { preferences: { language } });
    const heights = () =>
      page.getByRole('toolbar').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    const words = JSON.parse(
      readFileSync(new URL(`../../resources/locales/${language}.json`, import.meta.url), 'utf8'),
    );
    await page.getByRole('button', { name: words.embeds.insert.title, exact: true }).click();
    await page.getByRole('menuitem', { name: words.embeds.insert.table }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Enter');
    await tool(page, words.embeds.table.header).waitFor();
    for (const height of await heights()) expect(height).toBeLessThan(45);
    expect(await heights()).toHaveLength(2);
    await page.locator('header button[aria-expanded=false]').last().click();
    await page.getByRole('tab').first().waitFor();
    for (const height of await heights()) expect(height).toBeLessThan(45);
    await leave();
  },
);

test('at 200 % zoom all of it is reached and nothing needs scrolling sideways', async () => {
  const { page, leave } = await atDesk(browser, { viewport: { width: 683, height: 384 } });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Table…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('gridcell', { name: '8 rows, 8 columns' }).click();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await untilSaid(page, /Table inserted/);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await tool(page, 'Delete table').click();
  await expect.poll(() => page.locator('#page table').count()).toBe(0);
  await leave();
});
