/**
 * What a report needs beside words, put in and worked on as people do it: from the menu, by keys, by the palette; in
 * both languages, both themes and at double size. That it is there for the others as well is looked at on a second
 * desk.
 */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongs } from './helpers/axe.ts';
import type { PersonOptions, TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { chooseMode, selectWords, untilSaid } from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

/** A desk of its own for each test, with somebody at it whose caret is behind these words of the first text. */
async function atDesk(
  options: PersonOptions = {},
): Promise<{ desk: TestDesk; mere: TestPerson; page: Page; leave: () => Promise<void> }> {
  const desk = await startDesk();
  const mere = await openPerson(browser, desk, 'Mere', 'FJ', options);
  await mere.open(desk.documents[0]?.id ?? '');
  await mere.untilSafe();
  await selectWords(mere.page, BEHIND, 'end');
  return {
    desk,
    mere,
    page: mere.page,
    async leave() {
      expect(mere.errors).toEqual([]);
      await mere.close();
      await desk.close();
    },
  };
}
const BEHIND = 'and by when.';

const insert = async (page: Page, what: string, says?: RegExp) => {
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
  if (says !== undefined) await untilSaid(page, says);
};
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar').nth(1).getByRole('button', { name, exact: true });
const newTable = async (page: Page) => {
  await insert(page, 'Table…');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Row 1, column 1' }).waitFor();
  await untilSaid(page, /Table inserted/);
};
/** The table as it is on the page, row by row. */
const cells = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('#page tr'), (row) =>
      Array.from(row.children, (cell) => cell.textContent ?? ''),
    ),
  );
const inCell = (page: Page, row: number, column: number) =>
  page.locator('#page tr').nth(row).locator('td').nth(column);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.ariaLabel ?? '');

