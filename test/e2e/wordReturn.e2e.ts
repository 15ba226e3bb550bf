/** A coordinator sends a Word file to a capital and takes it back in: what came, from whom, and what it does to the text. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWordFile, p, r } from '../../shared/exchange/word/read/testing/makeWordFile.ts';
import { type Tracker, WordEdit } from '../../shared/exchange/word/return/testing/editWord.ts';
import { wrongs } from './helpers/axe.ts';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk({ template: 'blank' });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const ANA: Tracker = { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' };
const SAVED = '2026-03-02T12:00:00Z';
const LINES = ['The network shall meet.', 'Courses are open.', 'Third paragraph.'];

async function newDocument(title: string): Promise<string> {
  const response = await fetch(`${desk.origin}/api/documents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${desk.host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, from: { kind: 'blank' } }),
  });
  return ((await response.json()) as { id: string }).id;
}

/** Somebody at a document of three paragraphs. */
async function atText(title: string, options = {}): Promise<{ id: string; mere: TestPerson }> {
  const id = await newDocument(title);
  const mere = await openPerson(browser, desk, 'Mere', 'FJ', options);
  await mere.open(id);
  await mere.page.locator('#page').click();
  for (const [index, line] of LINES.entries()) {
    if (index > 0) await mere.page.keyboard.press('Enter');
    await mere.page.keyboard.type(line);
  }
  await mere.untilSafe();
  return { id, mere };
}

async function exported(
  page: Page,
  more: (page: Page) => Promise<void> = async () => {},
): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Export' }).click();
  await more(page);
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  const path = await (await download).path();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return new Uint8Array(readFileSync(path));
}

async function give(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose (the|another) file/ }).click();
  await (await asked).setFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(bytes),
  });
}

const openReturn = (page: Page) => page.getByRole('button', { name: 'Take in a returned Word file' }).click();
const toast = (page: Page) => page.getByRole('region', { name: 'Just done' });
const items = (page: Page) =>
  page.getByRole('list', { name: 'What was changed in the file' }).getByRole('listitem');

test('what came back in a file is looked at, taken in as proposals of those it names, and taken back in one step', async () => {
  const { mere } = await atText('Sent and returned');
  const { page } = mere;
  const edit = new WordEdit(await exported(page));
  edit.replace('shall', 'should', ANA);
  edit.insert('Third', ' short');
  const file = edit.save('Ben Tan (UNESCO)', SAVED);
  // The text goes on meanwhile.
  await page.locator('#page').getByText('Courses are open.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' To all.');

  await openReturn(page);
  await give(page, 'From Suva.docx', file);
  await items(page).first().waitFor();
  expect(await items(page).count()).toBe(2);
  expect(await items(page).nth(0).textContent()).toMatch(/Ana Vale, paragraph 1.*Fiji/);
  expect(await items(page).nth(0).locator('ins').textContent()).toContain('should');
  expect(await items(page).nth(1).textContent()).toMatch(/Ben Tan, paragraph 3.*not tracked in the file/);
  // Nothing is in the text before it is asked for.
  expect(await mere.text()).toEqual([LINES[0], 'Courses are open. To all.', LINES[2]]);
  await page.getByRole('button', { name: 'Take in 2 changes' }).click();
  await toast(page).waitFor();
  expect(await toast(page).textContent()).toContain('From Suva.docx was taken in: 2 proposals.');
  await expect
    .poll(() => mere.text())
    .toEqual(['The network shallshould meet.', 'Courses are open. To all.', 'Third short paragraph.']);
  const card = page.getByRole('article', { name: /Ana Vale/ });
  expect(await card.textContent()).toMatch(/Ana Vale.*via Word.*From Suva\.docx/);

  // The same file again adds nothing.
  await openReturn(page);
  expect(await page.getByRole('dialog').textContent()).toContain('Taken in by Mere, Fiji');
  await give(page, 'From Suva.docx', file);
  await page.getByText('There is nothing new in this file').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await openReturn(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  expect(new Uint8Array(readFileSync(await (await download).path()))).toEqual(file);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Take back/ })
    .click();
  await page.getByText(/Taken back by Mere, Fiji/).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => mere.text()).toEqual([LINES[0], 'Courses are open. To all.', LINES[2]]);
  expect(await card.count()).toBe(0);
  expect(mere.errors).toEqual([]);
  await mere.close();
});

