/**
 * The files of pictures between real desks and a real host: put in without a host, seen by others, kept for the road,
 * and never called safe before the host has them.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonOptions, TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { insertPicture, randomPng } from './helpers/pictures.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
const people: TestPerson[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  for (const one of people.splice(0)) await one.close();
  await desk?.close();
});

const documentId = () => desk.documents[0]?.id ?? '';

async function arrives(name: string, delegation: string, options?: PersonOptions): Promise<TestPerson> {
  const person = await openPerson(browser, desk, name, delegation, options);
  people.push(person);
  await person.open(documentId());
  await person.untilSafe();
  return person;
}

const line = (page: Page, sentence: string, pictures: number) =>
  page.locator(`footer [data-sentence="${sentence}"][data-pictures="${pictures}"]`).waitFor();

/** It is drawn, and not only named. */
async function isShown(page: Page, count = 1): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLImageElement>('#page img')].filter(
        ({ complete, naturalWidth }) => complete && naturalWidth > 0,
      ).length === wanted,
    count,
  );
}

/** The screens themselves are on this device: they open without their host. */
const screensKept = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).scope);

const fileAtHost = (hash: string) => join(desk.host.folder, 'files', hash.slice(0, 2), hash);

async function reopened(page: Page): Promise<void> {
  await page.reload();
  await page.locator('#page p, #page h1, #page h2').first().waitFor();
}

test('a picture put in without a host survives a reload, is counted until the host has it, and then others see it and keep it', async () => {
  const mere = await arrives('Mere', 'FJ');
  const ken = await arrives('Ken', 'JP');
  for (const { page } of [mere, ken]) await screensKept(page);
  await desk.host.kill();
  await line(mere.page, 'safeOffline', 0);
  const picture = randomPng(300, 200);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  await isShown(mere.page);
  await line(mere.page, 'device', 1);
  expect(await mere.page.locator('footer [data-sentence]').textContent()).toMatch(
    /^On this device · \d+ changes? waiting for the host · 1 picture not yet at the host$/,
  );

  await reopened(mere.page);
  await isShown(mere.page);
  await line(mere.page, 'device', 1);

  await desk.host.restart();
  await line(mere.page, 'safe', 0);
  expect(readFileSync(fileAtHost(picture.hash))).toEqual(picture.bytes);
  await isShown(ken.page);

  // Ken takes the train: what was open is with him.
  await desk.host.kill();
  await line(ken.page, 'safeOffline', 0);
  await reopened(ken.page);
  await isShown(ken.page);
  await desk.host.restart();
  await line(ken.page, 'safe', 0);
});

test('the text is safe before the picture is, and the line says which of them waits', async () => {
  const mere = await arrives('Mere', 'FJ');
  const ken = await arrives('Ken', 'JP');
  // Something stands where the host keeps its files.
  const files = join(desk.host.folder, 'files');
  if (existsSync(files)) renameSync(files, `${files}.away`);
  writeFileSync(files, 'in the way');
  const picture = randomPng(300, 200);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  await line(mere.page, 'picturesHostFails', 1);
  const status = mere.page.locator('footer [data-sentence]');
  expect(await status.getAttribute('data-stage')).toBe('safe');
  expect(await status.textContent()).toBe('On this device · 1 picture waiting: the host cannot store');
  // The text went ahead: others see where the picture will be.
  await ken.page.locator('#page [data-file="missing"]').waitFor();
  await ken.untilSafe();

  rmSync(files);
  await line(mere.page, 'safe', 0);
  await isShown(ken.page);
  expect(readFileSync(fileAtHost(picture.hash))).toEqual(picture.bytes);
});

test('kill -9 of the host in the middle of a picture: it comes whole once the host is back', async () => {
  const mere = await arrives('Mere', 'FJ');
  const cdp = await mere.context.newCDPSession(mere.page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 };
  await cdp.send('Network.emulateNetworkConditions', slow);
  const picture = randomPng(1200, 1000);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  const incoming = join(desk.host.folder, 'files', 'incoming');
  const written = () =>
    existsSync(incoming)
      ? readdirSync(incoming).reduce((sum, name) => sum + statSync(join(incoming, name)).size, 0)
      : 0;
  await expect.poll(written, { timeout: 30_000, interval: 10 }).toBeGreaterThan(0);
  await desk.host.kill();
  expect(existsSync(fileAtHost(picture.hash))).toBe(false);
  expect(written()).toBeLessThan(picture.bytes.length);
  await line(mere.page, 'picturesHere', 1);
  await cdp.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await desk.host.restart();
  await line(mere.page, 'safe', 0);
  expect(readFileSync(fileAtHost(picture.hash))).toEqual(picture.bytes);
  expect(readdirSync(incoming)).toEqual([]);
});

