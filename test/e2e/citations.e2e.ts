/** A delegate brings in sources, cites from them, and hands out files in which they are listed. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWord } from '../../shared/exchange/testing/readWord.ts';
import { wrongs } from './helpers/axe.ts';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let ken: TestPerson;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk({ template: 'blank' });
  const response = await fetch(`${desk.origin}/api/documents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${desk.host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Outcomes', from: { kind: 'blank' } }),
  });
  const { id } = (await response.json()) as { id: string };
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  ken = await openPerson(browser, desk, 'Ken', 'JP');
  await mere.open(id);
  await ken.open(id);
  page = mere.page;
  await page.locator('#page').click();
  await page.keyboard.type('Courses are open to all');
});
afterAll(async () => {
  expect([...(mere?.errors ?? []), ...(ken?.errors ?? [])]).toEqual([]);
  await browser?.close();
  await desk?.close();
});

const BIB = String.raw`
@article{garcia, author={Garc{\'\i}a, Ana and Tan, Mei}, title={Open Courses}, journal={Learning}, year=2019, pages={1--9}}
@book{lost, title={Never closed
@report{unesco, author={{UNESCO}}, title={Global Report}, year={2017}}`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const dialog = (at: Page) => at.getByRole('dialog');
const listed = (at: Page) => dialog(at).getByRole('listbox', { name: /Sources|مراجع/ });
const insert = async (at: Page, what: string) => {
  await at.getByRole('button', { name: 'Insert', exact: true }).click();
  await at.getByRole('menuitem', { name: what }).click();
};
async function give(at: Page, given: ReturnType<typeof file>): Promise<void> {
  const asked = at.waitForEvent('filechooser');
  await at.getByRole('button', { name: 'Add from a file…' }).click();
  await (await asked).setFiles(given);
}
const citation = (at: Page) => at.locator('#page [data-kind="citation"]');

test('sources come in from a file; what cannot be read is said with its line', async () => {
  await insert(page, 'Sources of the document…');
  await give(page, file('regional.bib', BIB));
  await dialog(page).getByText('2 new sources.').waitFor();
  await dialog(page).getByText('1 entry could not be read').click();
  expect(await dialog(page).getByRole('listitem').textContent()).toContain(
    'Line 3: a brace or quote is never closed.',
  );
  expect(await listed(page).getByRole('option').count()).toBe(2);
  // As the style has it, from the host.
  await dialog(page).getByText('(García & Tan, 2019)').waitFor();
  await give(page, file('again.bib', BIB));
  await dialog(page).getByText('2 were here already.').waitFor();
  await give(page, file('letter.txt', 'Dear colleagues,'));
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('letter.txt has no sources in it');
  await page.keyboard.press('Escape');
});

test('a citation is found by a few letters, says its page, stands in the style, and is with the others', async () => {
  await page.locator('#page').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' ');
  await insert(page, 'Citation…');
  await dialog(page).getByLabel('Find a source').fill('garc');
  expect(await listed(page).getByRole('option').count()).toBe(1);
  // From the keyboard alone.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await dialog(page).getByLabel('Page or section').fill('p. 4');
  await dialog(page).getByText('In words: (García & Tan 2019, p. 4)').waitFor();
  await dialog(page).getByRole('button', { name: 'Insert' }).click();
  await expect.poll(() => citation(page).textContent()).toBe('(García & Tan, 2019, p. 4)');
  await expect.poll(() => citation(ken.page).textContent()).toBe('(García & Tan, 2019, p. 4)');
});

test('it is changed where it stands; another style is chosen for all', async () => {
  await citation(page).click();
  await page.getByRole('button', { name: 'Change the citation' }).click();
  await dialog(page)
    .getByRole('option', { name: /UNESCO/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => citation(ken.page).textContent()).toMatch(/García & Tan, 2019, p. 4; UNESCO, 2017/);
  await insert(ken.page, 'Sources of the document…');
  await dialog(ken.page).getByLabel('Style of citations').selectOption('ieee');
  await ken.page.keyboard.press('Escape');
  await expect.poll(() => citation(page).textContent()).toBe('[1, p. 4], [2]');
});

test('away from the host one cites in words, and the style comes with the host', async () => {
  await mere.untilSafe();
  await mere.context.setOffline(true);
  await page.locator('#page').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await insert(page, 'Citation…');
  await dialog(page)
    .getByRole('option', { name: /UNESCO/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Insert' }).click();
  await expect.poll(() => citation(page).nth(1).textContent()).toBe('(UNESCO 2017)');
  await mere.context.setOffline(false);
  await expect.poll(() => citation(page).nth(1).textContent(), { timeout: 20_000 }).toBe('[2]');
});

test('Word and PDF have what is cited, and the list of sources where it was put', async () => {
  await page.locator('#page').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await insert(page, 'List of sources');
  await expect
    .poll(() => page.locator('#page [data-kind="sources"]').textContent())
    .toContain('Global Report');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export' }).click();
  const { parts } = readWord(new Uint8Array(readFileSync(await (await download).path())));
  const document = (parts['word/document.xml'] ?? '').replace(/<[^>]*>/g, '');
  expect(document).toMatch(/\[1, p\. 4\], \[2\]/);
  expect(document).toMatch(/Open Courses/);
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
});

test('what is cited is not taken out without being told of it', async () => {
  await insert(page, 'Sources of the document…');
  await dialog(page)
    .getByRole('option', { name: /UNESCO/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Take it out' }).click();
  await expect
    .poll(() => page.getByRole('alert').textContent())
    .toContain('2 citations in the text name what you take out');
  await page.keyboard.press('Escape');
  await expect.poll(() => citation(page).nth(1).textContent()).toBe('[2]');
});

test.each(sampled([{ theme: 'dark', language: 'ar' }], [{ theme: 'light', language: 'en' }]))(
  'both dialogs pass axe ($theme, $language)',
  async ({ theme, language }) => {
    const ana = await openPerson(browser, desk, `Ana ${theme}`, 'FJ', { preferences: { theme, language } });
    await ana.page.goto(page.url());
    await ana.page.locator('#page [data-kind="citation"]').first().click();
    await ana.page.locator('button:has(.lucide-quote)').click();
    await listed(ana.page).getByRole('option').first().waitFor();
    const shot = async (name: string) => {
      const folder = process.env['RAPPORTEUR_PICTURES'];
      if (folder !== undefined) await ana.page.screenshot({ path: `${folder}/${name}-${theme}.png` });
    };
    expect(await wrongs(ana.page)).toEqual([]);
    await shot('cite');
    await dialog(ana.page).locator('form button[type=button]').first().click();
    await dialog(ana.page).locator('select').waitFor();
    expect(await wrongs(ana.page)).toEqual([]);
    await shot('sources');
    expect(ana.errors).toEqual([]);
    await ana.close();
  },
);
