/** The editor's way without a mouse: from change to change, deciding on each, on what is selected, on a section. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { device } from '../sync/clients.ts';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import {
  card,
  cards,
  chooseMode,
  proposed,
  said,
  selectWords,
  typeOver,
  untilSaid,
} from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let ken: TestPerson;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  ken = await openPerson(browser, desk, 'Kenji', 'JP');
  ({ page } = ken);
  const id = desk.documents[0]?.id ?? '';
  await mere.open(id);
  await ken.open(id);
  await chooseMode(mere.page, 'Suggesting');
});
afterAll(async () => {
  expect([...(mere?.errors ?? []), ...(ken?.errors ?? [])]).toEqual([]);
  await browser?.close();
  await desk?.close();
});

const inPage = () => page.evaluate(() => document.activeElement?.id);
const command = async (words: string) => {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

test('F8 and F9 go through the changes, each step is said, Ctrl+Z takes the last decision back', async () => {
  await typeOver(mere.page, 'massive open', 'vast');
  await typeOver(mere.page, 'in higher education', 'at universities');
  await typeOver(mere.page, 'Taking part', '');
  await mere.untilSafe();
  await expect.poll(() => cards(page).count()).toBe(3);

  await page.locator('#page').press('Control+Home');
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 1 of 3\. Fiji, Mere: Replaced .*massive open.*vast/);
  expect(await inPage()).toBe('page');
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 2 of 3\. .*at universities/);
  await page.keyboard.press('Shift+F8');
  await untilSaid(page, /^Change 1 of 3\./);

  await page.keyboard.press('F9');
  await untilSaid(page, /^Accepted: .*massive open.* Change 1 of 2\. .*at universities/);
  await page.keyboard.press('Shift+F9');
  await untilSaid(page, /^Rejected: .*at universities.* Change 1 of 1\. .*Deleted .*Taking part/);
  await page.keyboard.press('F9');
  await untilSaid(page, /^Accepted: .*Taking part.* Nothing is left to decide/);
  expect(await proposed(page, 'online courses')).toContain(
    'about vast online courses (MOOCs) in higher education',
  );
  await expect.poll(() => cards(page).count()).toBe(0);
  await page.keyboard.press('F9');
  await untilSaid(page, /nothing to decide here/);

  await page.keyboard.press('Control+z');
  await card(page, 'Taking part').waitFor();
  await page.keyboard.press('Control+z');
  await card(page, 'at universities').waitFor();
  await page.keyboard.press('Control+z');
  await card(page, 'vast').waitFor();
});

test('where several changes are hidden at one place, F8 reaches each, and F9 decides on the one that was said', async () => {
  const id = desk.documents[1]?.id ?? '';
  await mere.open(id);
  await ken.open(id);
  await chooseMode(mere.page, 'Suggesting');
  await chooseMode(page, 'Suggesting');
  await typeOver(mere.page, 'massive ', '');
  await mere.untilSafe();
  await card(page, 'Deleted “massive').waitFor();
  await typeOver(page, 'open ', '');
  await typeOver(page, 'Mindful', '');
  await ken.untilSafe();
  await chooseMode(page, 'Editing');
  await page.keyboard.press('Control+Alt+Shift+3');
  await page
    .getByRole('region', { name: 'What this page shows' })
    .getByText(/hidden, not gone/)
    .waitFor();

  await page.locator('#page').press('Control+Home');
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 1 of 3\. Fiji, Mere: Deleted .*massive/);
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 2 of 3\. .*Deleted .*open/);
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 3 of 3\. .*Deleted .*Mindful/);
  await page.keyboard.press('Shift+F8');
  await untilSaid(page, /^Change 2 of 3\./);
  await page.keyboard.press('F9');
  await untilSaid(page, /^Accepted: .*open/);
  await page.keyboard.press('Control+Alt+Shift+1');
  await expect.poll(() => cards(page).count()).toBe(2);
  await card(page, 'Deleted “massive').waitFor();
});

test('Ctrl+Enter goes into the card of the change, the arrows from card to card, Escape back to the caret', async () => {
  await mere.open(desk.documents[0]?.id ?? '');
  await ken.open(desk.documents[0]?.id ?? '');
  await page.locator('#page').press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+Enter');
  const name = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(name).toMatch(/^FijiMereReplaced .*massive open/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(name).toMatch(/at universities/);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Accept');
  const before = await ken.text();
  await page.keyboard.press('Escape');
  expect(await inPage()).toBe('page');
  expect(await ken.text()).toEqual(before);
});

test('what is selected, the paragraph and the section are decided from the palette, each as one step', async () => {
  await selectWords(page, 'at universities');
  await command('Reject changes in the selection');
  await untilSaid(page, /Rejected 1 change/);
  // Only the part that was selected: what it replaced is undecided still.
  expect(await proposed(page, 'online courses')).toContain('[-in higher education]');
  await page.keyboard.press('Control+z');
  await expect.poll(() => proposed(page, 'online courses')).toContain('[+at universities]');

  await selectWords(page, 'This framework', 'start');
  await command('Accept changes in this paragraph');
  await untilSaid(page, /Accepted 2 changes/);
  expect(await proposed(page, 'online courses')).toContain(
    'about vast online courses (MOOCs) at universities',
  );
  await page.keyboard.press('Control+z');
  await expect.poll(() => cards(page).count()).toBe(3);

  await command('Reject changes in this section');
  await untilSaid(page, /Rejected 3 changes/);
  await expect.poll(() => cards(page).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cards(page).count()).toBe(3);
});

test('modes and views by keys, each said; in viewing nothing is decided', async () => {
  await page.keyboard.press('Control+Alt+Shift+Digit3');
  await untilSaid(page, /Shown: Final\. As if everything were accepted/);
  await page.keyboard.press('Control+Alt+Shift+Digit1');
  await untilSaid(page, /Shown: All changes/);
  await chooseMode(page, 'Viewing');
  await untilSaid(page, /Viewing\. The page is read only/);
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change \d of 3/);
  await page.keyboard.press('F9');
  await untilSaid(page, /Viewing is read only: nothing was decided/);
  expect(await cards(page).count()).toBe(3);
  expect(await cards(page).getByRole('button', { name: 'Accept' }).count()).toBe(0);
  await chooseMode(page, 'Editing');
});

test('the palette reaches all of it and prints the keys', async () => {
  await page.keyboard.press('Control+K');
  for (const [words, keys] of [
    ['Next change', 'F8'],
    ['Reject this change and go on', 'Shift+F9'],
    ['Mode: Suggesting', 'Ctrl+Alt+Shift+X'],
    ['Show: Original', 'Ctrl+Alt+Shift+4'],
    ['Go to the card of this change', 'Ctrl+Enter'],
  ] as const) {
    await page.getByRole('searchbox').fill(words);
    const item = page.getByRole('menuitem', { name: words }).first();
    await item.waitFor();
    expect(await item.textContent()).toContain(keys);
  }
  await page.keyboard.press('Escape');
  expect(await said(page)).not.toBe('');
});

test('taken back with Ctrl+Z: said, and the line that told of the decision is gone', async () => {
  const line = page.getByRole('region', { name: 'What was just done' });
  // The palette: once for the words in it, once for itself.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('#page').press('Control+Home');
  await page.keyboard.press('F8');
  await untilSaid(page, /^Change 1 of 3/);
  await page.keyboard.press('F9');
  await line.waitFor();
  await page.keyboard.press('Control+z');
  await untilSaid(page, /^The decision is taken back/);
  await line.waitFor({ state: 'detached' });
  expect(await cards(page).count()).toBe(3);
});

test('Ctrl+Enter goes to the card of a change that began pages before the caret', async () => {
  const other = mere.page;
  await selectWords(other, 'An account of what works', 'start');
  await other.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: 80 }, (_, index) => `Pasted ${index}. `).join('\n'));
    document
      .getElementById('page')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await mere.untilSafe();
  await page.locator('#page').getByText('Pasted 79').waitFor();
  await selectWords(page, 'Pasted 60', 'end');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-card] button:focus').waitFor();
  expect(await page.locator('[data-card]:focus-within').textContent()).toContain('Pasted 0.');
  await page.keyboard.press('Escape');
  expect(await inPage()).toBe('page');
});

test('what a newer desk proposed is said to be unread beside the text, and never that all is decided', async () => {
  const id = desk.documents[2]?.id ?? '';
  await ken.open(id);
  const newer = device(desk.host, id).open();
  await newer.ready;
  newer.doc.transact(() => {
    newer.doc.getArray('suggestions').push([[0, 99, Date.now(), 'new', 'Newer', 'FJ', {}]]);
    newer.doc.getText('body').insert(0, 'Proposed by a newer desk. ');
  });
  await page.locator('#page').getByText('Proposed by a newer desk.').waitFor();
  const pane = page.locator('#review-pane');
  await pane.getByRole('tab', { name: /^Changes/ }).click();
  await pane.getByText('1 record cannot be read').waitFor();
  await pane.getByText('Do not take it as agreed').waitFor();
  await pane.getByText('Nothing else is waiting').waitFor();
  // Whoever opens the text for the first time is told as well, though nothing else waits in it.
  const fresh = await openPerson(browser, desk, 'Ana', 'FJ');
  await fresh.open(id);
  await fresh.page.locator('#review-pane').getByText('1 record cannot be read').waitFor();
  expect(fresh.errors).toEqual([]);
});