test('a picture the host lost comes back from whoever has it; until then others are told that it is awaited', async () => {
  const mere = await arrives('Mere', 'FJ');
  const picture = randomPng(300, 200);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  await line(mere.page, 'safe', 0);
  await mere.close();
  rmSync(join(desk.host.folder, 'files'), { recursive: true });
  const ken = await arrives('Ken', 'JP');
  await ken.page.locator('#page [data-file="missing"]').waitFor();
  expect(await ken.page.locator('#page img').count()).toBe(0);
  await ken.close();
  people.length = 0;

  const back = await arrives('Mere', 'FJ');
  await insertPicture(back.page, picture);
  await line(back.page, 'safe', 0);
  expect(readFileSync(fileAtHost(picture.hash))).toEqual(picture.bytes);
  const again = await arrives('Ken', 'JP');
  await isShown(again.page, 2);
});

test('when the link of the desk changes, a picture that waited under the old one is brought under the new', async () => {
  const mere = await arrives('Mere', 'FJ');
  await desk.host.kill();
  await line(mere.page, 'safeOffline', 0);
  const picture = randomPng(300, 200);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  await line(mere.page, 'device', 1);
  rmSync(join(desk.host.folder, 'token'));
  const token = await desk.host.restart();
  await mere.page.locator('footer [data-sentence="refusedToken"]').waitFor();
  expect(existsSync(fileAtHost(picture.hash))).toBe(false);
  await mere.page.goto('about:blank');
  await mere.page.goto(`${desk.origin}/#token=${token}`);
  await mere.page.locator('main li a').first().waitFor();
  await expect.poll(() => existsSync(fileAtHost(picture.hash)), { timeout: 30_000 }).toBe(true);
  await line(mere.page, 'safe', 0);
  expect(readFileSync(fileAtHost(picture.hash))).toEqual(picture.bytes);
});

test('a device that cannot keep a picture says so in red, and asks before it is closed', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  people.push(mere);
  await mere.context.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name, ...more) => {
      if (name.startsWith('rapporteur-pictures')) throw new DOMException('full', 'QuotaExceededError');
      return open(name, ...more);
    };
  });
  await mere.page.reload();
  await mere.page.locator('main li a').first().waitFor();
  await mere.open(documentId());
  await mere.untilSafe();
  await desk.host.kill();
  await line(mere.page, 'safeOffline', 0);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, randomPng(60, 40));
  await line(mere.page, 'picturesMemory', 1);
  expect(await mere.page.locator('footer [data-sentence]').textContent()).toBe(
    'Only in this window: 1 picture. Keep it open',
  );
  const asked = mere.page.waitForEvent('dialog');
  await mere.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await desk.host.restart();
  await mere.untilSafe();
});

test('an export that is asked for at once has the picture, with the host and without', async () => {
  const mere = await arrives('Mere', 'FJ');
  await screensKept(mere.page);
  const picture = randomPng(90, 60);
  await mere.page.locator('#page').press('Control+Home');
  await insertPicture(mere.page, picture);
  for (const withHost of [true, false]) {
    if (!withHost) {
      await mere.untilSafe();
      await desk.host.kill();
      await line(mere.page, 'safeOffline', 0);
    }
    await mere.page.getByRole('button', { name: 'Export', exact: false }).first().click();
    await mere.page.getByRole('radio', { name: /HTML|web page/i }).click({ force: true });
    const saved = mere.page.waitForEvent('download');
    await mere.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    const html = readFileSync(await (await saved).path(), 'utf8');
    expect(html, String(withHost)).toContain(picture.bytes.toString('base64'));
    await mere.page.keyboard.press('Escape');
  }
});
