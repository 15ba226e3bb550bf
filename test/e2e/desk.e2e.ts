/** The coordinator's way: who am I, start the seminar, the list of documents, and what is done with them. */
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk({ template: null });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const action = async (page: Page, title: string, name: string) => {
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name }).click();
};

test('from the printed link to three documents, and the token is nowhere in the address', async () => {
  const { page, errors, close } = await openPerson(browser, desk, '', '', { person: null });
  await page.getByLabel('Your name').fill('Mere Tuilagi');
  await page.getByLabel('Delegation').first().fill('fiji');
  // Escape is for the list: pressed before it stands there, it would leave the list to open afterwards.
  await page.getByRole('option', { name: 'Fiji' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Enter the desk' }).click();
  await page.getByText('Regional seminar: MOOCs for higher education').waitFor();
  expect(page.url()).toBe(`${desk.origin}/#/`);
  await page.getByRole('button', { name: 'Start the seminar' }).click();
  await page.getByRole('link', { name: 'Network concept note' }).waitFor();
  expect(await page.locator('main li a').allTextContents()).toEqual([
    'Research framework',
    'Agreed outcomes',
    'Network concept note',
  ]);
  // Who one is stays on this device, as a country and not as its name in one language.
  expect(
    await page.evaluate(() => JSON.parse(localStorage.getItem('rapporteur.person') ?? '')),
  ).toMatchObject({
    name: 'Mere Tuilagi',
    delegation: 'FJ',
  });
  await page.reload();
  await page.getByRole('link', { name: 'Network concept note' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('new, rename in place, duplicate, archive, restore: seen by the other at once', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  const { page } = mere;
  await page.getByRole('button', { name: 'New document' }).click();
  await page.getByLabel('Title').fill('Stock-take');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('#page').waitFor();
  await page.keyboard.type('Seventeen countries answered.');
  await mere.untilSafe();
  await ken.page.getByRole('link', { name: 'Stock-take' }).waitFor();
  await ken.page.getByText('Mere, Fiji').waitFor();

  await page.getByRole('link', { name: 'All documents' }).click();
  await action(page, 'Stock-take', 'Rename');
  const name = page.getByLabel('New title of Stock-take');
  await name.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Stock-take 2018');
  await page.keyboard.press('Enter');
  await ken.page.getByRole('link', { name: 'Stock-take 2018', exact: true }).waitFor();

  await action(page, 'Stock-take 2018', 'Duplicate');
  await ken.page.getByRole('link', { name: 'Stock-take 2018 (copy)' }).click();
  await ken.page.locator('#page', { hasText: 'Seventeen countries answered.' }).waitFor();

  await action(page, 'Stock-take 2018 (copy)', 'Archive');
  await ken.page.locator('main').getByText('This document is in the archive.').waitFor();
  await page.getByText('Archive (1 document)').click();
  await page.getByRole('button', { name: 'Restore Stock-take 2018 (copy)' }).click();
  await ken.page.locator('main').getByText('This document is in the archive.').waitFor({ state: 'detached' });
  expect([...mere.errors, ...ken.errors]).toEqual([]);
  await mere.close();
  await ken.close();
});

test('what was exported is a file of its kind; without the host the device writes all but the PDF', async () => {
  const { page, context, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await page.getByRole('link', { name: 'Agreed outcomes' }).click();
  await page.locator('#page p').first().waitFor();
  const take = async (format: string): Promise<{ name: string; bytes: Buffer }> => {
    await page.getByRole('dialog').getByText(format, { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download') as Promise<Download>,
      page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
  };
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const word = await take('Word');
  expect(word.name).toBe('Agreed outcomes.docx');
  expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await take('PDF')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  // Each piece of a format is fetched when first asked for: here while the host is there, offline from the cache.
  await context.route('**/api/**', (route) => route.abort('connectionrefused'));
  expect((await take('Markdown')).bytes.toString()).toContain('Agreed outcomes');
  expect((await take('JSON')).bytes.toString()).toContain('"paragraphs"');
  expect((await take('Word')).bytes.subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('dialog').getByText('PDF', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await page.getByText('A PDF is set by the host, which does not answer now.').waitFor();
  await close();
});

test('away from the host: the page closes, opens again and goes on; back, both have everything', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  for (const { page } of [mere, ken]) {
    await page.getByRole('link', { name: 'Research framework' }).click();
    await page.locator('#page p').first().waitFor();
  }
  await mere.untilSafe();
  await mere.page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
  );
  await mere.context.setOffline(true);
  await mere.page.locator('#page').press('Control+Home');
  await mere.page.keyboard.type('Written away. ');
  const waiting = mere.page.locator('footer [data-sentence="device"]');
  await waiting.waitFor();
  expect(await waiting.textContent()).toMatch(/^On this device · \d+ changes waiting for the host$/);

  await mere.page.reload();
  await mere.page.locator('#page', { hasText: 'Written away. Research framework' }).waitFor();
  await mere.page.locator('footer [data-sentence="device"]').waitFor();
  await mere.page.locator('#page').press('Control+End');
  await mere.page.keyboard.type('And more of it.');
  await ken.page.locator('#page').press('Control+Home');
  await ken.page.keyboard.type('Meanwhile here. ');

  await mere.context.setOffline(false);
  await mere.untilSafe();
  for (const { page } of [mere, ken]) {
    await page.locator('#page', { hasText: 'Written away.' }).waitFor();
    await page.locator('#page', { hasText: 'Meanwhile here.' }).waitFor();
    await page.locator('#page', { hasText: 'And more of it.' }).waitFor();
  }
  await ken.untilSafe();
  expect(await mere.text()).toEqual(await ken.text());
  await mere.close();
  await ken.close();
});

test('one paragraph moved by two people apart is shown, and one place is kept', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await mere.page.getByRole('button', { name: 'New document' }).click();
  await mere.page.getByLabel('Title').fill('Order');
  await mere.page.getByRole('button', { name: 'Create' }).click();
  await mere.page.locator('#page').waitFor();
  for (const word of ['First', 'Second', 'Moved', 'Fourth', 'Fifth']) {
    await mere.page.keyboard.type(word);
    if (word !== 'Fifth') await mere.page.keyboard.press('Enter');
  }
  await mere.untilSafe();
  await ken.page.getByRole('link', { name: 'Order', exact: true }).click();
  await ken.page.locator('#page', { hasText: 'Fifth' }).waitFor();
  await mere.context.setOffline(true);
  for (const [{ page }, steps] of [
    [mere, 1],
    [ken, 2],
  ] as const) {
    await page.locator('#page').getByText('Moved').click();
    for (let place = 3; place > 3 - steps; place--) {
      await page.locator('footer').getByText(`Paragraph ${place}`).waitFor();
      await page.keyboard.press('Control+Alt+ArrowUp');
    }
  }
  await mere.page.locator('#page > :nth-child(2)', { hasText: 'Moved' }).waitFor();
  await ken.page.locator('#page > :nth-child(1)', { hasText: 'Moved' }).waitFor();
  await ken.untilSafe();
  await mere.context.setOffline(false);
  const notice = ken.page.getByRole('region', { name: 'Two people moved the same paragraph' });
  await notice.waitFor();
  await mere.page.getByRole('region', { name: 'Two people moved the same paragraph' }).waitFor();
  await notice.getByRole('button', { name: 'Keep this one' }).first().click();
  await notice.waitFor({ state: 'detached' });
  await mere.page
    .getByRole('region', { name: 'Two people moved the same paragraph' })
    .waitFor({ state: 'detached' });
  expect((await mere.text()).filter((line) => line === 'Moved')).toHaveLength(1);
  await ken.untilSafe();
  expect(await mere.text()).toEqual(await ken.text());
  await mere.close();
  await ken.close();
});
