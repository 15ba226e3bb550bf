/** Tables and notes on the page: written in together, reviewed, undone, walked through with the keys alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paragraphText } from '../../shared/document/DocumentContent.ts';
import { insertNote } from '../../shared/document/edits/insertNote.ts';
import { flowsOf } from '../../shared/document/flowsInside.ts';
import { readParagraphs } from '../../shared/document/readDocument.ts';
import { random } from '../convergence/random.ts';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { cell, grid, notes, otherDevice, putTable } from './helpers/pageTables.ts';
import { card, cards, chooseMode } from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let ken: TestPerson;
let page: Page;
let id: string;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  ken = await openPerson(browser, desk, 'Kenji', 'JP');
  ({ page } = mere);
  id = desk.documents[0]?.id ?? '';
  await mere.open(id);
  await ken.open(id);
});
afterAll(async () => {
  expect([...(mere?.errors ?? []), ...(ken?.errors ?? [])]).toEqual([]);
  await browser?.close();
  await desk?.close();
});

const paragraphWith = (words: string) => page.locator('#page > *').filter({ hasText: words }).first();
const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.id === 'page' ? 'page' : at?.getAttribute('aria-label');
  });

test('B7 two people write in cells of one table, each where they are; it is with the other at once', async () => {
  putTable(await otherDevice(desk, id), 'Collaborative research', 2, 3);
  await cell(page, 1, 2).waitFor();
  await cell(ken.page, 1, 2).waitFor();
  await cell(page, 0, 0).click();
  await page.keyboard.type('Indicator');
  await cell(ken.page, 0, 1).click();
  await ken.page.keyboard.type('Baseline');
  await page.keyboard.type(' name');
  const wanted = [
    ['Indicator name', 'Baseline', ''],
    ['', '', ''],
  ];
  await expect.poll(() => grid(page)).toEqual(wanted);
  await expect.poll(() => grid(ken.page)).toEqual(wanted);
  expect(await focused()).toBe('Row 1, column 1');
});

test('Tab goes from cell to cell and makes a row behind the last; Shift+Tab goes back; the arrows go up and down', async () => {
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Row 1, column 2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Source');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Row 2, column 3');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('Row 2, column 2');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('Row 1, column 2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(focused).toBe('Row 3, column 1');
  await page.keyboard.type('Enrolment');
  const wanted = [
    ['Indicator name', 'Baseline', 'Source'],
    ['', '', ''],
    ['Enrolment', '', ''],
  ];
  await expect.poll(() => grid(page)).toEqual(wanted);
  await expect.poll(() => grid(ken.page)).toEqual(wanted);
});

test('B8 the arrows lead out of a table above and below, and in again; what is typed there is the page’s', async () => {
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('page');
  await page.keyboard.type('Below. ');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).toBe('Row 3, column 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('page');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('Row 1, column 1');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('page');
  expect((await mere.text()).some((line) => line.startsWith('Below. '))).toBe(true);
});

test('B7 one undo for all texts: what was typed in the page and in cells is taken back in its order', async () => {
  await cell(page, 1, 0).click();
  await page.keyboard.type('Completion');
  await paragraphWith('Below.').click({ position: { x: 30, y: 12 } });
  await page.keyboard.press('Home');
  await page.keyboard.type('Here: ');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await grid(page))[1]?.[0]).toBe('Completion');
  expect((await mere.text()).some((line) => line.startsWith('Here:'))).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await grid(page))[1]?.[0]).toBe('');
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await grid(page))[1]?.[0]).toBe('Completion');
});

test('B8 Backspace behind a table selects it, pressed again it goes; undo brings all of it back, for everyone', async () => {
  const before = await grid(page);
  await page.keyboard.press('Escape');
  await paragraphWith('Below.').click({ position: { x: 30, y: 12 } });
  await page.keyboard.press('Home');
  // A selection is told in a task of its own, in front of which no hand presses the next key.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.keyboard.press('Backspace');
  await page.locator('[data-kind="table"][data-selected]').waitFor();
  await page.keyboard.press('Backspace');
  await expect.poll(() => grid(page)).toEqual([]);
  await expect.poll(() => grid(ken.page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => grid(page)).toEqual(before);
  await expect.poll(() => grid(ken.page)).toEqual(before);
});

test('what is proposed in a cell is shown there and on a card, decided on, and hidden by a view', async () => {
  await chooseMode(page, 'Suggesting');
  await cell(page, 1, 1).click();
  await page.keyboard.type('48 %');
  await mere.untilSafe();
  await card(ken.page, 'Inserted “48 %”').waitFor();
  expect(await cell(ken.page, 1, 1).locator('[data-change="insert"]').textContent()).toBe('48 %');
  await ken.page.keyboard.press('Control+Alt+Shift+Digit4');
  await expect.poll(async () => (await grid(ken.page))[1]?.[1]).toBe('');
  await ken.page.keyboard.press('Control+Alt+Shift+Digit1');
  await card(ken.page, 'Inserted “48 %”').getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => cards(ken.page).count()).toBe(0);
  await expect.poll(() => cell(page, 1, 1).locator('[data-change]').count()).toBe(0);
  expect((await grid(page))[1]?.[1]).toBe('48 %');
  await chooseMode(page, 'Editing');
});

test('a note is written beneath the page; its number leads there, Escape back; two notes are numbered by place', async () => {
  const other = await otherDevice(desk, id);
  const text = other.flow.text.toString();
  other.put(insertNote(other.flow, text.indexOf('Collaborative research') + 'Collaborative'.length));
  await page.locator('.page-note-mark').waitFor();
  await page.locator('.page-note-mark').click();
  await expect.poll(focused).toBe('Text of footnote 1');
  await page.keyboard.type('See the first report.');
  await expect.poll(() => notes(ken.page)).toEqual(['See the first report.']);
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('page');
  await page.keyboard.type('!');
  expect((await mere.text()).find((line) => line.startsWith('Collaborative'))).toMatch(
    /^Collaborative1! research/,
  );
  other.put(insertNote(other.flow, 0));
  await expect.poll(() => page.locator('.page-note-mark').allTextContents()).toEqual(['1', '2']);
  await expect.poll(() => notes(page)).toEqual(['', 'See the first report.']);
});

test('apart, one puts rows in and another writes in them; together no cell is lost', async () => {
  await mere.untilSafe();
  await mere.context.setOffline(true);
  await cell(page, 2, 0).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' (apart)');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(focused).toBe('Row 4, column 1');
  await page.keyboard.type('From Fiji');
  await cell(ken.page, 2, 2).click();
  await ken.page.keyboard.type('Survey');
  await ken.page.keyboard.press('Tab');
  await expect.poll(async () => (await grid(ken.page)).length).toBe(4);
  await ken.page.keyboard.type('From Japan');
  await mere.context.setOffline(false);
  await mere.untilSafe();
  await expect.poll(() => grid(page).then((rows) => rows.length), { timeout: 20_000 }).toBe(5);
  const rows = await grid(page);
  expect(rows[2]).toEqual(['Enrolment (apart)', '', 'Survey']);
  expect(
    rows
      .slice(3)
      .map(([first]) => first)
      .toSorted(),
  ).toEqual(['From Fiji', 'From Japan']);
  await expect.poll(() => grid(ken.page)).toEqual(rows);
});

test('a comment on words in a cell stands beside the table, with those words', async () => {
  await cell(page, 1, 1).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Alt+M');
  await page.locator('[data-card=new] textarea:focus').waitFor();
  await page.keyboard.type('Which year?');
  await page.keyboard.press('Control+Enter');
  await ken.page
    .locator('#review-pane')
    .getByRole('tab', { name: /^Comments/ })
    .click();
  await card(ken.page, 'Which year?').waitFor();
  expect(await card(ken.page, 'Which year?').textContent()).toContain('48 %');
});

test('B1 B7 after random work of two people in cells, notes and the page every screen shows what the document holds', async () => {
  const seed = Number(process.env['RAPPORTEUR_SEED'] ?? Math.floor(Math.random() * 1e9));
  const { next, below, pick } = random(seed);
  const chance = (share: number) => next() < share;
  let letter = 0x4e00;
  const typed: string[] = [];
  for (let step = 0; step < 40; step++) {
    const one = pick([mere, ken]);
    const { page: at } = one;
    const boxes = at.locator('.page-table td, .page-note .inner-text');
    const count = await boxes.count();
    if (chance(0.7) && count > 0) await boxes.nth(below(count)).click();
    else await at.locator('#page > :not(:has([data-kind="table"]))').nth(below(6)).click();
    const words = String.fromCodePoint(letter++, letter++, letter++);
    await at.keyboard.press(pick(['End', 'Home', 'ArrowLeft']));
    await at.keyboard.insertText(words);
    typed.push(words);
    if (chance(0.2)) await at.keyboard.press(pick(['Tab', 'Enter', 'ArrowDown', 'Escape']));
    if (chance(0.1)) {
      await one.untilSafe();
      await at.keyboard.press('Control+z');
      await at.keyboard.press('Control+y');
    }
  }
  await mere.untilSafe();
  await ken.untilSafe();
  const { flow } = await otherDevice(desk, id);
  const all = flowsOf(flow).map(({ text }) => text.toString());
  const standing = all.join('');
  // Nothing that was typed is lost or doubled: each character is there once.
  for (const words of typed)
    for (const character of words)
      expect(standing.split(character).length - 1, `${words} ${character}, seed ${seed}`).toBe(1);
  const wanted = readParagraphs(flow);
  const table = wanted.flatMap(({ runs }) =>
    runs.flatMap(({ embed }) => (embed?.kind === 'table' ? [embed] : [])),
  )[0];
  const cells = table?.rows.map((row) =>
    row.cells.map(({ paragraphs }) => paragraphs.map(paragraphText).join('|')),
  );
  for (const { page: at } of [mere, ken]) {
    await expect.poll(() => grid(at), { message: `seed ${seed}` }).toEqual(cells);
    const lines = wanted
      .filter(({ runs }) => !runs.some(({ embed }) => embed?.kind === 'table'))
      .map((paragraph) => paragraphText(paragraph).replaceAll('\ufffc', ''));
    await expect
      .poll(
        () =>
          at.evaluate(() =>
            Array.from(document.querySelectorAll('#page > :not(:has([data-kind="table"]))'), (block) =>
              Array.from(block.childNodes, (node) =>
                node instanceof Element && node.hasAttribute('data-embed') ? '' : (node.textContent ?? ''),
              ).join(''),
            ),
          ),
        { message: `seed ${seed}` },
      )
      .toEqual(lines);
  }
});
