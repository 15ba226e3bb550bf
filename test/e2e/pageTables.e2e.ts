/**
 * Tables put in and worked on as people do it: from the menu, with the row of tools, by keys and the palette. How the
 * texts in them are written, together and apart, is for innerTexts.e2e.ts.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atDesk, BEHIND, focused, insert, newTable, tool } from './helpers/inserting.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { cell, grid } from './helpers/pageTables.ts';
import { untilSaid } from './helpers/reviewing.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

test('a table of the chosen size, written in cell by cell, is there for the others', async () => {
  const { desk, page, leave } = await atDesk(browser);
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(desk.documents[0]?.id ?? '');
  await insert(page, 'Table…');
  await page.getByRole('gridcell', { name: '3 rows, 3 columns', selected: true }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('gridcell', { name: '2 rows, 2 columns', selected: true }).waitFor();
  expect(await page.getByRole('checkbox', { name: /first row is a header row/ }).isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await untilSaid(page, /Table inserted/);
  for (const text of ['Country', 'Courses', 'Fiji', '12']) {
    await page.keyboard.type(text);
    if (text !== '12') await page.keyboard.press('Tab');
  }
  await expect
    .poll(() => grid(page))
    .toEqual([
      ['Country', 'Courses'],
      ['Fiji', '12'],
    ]);
  await expect
    .poll(() => grid(ken.page))
    .toEqual([
      ['Country', 'Courses'],
      ['Fiji', '12'],
    ]);
  expect(await ken.page.getByRole('columnheader').count()).toBe(2);
  await ken.close();
  await leave();
});

test('the mouse chooses a size as well, and the first row need not head the table', async () => {
  const { page, leave } = await atDesk(browser);
  await insert(page, 'Table…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('gridcell', { name: '1 row, 4 columns' }).hover();
  await dialog.getByText('1 row, 4 columns', { exact: true }).waitFor();
  // What is only pointed at is not chosen.
  await dialog.getByText('The first row is a header row').click();
  await dialog.getByText('3 rows, 3 columns', { exact: true }).waitFor();
  await dialog.getByRole('gridcell', { name: '1 row, 4 columns' }).click();
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await untilSaid(page, /Table inserted/);
  expect(await grid(page)).toEqual([['', '', '', '']]);
  expect(await page.getByRole('columnheader').count()).toBe(0);
  await leave();
});

test('rows and columns come, go and move by the tools; the caret stays in the page and each step is said', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  await page.keyboard.type('a');
  const does = async (name: string, says: RegExp) => {
    await tool(page, name).click();
    await untilSaid(page, says);
    expect(await focused(page), name).toMatch(/^Row \d, column \d$/);
  };
  await does('Insert row below', /Header row. Row 1 of 4, column 1 of 3/);
  await does('Insert row above', /Header row. Row 2 of 5, column 1 of 3/);
  await does('Insert column before', /Row 2 of 5, column 2 of 4/);
  await does('Insert column after', /Row 2 of 5, column 2 of 5/);
  await does('Move row down', /Row 3 of 5, column 2 of 5/);
  await does('Move column towards the last', /Row 3 of 5, column 3 of 5/);
  expect((await grid(page))[2]).toEqual(['', '', 'a', '', '']);
  await does('Move row up', /Row 2 of 5/);
  await does('Move column towards the first', /column 2 of 5/);
  expect((await grid(page))[1]).toEqual(['', 'a', '', '', '']);
  await does('Header row', /^Row 2 of 5/);
  expect(await tool(page, 'Header row').getAttribute('aria-pressed')).toBe('false');
  await does('Delete column', /column 2 of 4/);
  await does('Delete row', /Row 2 of 4/);
  expect((await grid(page)).flat()).not.toContain('a');
  await tool(page, 'Delete table').click();
  await untilSaid(page, /outside of the table/);
  expect(await page.locator('#page table').count()).toBe(0);
  expect(await page.getByRole('toolbar').count()).toBe(1);
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await leave();
});

test('what would do nothing cannot be pressed: the first row does not go up', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  for (const name of ['Move row up', 'Move column towards the first'])
    expect(await tool(page, name).isDisabled(), name).toBe(true);
  for (const name of ['Move row down', 'Move column towards the last'])
    expect(await tool(page, name).isEnabled(), name).toBe(true);
  await cell(page, 2, 2).click();
  await expect.poll(() => tool(page, 'Move row down').isDisabled()).toBe(true);
  expect(await tool(page, 'Move column towards the last').isDisabled()).toBe(true);
  expect(await tool(page, 'Move row up').isEnabled()).toBe(true);
  await leave();
});

test('the text stays where it is on the screen when the tools of a table come and go', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('toolbar').count()).toBe(1);
  const top = () =>
    page.evaluate(() => document.querySelector('#page tr')?.getBoundingClientRect().top ?? Number.NaN);
  for (const scrolled of [0, 150]) {
    await page.evaluate((scrolled) => {
      const page = document.getElementById('page');
      let scroller = page?.parentElement;
      while (scroller && getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement;
      if (scroller) scroller.scrollTop = scrolled;
    }, scrolled);
    const before = await top();
    await cell(page, 1, 1).click();
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(2);
    expect(await top(), `scrolled by ${scrolled}, in`).toBeCloseTo(before, 0);
    await page.getByText(BEHIND).click();
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(1);
    expect(await top(), `scrolled by ${scrolled}, out`).toBeCloseTo(before, 0);
  }
  await leave();
});

test('from the keyboard alone: keys, the row of tools, the palette', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  await page.keyboard.type('a');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await untilSaid(page, /Row 2 of 3/);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await untilSaid(page, /column 2 of 3/);
  await expect
    .poll(() => grid(page))
    .toEqual([
      ['', '', ''],
      ['', 'a', ''],
      ['', '', ''],
    ]);
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Insert row above');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await untilSaid(page, /Row 2 of 4/);
  // From the tools one comes back to the cell.
  expect(await focused(page)).toBe('Insert row below');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Row 2, column 2');
  await page.keyboard.press('Control+K');
  await page.keyboard.type('insert column before');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Enter');
  await untilSaid(page, /column 3 of 4/);
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Row 2, column 3');
  await page.keyboard.press('End');
  await page.keyboard.type('b');
  await expect.poll(() => grid(page).then((rows) => rows[1])).toEqual(['', '', 'ab', '']);
  await leave();
});

test('in an Arabic text a table runs from right to left: keys and tools mean its own sides', async () => {
  const desk = await startDesk({ template: 'blank' });
  const made = await fetch(`${desk.origin}/api/documents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${desk.host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'تقرير', language: 'ar', from: { kind: 'blank' } }),
  });
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const { page } = mere;
  await mere.open(((await made.json()) as { id: string }).id);
  await page.locator('#page').click();
  await newTable(page);
  await page.keyboard.type('أ');
  const left = (name: string) => tool(page, name).evaluate((one) => one.getBoundingClientRect().left);
  // The way to the last column lies on the left, and so does its tool.
  expect(await left('Move column towards the last')).toBeLessThan(
    await left('Move column towards the first'),
  );
  const first = () => cell(page, 0, 0).evaluate((one) => one.getBoundingClientRect().left);
  expect(await first()).toBeGreaterThan(
    await cell(page, 0, 2).evaluate((one) => one.getBoundingClientRect().left),
  );
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await untilSaid(page, /column 2 of 3/);
  expect((await grid(page))[0]).toEqual(['', 'أ', '']);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await untilSaid(page, /column 1 of 3/);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('column towards the last');
  await page.getByRole('menuitem').filter({ hasText: 'Alt+Shift+←' }).waitFor();
  await page.keyboard.press('Escape');
  expect(mere.errors).toEqual([]);
  await mere.close();
  await desk.close();
});

test('what was put in is one step of undo, and the caret is in the page then', async () => {
  const { page, leave } = await atDesk(browser);
  await newTable(page);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => page.locator('#page table').count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  expect(await page.getByRole('toolbar').count()).toBe(1);
  await leave();
});

test('whoever writes in a cell stays in it when others move its row or column, and when the move is undone', async () => {
  const { desk, page, leave } = await atDesk(browser);
  await newTable(page);
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(desk.documents[0]?.id ?? '');
  await cell(ken.page, 1, 1).click();
  await ken.page.keyboard.type('ab');
  await ken.page.keyboard.press('ArrowLeft');
  await expect.poll(() => grid(page).then((rows) => rows[1])).toEqual(['', 'ab', '']);
  const nowIn = (label: string) =>
    ken.page.waitForFunction((label) => document.activeElement?.ariaLabel === label, label);
  await cell(page, 1, 0).click();
  await tool(page, 'Move row down').click();
  await nowIn('Row 3, column 2');
  await ken.page.keyboard.type('1');
  await cell(page, 2, 1).click();
  await tool(page, 'Move column towards the last').click();
  await nowIn('Row 3, column 3');
  await ken.page.keyboard.type('2');
  await page.keyboard.press('Control+Z');
  await nowIn('Row 3, column 2');
  await ken.page.keyboard.type('3');
  await expect.poll(() => grid(page).then((rows) => rows[2])).toEqual(['', 'a123b', '']);
  // And whoever undid it is where they were.
  expect(await focused(page)).toBe('Row 3, column 2');
  expect(ken.errors).toEqual([]);
  await ken.close();
  await leave();
});

test('whose row, column or table is deleted by others is in what stands there then', async () => {
  const { desk, page, leave } = await atDesk(browser);
  await newTable(page);
  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(desk.documents[0]?.id ?? '');
  await cell(ken.page, 1, 2).click();
  await tool(ken.page, 'Delete row').waitFor();
  const nowIn = (label: string) =>
    ken.page.waitForFunction((label) => document.activeElement?.ariaLabel === label, label);
  await nowIn('Row 2, column 3');
  await cell(page, 1, 0).click();
  await tool(page, 'Delete row').click();
  await expect.poll(() => grid(ken.page).then((rows) => rows.length)).toBe(2);
  await nowIn('Row 2, column 3');
  await cell(page, 0, 2).click();
  await tool(page, 'Delete column').click();
  await nowIn('Row 2, column 2');
  await ken.page.keyboard.type('still here');
  await expect
    .poll(() => grid(page))
    .toEqual([
      ['', ''],
      ['', 'still here'],
    ]);
  await tool(page, 'Delete table').click();
  await ken.page.waitForFunction(() => document.activeElement?.id === 'page');
  await expect.poll(() => ken.page.getByRole('toolbar').count()).toBe(1);
  expect(ken.errors).toEqual([]);
  await ken.close();
  await leave();
});
