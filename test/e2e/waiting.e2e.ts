/**
 * Whether the status line counts everything this device still owes the host: changes of another tab, of
 * another document, and of a replica that was taken away.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk?.close());

const idOf = (index: number) => desk.documents[index]?.id ?? '';
const line = (page: Page) => page.locator('footer [data-sentence]');
const says = (page: Page, sentence: string, waiting: number) =>
  page.locator(`footer [data-sentence="${sentence}"][data-waiting="${waiting}"]`).waitFor();

/** Every word is on this device: while one types, the line goes on with what it said of the words before. */
const stored = (page: Page) => page.locator('footer [data-sentence="device"][data-stage="device"]').waitFor();

/** The screens themselves are on this device: they open without their host. */
const screensKept = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).scope);

async function secondTab(context: BrowserContext, document: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(desk.addressOf(document));
  await tab.locator('#page p, #page h1, #page h2').first().waitFor();
  await says(tab, 'safe', 0);
  return tab;
}

async function write(page: Page, words: string): Promise<void> {
  await page.locator('#page').press('Control+Home');
  await page.keyboard.type(words);
}

/** What someone else reads once the desk says it has everything. */
async function firstLineElsewhere(document: string): Promise<string> {
  const other = await openPerson(browser, desk, 'Ken', 'JP');
  await other.open(document);
  await other.untilSafe();
  const [first = ''] = await other.text();
  await other.close();
  return first;
}

for (const [title, at] of [
  ['the same document', 0],
  ['another document', 1],
] as const) {
  test(`what a closed tab left on this device is counted, and delivered, by a tab in ${title}`, async () => {
    const { page, context, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await open(idOf(at));
    await says(page, 'safe', 0);
    const tab = await secondTab(context, idOf(0));
    await desk.host.kill();
    await says(tab, 'safeOffline', 0);
    const words = `Left ${at}. `;
    await write(tab, words);
    await stored(tab);
    // The tab that stays open knows at once: it never says safe while these wait.
    await page.locator('footer [data-sentence="device"]').waitFor();
    await tab.close();
    await desk.host.restart();
    await says(page, 'safe', 0);
    expect(await firstLineElsewhere(idOf(0))).toContain(words);
    await close();
  });
}

test('the list of documents counts the changes of a document that is not open', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf(1));
  await says(page, 'safe', 0);
  await screensKept(page);
  await desk.host.kill();
  await says(page, 'safeOffline', 0);
  await write(page, 'Elsewhere. ');
  await stored(page);
  const count = Number(await line(page).getAttribute('data-waiting'));
  expect(count).toBeGreaterThan(0);
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.locator('main li a').first().waitFor();
  await says(page, 'device', count);
  await line(page).click();
  expect(await page.getByText('(not yet)').count()).toBe(2);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('main li a').first().waitFor();
  await says(page, 'device', count);
  await desk.host.restart();
  await says(page, 'safe', 0);
  expect(await firstLineElsewhere(idOf(1))).toContain('Elsewhere. ');
  await close();
});

test('a replica deleted under the page is told at once and written anew from memory', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf(2));
  await says(page, 'safe', 0);
  await screensKept(page);
  await desk.host.kill();
  await says(page, 'safeOffline', 0);
  await write(page, 'Kept. ');
  await stored(page);
  const seen = await page.evaluate(async () => {
    const said: string[] = [];
    const shown = document.querySelector('footer [data-sentence]') as HTMLElement;
    const note = () => said.push(shown.dataset['sentence'] ?? '');
    new MutationObserver(note).observe(shown, { attributes: true });
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
    note();
    return said;
  });
  expect(seen).toContain('deviceFails');
  await page.locator('footer [data-sentence="device"]').waitFor();
  await page.reload();
  await page.locator('#page p, #page h1, #page h2').first().waitFor();
  expect(await page.locator('#page').textContent()).toContain('Kept. ');
  await page.locator('footer [data-sentence="device"]').waitFor();
  await desk.host.restart();
  await says(page, 'safe', 0);
  expect(await firstLineElsewhere(idOf(2))).toContain('Kept. ');
  await close();
});

test('typing without a host does not flicker through the places, and is spoken once', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf(1));
  await says(page, 'safe', 0);
  await desk.host.kill();
  await says(page, 'safeOffline', 0);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const shown = document.querySelector('footer [data-sentence]') as HTMLElement;
    new MutationObserver(() => said.push(shown.dataset['sentence'] ?? '')).observe(shown, {
      attributeFilter: ['data-sentence'],
    });
  });
  await page.locator('#page').press('Control+Home');
  await page.keyboard.type('One two three four five six seven. ', { delay: 40 });
  await page.locator('footer [data-sentence="device"]').waitFor();
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((sentence) => sentence !== 'storing')).toEqual(['device']);
  await desk.host.restart();
  await says(page, 'safe', 0);
  await close();
});

test('when the document is there again the line does not wait for the index to try again', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf(1));
  await says(page, 'safe', 0);
  await desk.host.kill();
  await says(page, 'safeOffline', 0);
  await desk.host.restart();
  await says(page, 'safe', 0);
  await close();
});

test('when the link of the desk changes, what waited under the old one is delivered under the new', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf(1));
  await says(page, 'safe', 0);
  await desk.host.kill();
  await says(page, 'safeOffline', 0);
  await write(page, 'Under the old link. ');
  await stored(page);
  rmSync(join(desk.host.folder, 'token'));
  const token = await desk.host.restart();
  await page.locator('footer [data-sentence="refusedToken"]').waitFor();
  await page.goto('about:blank');
  await page.goto(`${desk.origin}/#token=${token}`);
  await page.locator('main li a').first().waitFor();
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${desk.origin}/api/documents/${idOf(1)}/state`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        const doc = new Y.Doc();
        Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()));
        return doc.getText('body').toString();
      },
      { timeout: 20_000, interval: 100 },
    )
    .toContain('Under the old link. ');
  await says(page, 'safe', 0);
  await close();
});