/** A picture of one grey. */
function png(width: number, height: number): Buffer {
  const sum = (bytes: Buffer) => {
    let value = ~0;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    return ~value >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(sum(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const lines = Buffer.alloc((width + 1) * height, 0x88);
  for (let line = 0; line < height; line++) lines[line * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const chooseFile = async (page: Page, press: () => Promise<void>, name: string, buffer: Buffer) => {
  const chooser = page.waitForEvent('filechooser');
  await press();
  await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
};

test('a table of the chosen size, written in cell by cell, is there for the others', async () => {
  const { desk, page, leave } = await atDesk();
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
    .poll(() => cells(page))
    .toEqual([
      ['Country', 'Courses'],
      ['Fiji', '12'],
    ]);
  await expect
    .poll(() => cells(ken.page))
    .toEqual([
      ['Country', 'Courses'],
      ['Fiji', '12'],
    ]);
  expect(await ken.page.getByRole('columnheader').count()).toBe(2);
  await ken.close();
  await leave();
});

test('the mouse chooses a size as well, and the first row need not head the table', async () => {
  const { page, leave } = await atDesk();
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
  expect(await cells(page)).toEqual([['', '', '', '']]);
  expect(await page.getByRole('columnheader').count()).toBe(0);
  await leave();
});

test('rows and columns come, go and move by the tools; the caret stays in the page and each step is said', async () => {
  const { page, leave } = await atDesk();
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
  expect((await cells(page))[2]).toEqual(['', '', 'a', '', '']);
  await does('Move row up', /Row 2 of 5/);
  await does('Move column towards the first', /column 2 of 5/);
  expect((await cells(page))[1]).toEqual(['', 'a', '', '', '']);
  await does('Header row', /^Row 2 of 5/);
  expect(await tool(page, 'Header row').getAttribute('aria-pressed')).toBe('false');
  await does('Delete column', /column 2 of 4/);
  await does('Delete row', /Row 2 of 4/);
  expect((await cells(page)).flat()).not.toContain('a');
  await tool(page, 'Delete table').click();
  await untilSaid(page, /outside of the table/);
  expect(await page.locator('#page table').count()).toBe(0);
  expect(await page.getByRole('toolbar').count()).toBe(1);
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await leave();
});

test('what would do nothing cannot be pressed: the first row does not go up', async () => {
  const { page, leave } = await atDesk();
  await newTable(page);
  for (const name of ['Move row up', 'Move column towards the first'])
    expect(await tool(page, name).isDisabled(), name).toBe(true);
  for (const name of ['Move row down', 'Move column towards the last'])
    expect(await tool(page, name).isEnabled(), name).toBe(true);
  await inCell(page, 2, 2).click();
  await expect.poll(() => tool(page, 'Move row down').isDisabled()).toBe(true);
  expect(await tool(page, 'Move column towards the last').isDisabled()).toBe(true);
  expect(await tool(page, 'Move row up').isEnabled()).toBe(true);
  await leave();
});

test('the text stays where it is on the screen when the tools of a table come and go', async () => {
  const { page, leave } = await atDesk();
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
    await inCell(page, 1, 1).click();
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(2);
    expect(await top(), `scrolled by ${scrolled}, in`).toBeCloseTo(before, 0);
    await page.getByText(BEHIND).click();
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(1);
    expect(await top(), `scrolled by ${scrolled}, out`).toBeCloseTo(before, 0);
  }
  await leave();
});

test('from the keyboard alone: keys, the row of tools, the palette', async () => {
  const { page, leave } = await atDesk();
  await newTable(page);
  await page.keyboard.type('a');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await untilSaid(page, /Row 2 of 3/);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await untilSaid(page, /column 2 of 3/);
  await expect
    .poll(() => cells(page))
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
  await expect.poll(() => cells(page).then((rows) => rows[1])).toEqual(['', '', 'ab', '']);
  await leave();
});

test('an image is asked about when it goes in, made wider and described anew', async () => {
  const { desk, page, leave } = await atDesk();
  const picture = png(300, 200);
  await chooseFile(page, () => insert(page, 'Image…'), 'grey.png', picture);
  const dialog = page.getByRole('dialog', { name: 'Insert an image' });
  await dialog.locator('img').waitFor();
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  // Nothing goes in undescribed by mistake.
  await dialog.getByText('Say what it shows, or choose ‘Describe later’.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Enrolment by country');
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  const image = page.locator('#page img');
  await image.waitFor();
  expect(await image.getAttribute('alt')).toBe('Enrolment by country');

  await image.click();
  await tool(page, 'Wider').click();
  await page.getByRole('button', { name: 'Width: 60% of the text' }).waitFor();
  await tool(page, 'Width: 60% of the text').click();
  await page.getByRole('menuitemradio', { name: '100%' }).click();
  await page.getByRole('button', { name: 'Width: 100% of the text' }).waitFor();
  expect(await tool(page, 'Wider').isDisabled()).toBe(true);
  await tool(page, 'Describe…').click();
  await page.getByRole('dialog', { name: 'Describe…' }).getByRole('textbox').fill('');
  await page.getByRole('dialog').getByText('It is decoration').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => image.getAttribute('alt')).toBe('');

  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(desk.documents[0]?.id ?? '');
  await ken.page.locator('#page img[src^="blob:"]').waitFor();
  // 451 points are as wide as the text of a page.
  expect(await ken.page.locator('#page img').getAttribute('width')).toBe('601');
  await ken.close();

  await tool(page, 'Delete image').click();
  await expect.poll(() => image.count()).toBe(0);
  await leave();
});

test('an image may be described later, and says so until it is', async () => {
  const { page, leave } = await atDesk();
  await chooseFile(page, () => insert(page, 'Image…'), 'grey.png', png(40, 40));
  await page.getByRole('button', { name: 'Describe later' }).click();
  await page.locator('#page img').click();
  await tool(page, 'Not described yet…').click();
  await page.getByRole('dialog').getByRole('textbox').fill('A grey square');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await tool(page, 'Describe…').waitFor();
  await expect.poll(() => page.locator('#page img').getAttribute('alt')).toBe('A grey square');
  await leave();
});

test('a file that is no image is refused in words, and another can be chosen', async () => {
  const { page, leave } = await atDesk();
  await chooseFile(page, () => insert(page, 'Image…'), 'list.png', Buffer.from('Country;Courses\nFiji;12\n'));
  await page.getByRole('alert').filter({ hasText: 'This is no picture.' }).waitFor();
  await chooseFile(
    page,
    () => page.getByRole('button', { name: 'Choose another file' }).click(),
    'grey.png',
    png(40, 40),
  );
  await page.getByRole('button', { name: 'Describe later' }).click();
  await page.locator('#page img').waitFor();
  await leave();
});

/** Files that are pasted, or dropped at these words. */
const give = (page: Page, how: 'paste' | 'drop', words: string, files: Record<string, Buffer>) =>
  page.evaluate(
    ([how, words, files]) => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(files)) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(
          new File([bytes], name, { type: name.endsWith('.png') ? 'image/png' : 'text/csv' }),
        );
      }
      const common = { bubbles: true, cancelable: true };
      if (how === 'paste') {
        const target = document.activeElement ?? document.body;
        return target.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: transfer }));
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node !== null && !(node.nodeValue ?? '').includes(words)) node = walker.nextNode();
      if (node === null) throw new Error(`"${words}" is not on the screen`);
      const range = document.createRange();
      const end = (node.nodeValue ?? '').indexOf(words) + words.length;
      range.setStart(node, end - 1);
      range.setEnd(node, end);
      const { right, top, height } = range.getBoundingClientRect();
      const at = { clientX: right - 1, clientY: top + height / 2, dataTransfer: transfer };
      return (node.parentElement as HTMLElement).dispatchEvent(new DragEvent('drop', { ...common, ...at }));
    },
    [
      how,
      words,
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])),
    ] as const,
  );

