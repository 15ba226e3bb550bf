/** The status line where it matters most: what it says when the device, and then the host, fails. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a device that stores nothing: safe while the host has it, red and asked before closing when only this window does', async () => {
  const { page, context, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.reload();
  await page.locator('main li a').first().waitFor();
  await open(desk.documents[0]?.id ?? '');
  const line = page.locator('footer [data-sentence]');
  await page.locator('footer').getByText('Safe on the host · no copy on this device').waitFor();

  await desk.host.kill();
  await page.locator('#page').press('Control+Home');
  await page.keyboard.type('Nowhere else. ');
  await page.locator('footer [data-sentence="deviceFails"]').waitFor();
  expect(await line.textContent()).toBe('Only in this window: this device cannot store. Keep it open');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  await desk.host.restart();
  await page.locator('footer [data-sentence="safeHere"]').waitFor();
  const other = await openPerson(browser, desk, 'Ken', 'JP');
  await other.open(desk.documents[0]?.id ?? '');
  expect((await other.text())[0]).toBe('Nowhere else. Research framework');
  await other.close();
  await close();
});
