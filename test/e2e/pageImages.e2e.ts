/** Images put in by hand, pasted and dropped: asked about, described, made wider, and refused where they are none. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atDesk, BEHIND, chooseFile, insert, png, tool } from './helpers/inserting.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { chooseMode, selectWords } from './helpers/reviewing.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

test('an image is asked about when it goes in, made wider and described anew', async () => {
  const { desk, page, leave } = await atDesk(browser);
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
  const { page, leave } = await atDesk(browser);
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
  const { page, leave } = await atDesk(browser);
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

/** Files that are pasted, or dropped at these words. */

test('pictures that are pasted are asked about one by one', async () => {
  const { page, leave } = await atDesk(browser);
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
  const { page, leave } = await atDesk(browser);
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
