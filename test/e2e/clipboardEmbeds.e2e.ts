/** Copying, cutting and pasting what a page holds beside text: nothing of it is lost on the way. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertNote } from '../../shared/document/edits/insertNote.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { cell, grid, notes, otherDevice, putTable } from './helpers/pageTables.ts';
import { cards, chooseMode, selectWords } from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let page: Page;
let id: string;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  ({ page } = mere);
  id = desk.documents[0]?.id ?? '';
  await mere.open(id);
  await page.evaluate(() => {
    const note = ({ clipboardData }: ClipboardEvent) => {
      const all = (clipboardData?.types ?? []).map((type) => [type, clipboardData?.getData(type)]);
      Object.assign(window, { pasted: Object.fromEntries(all) });
    };
    window.addEventListener('paste', note, { capture: true });
  });
});
afterAll(async () => {
  expect(mere?.errors ?? []).toEqual([]);
  await browser?.close();
  await desk?.close();
});

/** By pointing: what was selected as a whole is let go of. */
async function behind(words: string): Promise<void> {
  await page.locator('#page > *').filter({ hasText: words }).first().click();
  await selectWords(page, words, 'end');
}
const tables = () => page.locator('.page-table').count();
/** What was pasted last, as other programs would get it. */
const pasted = (type: string) =>
  page.evaluate((wanted) => (window as { pasted?: Record<string, string> }).pasted?.[wanted] ?? '', type);

test('a table that is selected is copied whole and pasted where the caret is, with its head and its words', async () => {
  const { flow, put } = await otherDevice(desk, id);
  putTable({ flow, put }, 'Collaborative research', 2, 2);
  await cell(page, 0, 0).click();
  await page.keyboard.type('Indicator');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Baseline');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Enrolment');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.locator('[data-kind="table"][data-selected]').waitFor();
  await page.keyboard.press('Control+c');
  await behind('Purpose');
  await page.keyboard.press('Control+v');
  await expect.poll(tables).toBe(2);
  expect(await pasted('text/plain')).toBe('Indicator\tBaseline\nEnrolment\t');
  expect(await pasted('text/html')).toContain('<th><p>Indicator</p></th>');
  const second = page.locator('.page-table').nth(1);
  expect(await second.locator('td').allTextContents()).toEqual(['Indicator', 'Baseline', 'Enrolment', '']);
  expect(await second.locator('tr[data-header]').count()).toBe(1);
  // Another table, and not the same one twice.
  await second.locator('td').nth(2).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  expect((await grid(page))[1]).toEqual(['Enrolment', '']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(tables).toBe(1);
});

test('text that is cut takes its note along and brings it where it is pasted', async () => {
  const { flow, put } = await otherDevice(desk, id);
  const at = flow.text.toString().indexOf('decisions');
  put(
    insertNote(flow, at, [
      { properties: DEFAULT_PROPERTIES, runs: [{ text: 'See the report.', formats: {} }] },
    ]),
  );
  await expect.poll(() => notes(page)).toEqual(['See the report.']);
  await page.getByText('The research serves').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  // Selection changes reach the editor with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.keyboard.press('Control+x');
  await expect.poll(() => notes(page)).toEqual([]);
  await behind('Purpose');
  await page.keyboard.press('Control+v');
  await expect.poll(() => notes(page)).toEqual(['See the report.']);
  expect(
    await page.locator('h2, h3').filter({ hasText: 'Purpose' }).first().locator('.page-note-mark').count(),
  ).toBe(1);
});

test('in a cell a table comes in as lines of its words', async () => {
  await page.keyboard.press('Control+z');
  await cell(page, 0, 0).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+c');
  await cell(page, 1, 1).click();
  await page.keyboard.press('Control+v');
  await expect.poll(async () => (await grid(page))[1]?.[1]).toBe('Indicator\tBaseline|Enrolment\t');
  await page.keyboard.press('Control+z');
});

test('a table that is pasted while suggesting is one proposal, told by what it is', async () => {
  await chooseMode(page, 'Suggesting');
  await behind('Purpose');
  await page.keyboard.press('Control+v');
  await expect
    .poll(() => cards(page).allTextContents())
    .toEqual([expect.stringContaining('Inserted a table')]);
});
