/** axe on every screen and dialog, in both themes and both directions; and the way through without a mouse. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let fresh: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  fresh = await startDesk({ template: null });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
  await fresh?.close();
});

const LOOKS = sampled(
  [
    { theme: 'dark', language: 'en' },
    { theme: 'light', language: 'ar' },
  ],
  [{ theme: 'light', language: 'en' }],
);

test.each(LOOKS)('the way in: door, identity, start ($theme, $language)', async (preferences) => {
  const stranger = await openPerson(browser, fresh, 'Stranger', 'FJ', {
    address: `${fresh.origin}/`,
    person: null,
    preferences,
  });
  await stranger.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await wrongs(stranger.page)).toEqual([]);
  await stranger.page.goto(fresh.link);
  await stranger.page.locator('input[name=name]').waitFor();
  expect(await wrongs(stranger.page)).toEqual([]);
  await stranger.page.locator('button[type=submit]').click();
  expect(await stranger.page.locator('input[aria-invalid=true]').count()).toBe(2);
  expect(await wrongs(stranger.page)).toEqual([]);
  await stranger.close();

  const first = await openPerson(browser, fresh, 'First', 'FJ', { preferences });
  await first.page.getByRole('radio').nth(1).waitFor({ state: 'attached' });
  expect(await wrongs(first.page)).toEqual([]);
  expect(first.errors).toEqual([]);
  await first.close();
});

test.each(LOOKS)('the desk: list, page, dialogs, menus, palette ($theme, $language)', async (preferences) => {
  const { page, errors, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', { preferences });
  await page.locator('main li a').first().waitFor();
  expect(await wrongs(page)).toEqual([]);
  await open(desk.documents[0]?.id ?? '');
  await page.locator('footer [data-sentence="safe"]').waitFor();
  expect(await wrongs(page)).toEqual([]);

  const words = JSON.parse(
    readFileSync(new URL(`../../resources/locales/${preferences.language}.json`, import.meta.url), 'utf8'),
  );
  const see = async (role: 'dialog' | 'menu', popover = role === 'menu') => {
    await page.getByRole(role).first().waitFor();
    expect(await wrongs(page, popover), role).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole(role).first().waitFor({ state: 'detached' });
  };
  await page.getByRole('button', { name: words.export.open, exact: true }).click();
  await see('dialog');
  await page.getByRole('button', { name: words.settings.title, exact: true }).click();
  await see('dialog');
  await page.locator('footer [data-sentence]').click();
  await see('dialog', true);
  await page.getByRole('button', { name: words.presence.here_one.replace('{{count, number}}', '1') }).click();
  await see('dialog', true);
  await page.getByRole('button', { name: words.writing.languageAndDirection }).click();
  await see('menu');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  expect(await wrongs(page, false, true)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('a token that is not the desk’s is refused in words', async () => {
  const { page, close } = await openPerson(browser, fresh, 'Mere', 'FJ', {
    address: `${fresh.origin}/#token=${'0'.repeat(40)}`,
  });
  await page.getByRole('heading', { name: 'This link is not the desk’s any more' }).waitFor();
  expect(page.url()).toBe(`${fresh.origin}/#/`);
  expect(await wrongs(page)).toEqual([]);
  await page.goto(fresh.link);
  await page.getByRole('button', { name: 'Start the seminar' }).waitFor();
  await close();
});

test('an unknown document says so', async () => {
  const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ', {});
  await page.locator('main li a').first().waitFor();
  await page.goto(desk.addressOf('no-such-document'));
  await page.getByRole('alert').waitFor();
  expect(await wrongs(page)).toEqual([]);
  await page.getByRole('link', { name: 'All documents' }).click();
  await page.locator('main li a').first().waitFor();
  await close();
});

test('a press on the toolbar leaves the caret in the page, and the keys do what the tooltips print', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', {});
  await open(desk.documents[1]?.id ?? '');
  await page.locator('#page').press('Control+Home');
  const inPage = () => page.evaluate(() => document.activeElement?.id);
  await page.getByRole('button', { name: 'Bold' }).click();
  expect(await inPage()).toBe('page');
  await page.keyboard.type('Urgent ');
  expect(await page.locator('#page strong').first().textContent()).toContain('Urgent');
  await page.keyboard.press('Control+Alt+2');
  await page.getByRole('button', { name: 'Paragraph style: Heading 2' }).waitFor();
  await page.getByRole('button', { name: 'Paragraph style' }).click();
  await page.getByRole('menuitemradio', { name: 'Title', exact: true }).click();
  await page.getByRole('button', { name: 'Paragraph style: Title' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await close();
});

test('from the keyboard alone: skip to the text, palette, a heading by name', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', {});
  await open(desk.documents[0]?.id ?? '');
  // An empty place of the header: Tab goes on from there.
  await page.mouse.click(700, 4);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('risks outline');
  await page.getByRole('menuitem', { name: /Risks/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('nav button[aria-current=location]', { hasText: 'Risks' }).waitFor();
  await close();
});

test('every control is at least 24 by 24, every tool 28 by 28', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', {});
  await open(desk.documents[0]?.id ?? '');
  const small = await page.evaluate(() =>
    Array.from(document.querySelectorAll('button, a, input, [role=button]'))
      .map((control) => ({ box: control.getBoundingClientRect(), name: control.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.width > 0 && (box.height < 27.5 || box.width < 27.5))
      .map(({ box, name }) => `${box.width}x${box.height} ${name}`),
  );
  expect(small).toEqual([]);
  await close();
});

test.each([
  ['200 %', 683, 384],
  ['400 %', 342, 192],
] as const)(
  'nothing needs scrolling sideways at %s zoom, and all is reached',
  async (_zoom, width, height) => {
    const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', {
      viewport: { width, height },
    });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.locator('main li a').first().waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await open(desk.documents[0]?.id ?? '');
    expect(await sideways()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Documents and outline' }).click();
    await page.locator('nav button', { hasText: 'Risks' }).click();
    await page.locator('nav button', { hasText: 'Risks' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Export', exact: true })
      .click({ trial: true });
    await close();
  },
);
