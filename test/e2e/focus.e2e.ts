/** Where the focus and the caret are after a dialog, a menu or a renaming: where one left off, never nowhere. */
import type { Browser, Page } from 'playwright-core';
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

const focusIs = (page: Page, selector: string) =>
  page.waitForFunction((selector) => document.activeElement?.matches(selector) === true, selector);
/** Until what was done is drawn, and the editor has heard of the caret's moves. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const idOf = (title: string) => desk.documents.find((document) => document.title === title)?.id ?? '';

test('Escape from the palette and from a dialog it opened: writing goes on where the caret was', async () => {
  const { page, open, text, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Agreed outcomes'));
  await page.locator('#page').press('Control+End');
  await page.keyboard.type('Here');
  const [title] = await text();
  const escapeFrom = async (steps: () => Promise<void>, word: string) => {
    await steps();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusIs(page, '#page');
    await page.keyboard.type(word);
    expect((await text())[0]).toBe(title);
    expect((await text()).at(-1)).toMatch(new RegExp(`${word}$`));
  };
  const fromPalette = (name: string) => async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor({ state: 'detached' });
  };
  await escapeFrom(() => page.keyboard.press('Control+k'), ' palette');
  await escapeFrom(fromPalette('export word'), ' export');
  await escapeFrom(fromPalette('desk settings'), ' settings');
  await escapeFrom(() => page.keyboard.press('Control+Shift+k'), ' link');
  // A press with the pointer still says where.
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.getByRole('button', { name: 'Settings' }).focus();
  const last = page.locator('#page > *').last();
  await last.scrollIntoViewIfNeeded();
  await frames(page);
  const box = await last.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 2, (box?.y ?? 0) + (box?.height ?? 0) - 4);
  await page.keyboard.type(' pointed');
  expect((await text()).at(-1)).toMatch(/ pointed$/);
  await close();
});

test('a renaming gives the focus back to what asked for it; an empty title is refused in words', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Network concept note'));
  for (const key of ['Escape', 'Enter']) {
    await page.locator('h1 button').press('Enter');
    await focusIs(page, 'header input');
    await page.keyboard.press(key);
    await focusIs(page, 'h1 button');
  }
  await page.locator('h1 button').press('Enter');
  await focusIs(page, 'header input');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.getByText('A title cannot be empty.').first().waitFor();
  await focusIs(page, 'header input');
  await page.keyboard.press('Escape');
  await focusIs(page, 'h1 button');
  // Pressed elsewhere, that is where the focus stays.
  await page.locator('h1 button').press('Enter');
  await focusIs(page, 'header input');
  await page.locator('#page').click();
  await page.locator('h1 button').waitFor();
  await focusIs(page, '#page');

  await page.getByRole('link', { name: 'All documents' }).click();
  const actions = page.getByRole('button', { name: 'Actions for Network concept note' });
  const act = async (name: string) => {
    await actions.press('Enter');
    await page.getByRole('menuitem', { name }).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name }).waitFor({ state: 'detached' });
  };
  for (const key of ['Escape', 'Enter']) {
    await act('Rename');
    await focusIs(page, 'main input');
    await page.keyboard.press(key);
    await focusIs(page, '[aria-label="Actions for Network concept note"]');
  }
  await act('Archive');
  await actions.waitFor({ state: 'detached' });
  // The row is gone: the next thing to act on is where it was.
  await focusIs(page, 'main li button, main summary');
  await page.locator('main summary').press('Enter');
  await page.getByRole('button', { name: 'Restore Network concept note' }).press('Enter');
  await actions.waitFor();
  await focusIs(page, '[aria-label="Actions for Network concept note"]');
  await close();
});

test('Alt+F10 goes to the tools and Escape back to the text; the page says so', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Agreed outcomes'));
  await page.locator('#page').press('Control+End');
  await page.keyboard.press('Alt+F10');
  await focusIs(page, '[role=toolbar] button');
  await page.keyboard.press('ArrowRight');
  await focusIs(page, '[role=toolbar] button');
  await page.keyboard.press('Escape');
  await focusIs(page, '#page');
  const described = await page.locator('#page').getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described}"]`).textContent()).toContain('Alt+F10');
  await close();
});

test('the outline is one stop for Tab; arrows go through the headings', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Research framework'));
  const entries = page.locator('nav[aria-labelledby=nav-outline] button');
  await entries.nth(3).waitFor();
  expect(await page.locator('nav[aria-labelledby=nav-outline] button[tabindex="0"]').count()).toBe(1);
  await page.locator('nav[aria-labelledby=nav-outline] button[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe(await entries.nth(2).textContent());
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(await entries.nth(1).textContent());
  await page.keyboard.press('End');
  expect(await focused()).toBe(await entries.last().textContent());
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('nav'))).toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(await entries.last().textContent());
  await close();
});

test('a pointer that rests where the palette opens has chosen nothing', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Agreed outcomes'));
  await page.mouse.move(683, 300);
  await page.keyboard.press('Control+k');
  await page.getByRole('menuitem').first().waitFor();
  await frames(page);
  expect(await page.locator('[role=menuitem][data-focused], [role=menuitem][data-hovered]').count()).toBe(0);
  await page.mouse.move(690, 304);
  await page.mouse.move(692, 306);
  await page.locator('[role=menuitem][data-hovered]').waitFor();
  await close();
});

test('the export dialog keeps its buttons in sight on half a screen', async () => {
  const { page, open, close } = await openPerson(browser, desk, 'Mere', 'FJ', {
    viewport: { width: 683, height: 384 },
  });
  await open(idOf('Agreed outcomes'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const button = page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true });
  await button.waitFor();
  const box = await button.boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(384);
  const hit = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.textContent,
    [(box?.x ?? 0) + 5, (box?.y ?? 0) + 5] as const,
  );
  expect(hit).toBe('Export');
  await close();
});

test('archived while one writes: what that means is said, writing goes on, Restore brings it back', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await mere.open(idOf('Agreed outcomes'));
  await mere.page.locator('#page').press('Control+End');
  await mere.page.keyboard.type(' before');
  await ken.page.getByRole('button', { name: 'Actions for Agreed outcomes' }).click();
  await ken.page.getByRole('menuitem', { name: 'Archive' }).click();
  const banner = mere.page.locator('main').getByText('every change is kept');
  await banner.waitFor();
  // Seen although one is at the text's end.
  expect((await banner.boundingBox())?.y).toBeGreaterThan(0);
  await mere.page.keyboard.type(' and after');
  expect((await mere.text()).at(-1)).toMatch(/ before and after$/);
  await mere.untilSafe();
  await mere.page.getByRole('button', { name: 'Restore' }).press('Enter');
  await banner.waitFor({ state: 'detached' });
  await focusIs(mere.page, '#page');
  await mere.page.keyboard.type('.');
  expect((await mere.text()).at(-1)).toMatch(/ before and after\.$/);
  await mere.close();
  await ken.close();
});

test('duplicating without the host is refused in its own words', async () => {
  const { page, context, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await page.getByRole('button', { name: 'Actions for Agreed outcomes' }).waitFor();
  await context.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: 'Actions for Agreed outcomes' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.getByRole('alert').getByText('The copy is made by the host').waitFor();
  await close();
});

test('the link dialog can be cancelled, and speaks of removing only where there is a link', async () => {
  const { page, open, text, close } = await openPerson(browser, desk, 'Mere', 'FJ');
  await open(idOf('Agreed outcomes'));
  await page.locator('#page').press('Control+End');
  const before = await text();
  await page.keyboard.press('Control+Shift+K');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('example.org');
  expect(await dialog.textContent()).not.toContain('Remove link');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await text()).toEqual(before);
  await focusIs(page, '#page');
  await close();
});

test('names of languages and delegations are words, and long titles keep to two lines', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP', { preferences: { language: 'ar' } });
  await mere.open(idOf('Research framework'));
  await mere.page.getByRole('button', { name: 'Language and direction of the paragraph' }).click();
  const names = await mere.page.getByRole('menuitemradio').allTextContents();
  expect(names).toContain('Dzongkha');
  expect(names).toContain('Tetum');
  expect(names.filter((name) => /^[a-z]{2,3}$/.test(name))).toEqual([]);
  await mere.page.keyboard.press('Escape');
  await ken.open(idOf('Research framework'));
  await mere.page.locator('#page').press('Control+Home');
  await ken.page.locator('.remote-flag', { hasText: 'Mere · فيجي' }).waitFor({ state: 'attached' });

  const long =
    'Stock-take of national policies, recognition practices and quality assurance of online courses';
  await mere.page.getByRole('button', { name: 'Rename' }).or(mere.page.locator('h1 button')).first().click();
  await focusIs(mere.page, 'header input');
  await mere.page.keyboard.type(long);
  await mere.page.keyboard.press('Enter');
  const entry = mere.page.locator('nav[aria-labelledby=nav-documents] bdi', { hasText: long });
  await entry.waitFor();
  expect(await entry.getAttribute('title')).toBe(long);
  expect(await entry.getAttribute('dir')).toBe('auto');
  const { height, line } = await entry.evaluate((element) => ({
    height: element.getBoundingClientRect().height,
    line: Number.parseFloat(getComputedStyle(element).lineHeight),
  }));
  expect(height).toBeLessThanOrEqual(line * 2 + 1);
  await mere.close();
  await ken.close();
});

test('others write while a dialog is open: the caret is still at the same words', async () => {
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  const id = idOf('Network concept note');
  await mere.open(id);
  await ken.open(id);
  await mere.page.locator('#page').press('Control+End');
  await mere.page.keyboard.type(' Mere here');
  for (let step = 0; step < 5; step++) await mere.page.keyboard.press('ArrowLeft');
  await frames(mere.page);
  await mere.page.keyboard.press('Control+k');
  await mere.page.getByRole('searchbox').waitFor();
  await ken.page.locator('#page', { hasText: 'Mere here' }).waitFor();
  await ken.page.locator('#page').press('Control+Home');
  await ken.page.keyboard.type('Ken wrote. ');
  await ken.page.keyboard.press('Control+End');
  await ken.page.keyboard.press('Home');
  await ken.page.keyboard.type('And here. ');
  await mere.page.locator('#page', { hasText: 'And here.' }).waitFor();
  // What is typed meanwhile goes into the palette alone.
  await mere.page.keyboard.type('zzz');
  expect(await mere.page.getByRole('searchbox').inputValue()).toBe('zzz');
  await mere.page.keyboard.press('Escape');
  if (await mere.page.getByRole('dialog').isVisible()) await mere.page.keyboard.press('Escape');
  await mere.page.getByRole('dialog').waitFor({ state: 'detached' });
  await focusIs(mere.page, '#page');
  await mere.page.keyboard.type(' is');
  await ken.page.locator('#page', { hasText: 'Mere is' }).waitFor();
  expect((await mere.text())[0]).toMatch(/^Ken wrote\. Network/);
  await mere.close();
  await ken.close();
});