test('a change is left out; where the text has other words meanwhile, all three readings are shown', async () => {
  const { id, mere } = await atText('Partly taken');
  const { page } = mere;
  const edit = new WordEdit(await exported(page));
  edit.replace('shall', 'should', ANA);
  edit.replace('open', 'free', ANA);
  const file = edit.save('Ana Vale (Fiji)', SAVED);
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(id);
  await ken.page.locator('#page').click();
  await ken.page.keyboard.press('Control+Home');
  for (let step = 0; step < 'The network '.length; step++) await ken.page.keyboard.press('ArrowRight');
  for (let step = 0; step < 'shall'.length; step++) await ken.page.keyboard.press('Shift+ArrowRight');
  // A selection is told in a task of its own.
  await ken.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await ken.page.keyboard.type('must');
  await ken.untilSafe();
  await expect.poll(() => mere.text().then(([first]) => first)).toBe('The network must meet.');

  await openReturn(page);
  await give(page, 'From Suva.docx', file);
  await items(page).first().waitFor();
  const first = items(page).nth(0);
  expect(await first.textContent()).toMatch(
    /changed here too.*When it went out.*shall.*In the file.*should.*Now.*must/,
  );
  await first.getByText('Ana Vale, paragraph 1').click();
  await page.getByRole('button', { name: 'Take in 1 change' }).click();
  await toast(page).waitFor();
  await expect
    .poll(() => ken.text())
    .toEqual(['The network must meet.', 'Courses are openfree.', 'Third paragraph.']);
  expect([mere.errors, ken.errors]).toEqual([[], []]);
  await ken.close();
  await mere.close();
});

test('files that cannot be returned are refused in words that say what to do', async () => {
  const { mere } = await atText('Refusals');
  const { page } = mere;
  const other = await atText('Another text');
  const foreign = await exported(other.mere.page);
  await other.mere.close();
  const stays = await exported(page, async () => {
    await page.getByText('For publication: the file carries nothing').click();
  });
  await openReturn(page);
  for (const [bytes, words] of [
    [foreign, 'This file went out from “Another text”'],
    [stays, 'Nothing says what this file was when it went out'],
    [makeWordFile({ body: p(r('Of somewhere else.')) }), 'Nothing says what this file was when it went out'],
    [foreign.subarray(0, foreign.length - 60), 'damaged or was cut short'],
    [new TextEncoder().encode('%PDF-1.7'), 'This is a PDF, and its text cannot be taken in'],
  ] as const) {
    await give(page, 'File.docx', bytes);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain(words);
  }
  await page.keyboard.press('Escape');
  expect(await mere.text()).toEqual(LINES);
  await mere.close();
});

test.each(sampled([{ theme: 'dark', language: 'ar' }], [{ theme: 'light', language: 'en' }]))(
  'the preview passes axe, at double size too ($theme, $language)',
  async ({ theme, language }) => {
    const sent = await atText(`Looked at ${theme}`);
    const edit = new WordEdit(await exported(sent.mere.page));
    edit.replace('shall', 'should', ANA);
    edit.insert('Third', ' short');
    await sent.mere.close();
    const mere = await openPerson(browser, desk, 'Mere', 'FJ', { preferences: { theme, language } });
    await mere.open(sent.id);
    await mere.page.locator('header button:has(.lucide-file-input)').click();
    expect(await wrongs(mere.page)).toEqual([]);
    const asked = mere.page.waitForEvent('filechooser');
    await mere.page.getByRole('dialog').locator('button:has(.lucide-file-input)').click();
    await (await asked).setFiles({
      name: 'a.docx',
      mimeType: '',
      buffer: Buffer.from(edit.save('Ben', SAVED)),
    });
    await mere.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    expect(await wrongs(mere.page)).toEqual([]);
    if (process.env['RAPPORTEUR_PICTURES'] !== undefined)
      await mere.page.screenshot({
        path: `${process.env['RAPPORTEUR_PICTURES']}/return-${theme}-${language}.png`,
      });
    await mere.page.setViewportSize({ width: 683, height: 384 });
    const dialog = mere.page.getByRole('dialog');
    expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await mere.close();
  },
);