test('pictures that are pasted are asked about one by one', async () => {
  const { page, leave } = await atDesk();
  await give(page, 'paste', '', { 'one.png': png(40, 40), 'two.png': png(50, 40) });
  const dialog = page.getByRole('dialog', { name: 'Insert an image' });
  await dialog.getByRole('textbox').fill('The first');
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.locator('#page img[alt="The first"]').waitFor();
  await dialog.locator('img').waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('');
  await dialog.getByRole('textbox').fill('The second');
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.locator('#page img[alt="The second"]').waitFor();
  const alts = () =>
    page.locator('#page img').evaluateAll((all) => all.map((one) => one.getAttribute('alt')));
  expect(await alts()).toEqual(['The first', 'The second']);
  await leave();
});

test('a picture goes in where it is dropped; what is none is refused, what misses the page does nothing', async () => {
  const { page, leave } = await atDesk();
  // Not handled by the browser, which would show the file in the place of the desk.
  expect(await give(page, 'drop', 'Note to drafters', { 'grey.png': png(40, 40) })).toBe(false);
  await page.getByRole('button', { name: 'Describe later' }).click();
  await page.locator('#page > *').filter({ hasText: 'Note to drafters' }).locator('img').waitFor();
  await give(page, 'drop', 'Note to drafters', { 'list.csv': Buffer.from('Country;Courses') });
  await page.getByRole('alert').filter({ hasText: 'This is no picture.' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await give(page, 'drop', 'Documents', { 'grey.png': png(40, 40) })).toBe(false);
  await chooseMode(page, 'Viewing');
  expect(await give(page, 'drop', 'Note to drafters', { 'grey.png': png(40, 40) })).toBe(false);
  // What is asked about next is what was asked for next.
  await chooseMode(page, 'Editing');
  await selectWords(page, BEHIND, 'end');
  await insert(page, 'Table…');
  await page.getByRole('dialog', { name: 'New table' }).waitFor();
  expect(await page.locator('#page img').count()).toBe(1);
  await leave();
});

test('a footnote by its keys: the caret is in its text, and in a note there is no other', async () => {
  const { page, leave } = await atDesk();
  await page.keyboard.press('Control+Alt+F');
  await untilSaid(page, /Footnote inserted/);
  expect(await focused(page)).toBe('Text of footnote 1');
  await page.keyboard.type('See the annex.');
  await page.getByRole('textbox', { name: 'Text of footnote 1' }).getByText('See the annex.').waitFor();
  await page.keyboard.press('Control+Alt+F');
  await untilSaid(page, /cannot be put in/);
  await page.getByText('It cannot be put in where the caret is.').last().waitFor();
  await leave();
});

test('a caption counts, a reference to it is found by letters and says what was in sight before', async () => {
  const { page, leave } = await atDesk();
  await page.keyboard.press('Enter');
  await insert(page, 'Caption for a table', /Number inserted/);
  await page.keyboard.type('. Courses');
  await page.getByText('Table 1. Courses').waitFor();
  await selectWords(page, 'and by when.', 'end');
  await page.keyboard.type(' See ');
  await insert(page, 'Cross-reference…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('courses tab');
  await dialog.getByRole('option', { name: /Table 1/, selected: true }).waitFor();
  expect(await dialog.getByRole('option').count()).toBe(1);
  await dialog.getByRole('radio', { name: /Its number.*Table 1/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await untilSaid(page, /Cross-reference inserted/);
  await page.getByText('See Table 1').waitFor();

  // Arrows go through what was found, and words can be shown in the place of a number.
  await insert(page, 'Cross-reference…');
  await dialog.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await dialog.getByRole('option', { selected: true }).textContent()).toBe(
    await dialog.getByRole('option').nth(1).textContent(),
  );
  await page.keyboard.type('nothing that is there');
  await dialog.getByText('Nothing by that name.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Insert', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  await leave();
});

test('a reference that points to the wrong place is pointed elsewhere', async () => {
  const { page, leave } = await atDesk();
  await page.keyboard.type(' See ');
  await insert(page, 'Cross-reference…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('work plan');
  await dialog.getByRole('option', { name: 'Work plan', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await untilSaid(page, /Cross-reference inserted/);
  const paragraph = page.locator('#page > *').filter({ hasText: 'and by when. See' });
  const field = paragraph.getByText('Work plan');
  await field.waitFor();
  // One step to the left of the caret behind it: it is selected as a whole.
  await page.keyboard.press('ArrowLeft');
  await tool(page, 'Change…').click();
  await dialog.getByRole('option', { name: 'Work plan', selected: true }).waitFor();
  await dialog.getByRole('combobox').fill('governance');
  await dialog.getByRole('option', { name: /Governance/, selected: true }).waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await paragraph.getByText('Governance and authorship').waitFor();
  await tool(page, 'Delete cross-reference').click();
  await untilSaid(page, /Deleted/);
  await expect.poll(() => paragraph.getByText('Governance and authorship').count()).toBe(0);
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
  const first = () => inCell(page, 0, 0).evaluate((one) => one.getBoundingClientRect().left);
  expect(await first()).toBeGreaterThan(
    await inCell(page, 0, 2).evaluate((one) => one.getBoundingClientRect().left),
  );
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await untilSaid(page, /column 2 of 3/);
  expect((await cells(page))[0]).toEqual(['', 'أ', '']);
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
  const { page, leave } = await atDesk();
  await newTable(page);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => page.locator('#page table').count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  expect(await page.getByRole('toolbar').count()).toBe(1);
  await leave();
});

test('date, contents and page break go in where the caret is', async () => {
  const { page, leave } = await atDesk();
  const year = String(new Date().getFullYear());
  await page.keyboard.type(' On ');
  await insert(page, 'Date', /Date inserted/);
  await page.locator('#page > *').filter({ hasText: 'and by when. On' }).getByText(year).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await untilSaid(page, /Page break inserted/);
  await page.locator('#page').getByText('Page break').waitFor();
  await insert(page, 'Table of contents', /Table of contents inserted/);
  await page.locator('#page').getByText('Contents', { exact: true }).waitFor();
  await leave();
});

test('where one only reads nothing is offered, by menu, keys or palette', async () => {
  const { page, leave } = await atDesk();
  await newTable(page);
  await chooseMode(page, 'Viewing');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  await inCell(page, 0, 1).click();
  await page.keyboard.press('Control+Alt+F');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('insert');
  await page.getByText('Nothing by that name.').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  expect(await page.getByRole('textbox', { name: 'Text of footnote 1' }).count()).toBe(0);
  await leave();
});

const LOOKS = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'dark', language: 'ar' },
] as const;

test.each(LOOKS)('menu, tools and dialogs pass axe ($theme, $language)', async (preferences) => {
  const { page, leave } = await atDesk({ preferences });
  const words = JSON.parse(
    readFileSync(new URL(`../../resources/locales/${preferences.language}.json`, import.meta.url), 'utf8'),
  ).embeds;
  const open = async (what: string) => {
    await page.getByRole('button', { name: words.insert.title, exact: true }).click();
    await page.getByRole('menuitem', { name: words.insert[what] }).click();
  };
  const see = async (popover = false) => expect(await wrongs(page, popover)).toEqual([]);
  await page.getByRole('button', { name: words.insert.title, exact: true }).click();
  await page.getByRole('menu').waitFor();
  await see(true);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await open('reference');
  await page.getByRole('option').first().waitFor();
  await see();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await chooseFile(page, () => open('image'), 'grey.png', png(40, 40));
  await page.getByRole('dialog').locator('img').waitFor();
  await see();
  await page.getByRole('button', { name: words.image.later }).click();
  await page.locator('#page img').click();
  await tool(page, words.image.describeFirst).waitFor();
  await see();
  await selectWords(page, BEHIND, 'end');
  await open('table');
  await page.getByRole('grid').waitFor();
  await see();
  await page.keyboard.press('Enter');
  await tool(page, words.table.header).waitFor();
  // A header that says nothing yet is for the check before an export.
  for (const text of ['Country', 'Courses', 'Learners']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await see();
  const tools = page.getByRole('toolbar').nth(1).getByRole('button');
  for (const box of await tools.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))) {
    expect(box.width).toBeGreaterThanOrEqual(27.5);
    expect(box.height).toBeGreaterThanOrEqual(27.5);
  }
  await leave();
});

test.each(['en', 'ar'])(
  'each row of tools is one line beside the cards, at 1366 by 768: %s',
  async (language) => {
    const { page, leave } = await atDesk({ preferences: { language } });
    const heights = () =>
      page.getByRole('toolbar').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    const words = JSON.parse(
      readFileSync(new URL(`../../resources/locales/${language}.json`, import.meta.url), 'utf8'),
    );
    await page.getByRole('button', { name: words.embeds.insert.title, exact: true }).click();
    await page.getByRole('menuitem', { name: words.embeds.insert.table }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Enter');
    await tool(page, words.embeds.table.header).waitFor();
    for (const height of await heights()) expect(height).toBeLessThan(45);
    expect(await heights()).toHaveLength(2);
    await page.locator('header button[aria-expanded=false]').last().click();
    await page.getByRole('tab').first().waitFor();
    for (const height of await heights()) expect(height).toBeLessThan(45);
    await leave();
  },
);

test('at 200 % zoom all of it is reached and nothing needs scrolling sideways', async () => {
  const { page, leave } = await atDesk({ viewport: { width: 683, height: 384 } });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Table…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('gridcell', { name: '8 rows, 8 columns' }).click();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await untilSaid(page, /Table inserted/);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await tool(page, 'Delete table').click();
  await expect.poll(() => page.locator('#page table').count()).toBe(0);
  await leave();
});
