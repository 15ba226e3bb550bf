/** Before a report is exported: what it lacks is listed, and each is a click from its place. */
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const idOf = (title: string) => desk.documents.find((document) => document.title === title)?.id ?? '';

test('each thing a report lacks is a click from its place, and its words follow the format', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Agreed outcomes'));
  await page.locator('#page').press('Control+End');
  for (const text of ['', 'Still [in brackets].', 'A sign 𒀀 of old.']) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(text);
  }
  await page.locator('#page').press('Control+Home');
  const exporting = async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('dialog').getByText('PDF', { exact: true }).click();
    await page.getByRole('dialog').locator('summary').first().press('Enter');
  };
  await exporting();
  const list = page.getByRole('list', { name: 'What the report lacks' });
  await list.getByText('No font can print “𒀀”').waitFor();
  await list.getByText('Text is still in square brackets.').first().waitFor();
  await list.getByText('empty paragraph').first().waitFor();
  expect(await wrongs(page)).toEqual([]);
  await list.getByRole('button', { name: /No font can print/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The caret stands there, and writing goes on.
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await page.keyboard.type('Here: ');
  await page.locator('#page', { hasText: 'Here: A sign 𒀀 of old.' }).waitFor();
  // From the keyboard, to another place; in Word the sign is printed by Word’s own fonts.
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').locator('summary').first().press('Enter');
  expect(await list.getByText('No font can print').count()).toBe(0);
  // Many of a kind stand under one line.
  expect(await list.getByRole('button', { name: /\[in brackets\]/ }).count()).toBe(0);
  await list.locator('summary', { hasText: /square brackets.*\d+ places/ }).press('Enter');
  await list.getByRole('button', { name: /\[in brackets\]/ }).press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await page.keyboard.type('There: ');
  await page.locator('#page', { hasText: 'There: Still [in brackets].' }).waitFor();
  await close();
});

test('what is ticked is in the file', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Network concept note'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByText('PDF', { exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /archives/ })
    .press('Space');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  expect(Buffer.concat(parts).toString('latin1')).toContain('pdfaid:part');
  await close();
});

test('a compilation of one section, from the screen to the file', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Research framework'));
  await page.getByRole('radio', { name: 'Suggesting' }).click();
  await page.locator('#page').press('Control+End');
  await page.keyboard.type(' Proposed words.');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Compilation', { exact: true }).click();
  const sections = dialog.getByRole('combobox', { name: 'Which part?' });
  const headings = await sections.locator('option').allTextContents();
  expect(headings.length).toBeGreaterThan(2);
  await sections.selectOption({ index: headings.length - 1 });
  expect(await wrongs(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('(compilation).docx');
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  const xml = strFromU8(unzipSync(Buffer.concat(parts))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('Fiji: ');
  expect(xml).toContain('Proposed words.');
  expect(xml).toContain(headings.at(-1)?.trim() ?? '?');
  expect(xml).not.toContain(`>${headings[1]?.trim()}<`);
  await close();
});
