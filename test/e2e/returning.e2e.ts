/** Coming back from offline, and what is new since one last looked: two people, a real host, an outage. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson, type TestPerson } from './helpers/openPerson.ts';
import { startDesk, type TestDesk } from './helpers/startDesk.ts';

let desk: TestDesk;
let browser: Browser;
let mere: TestPerson;
let ken: TestPerson;

beforeAll(async () => {
  desk = await startDesk();
  browser = await launchChromium();
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  ken = await openPerson(browser, desk, 'Ken', 'JP');
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** Behind the last word of the paragraph that has this word. */
async function writeAfter({ page }: TestPerson, word: string, text: string): Promise<void> {
  await caretAfter(page, word);
  await page.keyboard.type(text);
}

async function caretAfter(page: Page, word: string): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.getElementById('page') as HTMLElement;
    root.focus();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at === -1) continue;
      getSelection()?.setBaseAndExtent(node, at + wanted.length, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted} on the page`);
  }, word);
  await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Whether this device has noted what its person has seen of a document. */
function hasMark(page: Page, id: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.endsWith(wanted));
    const opening = indexedDB.open(found?.name ?? 'none');
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const asking = database.transaction('meta').objectStore('meta').getAllKeys();
    const keys = await new Promise<IDBValidKey[]>((done) => {
      asking.onsuccess = () => done(asking.result);
    });
    database.close();
    return keys.some((key) => String(key).startsWith('note seen'));
  }, id);
}

test('what both sides touched while apart is listed with both versions, and ticked off for good', async () => {
  const id = desk.documents[1]?.id ?? '';
  await mere.open(id);
  await ken.open(id);
  await mere.untilSafe();
  await ken.untilSafe();

  // The page is closed and opened again without a network.
  await mere.context.setOffline(true);
  await mere.page.reload();
  await mere.page.locator('#page p').first().waitFor();
  await writeAfter(mere, 'Recognizing', ' (Mere was here)');
  await mere.page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
  await writeAfter(mere, 'Noting', ' with care');
  await writeAfter(ken, 'Recognizing', ' (so was Ken)');
  await caretAfter(ken.page, 'Noting');
  for (let left = 'Noting'.length; left > 0; left--) await ken.page.keyboard.press('Backspace');
  await writeAfter(ken, 'Recalling', ' (Ken alone)');
  await ken.untilSafe();

  await mere.context.setOffline(false);
  await mere.untilSafe();
  const { page } = mere;
  const notice = page.locator('#returned', { hasText: '2 passages were changed both here and by others' });
  await notice.waitFor();
  await page.getByRole('button', { name: 'Look through' }).click();
  const cards = page.locator('#review-pane article');
  await expect.poll(() => cards.count()).toBe(2);
  const both = cards.filter({ hasText: 'Mere was here' }).first();
  expect(await both.locator('[data-version="mine"]').textContent()).toContain('Mere was here');
  expect(await both.locator('[data-version="mine"]').textContent()).not.toContain('so was Ken');
  expect(await both.locator('[data-version="theirs"]').textContent()).toContain('so was Ken');
  expect(await both.locator('[data-version="theirs"]').textContent()).not.toContain('Mere was here');
  const merged = await both.locator('[data-version="merged"]').textContent();
  expect(merged).toContain('Mere was here');
  expect(merged).toContain('so was Ken');
  expect(await cards.allInnerTexts()).not.toContain('Ken alone');
  const found = await wrongs(page);
  expect(found.filter((one) => one.includes('review-pane') || one.includes('returned'))).toEqual([]);

  const text = await mere.text();
  // Ticked at once, and not only when the device has kept it.
  const ticked = await both.getByRole('checkbox').evaluate((box) => {
    (box as HTMLInputElement).click();
    return (box as HTMLInputElement).checked;
  });
  expect(ticked).toBe(true);
  await page.getByText('1 of 2 looked at').waitFor();
  await page.reload();
  await page.locator('#returned', { hasText: 'one passage was changed both here and by others' }).waitFor();
  await page.getByRole('button', { name: 'Look through' }).click();
  await page.getByText('1 of 2 looked at').waitFor();
  await cards.filter({ hasText: 'with care' }).getByRole('checkbox').press('Space');
  await page.getByText('All looked at.').first().waitFor();
  // Nothing was chosen by looking.
  expect(await mere.text()).toEqual(text);
  await page.getByRole('button', { name: 'Close the list' }).click();
  await expect.poll(() => page.getByRole('tab', { name: /Return/ }).count()).toBe(0);
});

test('a mere reconnection lists nothing', async () => {
  await ken.context.setOffline(true);
  await ken.page.reload();
  await ken.page.locator('#page p').first().waitFor();
  await writeAfter(ken, 'Recalling', ' (again)');
  await ken.page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
  await ken.context.setOffline(false);
  await ken.untilSafe();
  await mere.page.getByText('(again)').waitFor();
  expect(await ken.page.getByText('While you were away').count()).toBe(0);
});

test('whoever opens a document again finds what is new, goes there, and marks it as seen', async () => {
  const id = desk.documents[2]?.id ?? '';
  await mere.open(id);
  await mere.untilSafe();
  await expect.poll(() => hasMark(mere.page, id)).toBe(true);
  await mere.page.goto(desk.link);
  await mere.page.getByText('Research framework').first().waitFor();
  await ken.open(id);
  await ken.page.keyboard.press('Control+Home');
  await ken.page.keyboard.press('End');
  await ken.page.keyboard.type(' as amended');
  await ken.untilSafe();
  await mere.open(id);
  const { page } = mere;
  await page
    .locator('header')
    .getByRole('button', { name: /Show changes and comments/ })
    .click();
  await page.getByRole('tab', { name: /New 1/ }).click();
  const card = page.locator('#review-pane article');
  await expect.poll(() => card.count()).toBe(1);
  expect(await card.textContent()).toContain('Changed the text');
  expect(await card.textContent()).toContain('as amended');
  await card.getByRole('button').press('Enter');
  await page.getByRole('button', { name: 'Mark all as seen' }).click();
  await page.getByText('Nothing new since you were last here.').waitFor();
  const errors = [...mere.errors, ...ken.errors].filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'));
  expect(errors).toEqual([]);
});
