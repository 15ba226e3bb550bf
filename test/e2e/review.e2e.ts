/** Two people review a text with the mouse: suggest, look, decide, disagree over an outage, decide again. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { card, cards, chooseMode, proposed, selectWords, typeOver, untilSaid } from './helpers/reviewing.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let ken: TestPerson;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ');
  ken = await openPerson(browser, desk, 'Kenji', 'JP');
});
afterAll(async () => {
  expect([...(mere?.errors ?? []), ...(ken?.errors ?? [])]).toEqual([]);
  await browser?.close();
  await desk?.close();
});

const both = async (act: (person: TestPerson) => Promise<void>) => {
  for (const person of [mere, ken]) await act(person);
};

test('the mode is chosen above the page, is remembered for this document and person, and viewing is read only', async () => {
  const [first = '', second = ''] = desk.documents.map((one) => one.id);
  const { page } = mere;
  await mere.open(first);
  await page.getByRole('radio', { name: 'Editing', checked: true }).waitFor();
  await page.getByRole('radio', { name: 'Suggesting' }).click();
  await untilSaid(page, /Suggesting.*becomes a proposal/);
  await page.reload();
  await page.getByRole('radio', { name: 'Suggesting', checked: true }).waitFor();
  await mere.open(second);
  await page.getByRole('radio', { name: 'Editing', checked: true }).waitFor();

  await page.getByRole('radio', { name: 'Viewing' }).click();
  await page.getByText('Viewing: this page is read only.').waitFor();
  expect(await page.getByRole('toolbar').count()).toBe(0);
  const before = await mere.text();
  await page.locator('#page p').first().click();
  await page.keyboard.type('typed in vain');
  await page.keyboard.press('Control+B');
  expect(await mere.text()).toEqual(before);
  // Back to what one did before, and not to something that changes more.
  await page.getByRole('button', { name: 'Go back to Editing' }).click();
  await page.getByRole('toolbar').waitFor();
});

test('a replaced word: struck and underlined for both, on a card in words, with nothing in between lost', async () => {
  const id = desk.documents[0]?.id ?? '';
  await both((person) => person.open(id));
  await chooseMode(mere.page, 'Suggesting');
  await typeOver(mere.page, 'massive open', 'vast');
  await mere.untilSafe();
  await both(async ({ page }) => {
    await card(page, 'Replaced “massive open” with “vast”').waitFor();
    expect(await proposed(page, 'online courses')).toContain('[-massive open][+vast] online courses');
  });
  const own = card(mere.page, 'Replaced');
  expect(await own.textContent()).toContain('You');
  expect(await own.getByRole('button', { name: 'Withdraw' }).count()).toBe(1);
  const others = card(ken.page, 'Replaced');
  expect(await others.textContent()).toMatch(/Fiji\s*Mere/);
  expect(await others.getByRole('button', { name: 'Reject' }).count()).toBe(1);
});

test('the card stands beside its text and lifts under the caret; a click on it goes there', async () => {
  const { page } = ken;
  const beside = async () => {
    const text = await page.locator('#page [data-change~=delete]').first().boundingBox();
    const box = await card(page, 'Replaced').boundingBox();
    return Math.abs((text?.y ?? 0) - (box?.y ?? 1e6));
  };
  expect(await beside()).toBeLessThan(12);
  expect(await card(page, 'Replaced').getAttribute('data-active')).toBe(null);
  await page.locator('#page p').last().scrollIntoViewIfNeeded();
  await card(page, 'Replaced').waitFor({ state: 'detached' });
  await page.locator('#page').press('Control+Home');
  await card(page, 'Replaced').locator('p').first().click();
  await page.locator('[data-card][data-active]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
  expect(await beside()).toBeLessThan(12);
});

test('accepting closes the card for both; Undo in the line at the foot brings it back, and so does Ctrl+Z', async () => {
  const { page } = ken;
  const accept = () => card(page, 'Replaced').getByRole('button', { name: 'Accept' }).click();
  await accept();
  await untilSaid(page, /^Accepted: .*massive open/);
  await both(({ page: one }) => card(one, 'Replaced').waitFor({ state: 'detached' }));
  expect(await proposed(page, 'online courses')).toContain('about vast online courses');
  await page
    .getByRole('region', { name: 'What was just done' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await both(({ page: one }) => card(one, 'Replaced').waitFor());

  await accept();
  await card(page, 'Replaced').waitFor({ state: 'detached' });
  await page.locator('#page').press('Control+z');
  await both(({ page: one }) => card(one, 'Replaced').waitFor());
  expect(await proposed(page, 'online courses')).toContain('[-massive open][+vast] online courses');
});

test('views hide and tell: a line says so for as long as it is so, and nothing is written', async () => {
  const { page } = mere;
  const menu = async (name: string) => {
    await page.getByRole('button', { name: /^Shown:/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  const line = page.getByRole('region', { name: 'What this page shows' });
  await menu('Final');
  await line.getByText(/hidden, not gone\. 1 change undecided/).waitFor();
  expect(await proposed(page, 'online courses')).toContain('about vast online courses');
  await menu('Original');
  await line.getByText(/read only/).waitFor();
  expect(await proposed(page, 'online courses')).toContain('about massive open online courses');
  await selectWords(page, 'online courses', 'start');
  await page.keyboard.type('in vain');
  expect(await proposed(page, 'online courses')).toContain('about massive open online courses');
  await menu('Simple');
  await page.locator('#page > [data-proposed]').waitFor();
  expect(await page.locator('#page [data-change]').count()).toBe(0);
  await line.getByRole('button', { name: 'Show all changes' }).click();
  await line.waitFor({ state: 'detached' });
  expect(await proposed(page, 'online courses')).toContain('[-massive open][+vast] online courses');
  expect(await ken.text()).toEqual(await mere.text());
});

test('decided apart and differently: contested in the text and on the card with both names, until decided again', async () => {
  await ken.context.setOffline(true);
  await card(ken.page, 'Replaced').getByRole('button', { name: 'Reject' }).click();
  await ken.page.locator('footer [data-sentence="device"]').waitFor();
  await card(mere.page, 'Replaced').getByRole('button', { name: 'Accept' }).click();
  await mere.untilSafe();
  expect(await proposed(mere.page, 'online courses')).toContain('about vast online courses');
  expect(await proposed(ken.page, 'online courses')).toContain('about massive open online courses');
  await ken.context.setOffline(false);
  await ken.untilSafe();

  await both(async ({ page }) => {
    await card(page, 'Contested').waitFor();
    const words = await card(page, 'Contested').textContent();
    expect(words).toMatch(/Contested:.*Kenji.*\(.*Japan.*\) rejected.*Mere.*\(.*Fiji.*\) accepted/);
    // Nothing is hidden meanwhile.
    expect(await proposed(page, 'online courses')).toContain('[-massive open][+vast] online courses');
    expect(await page.locator('#page [data-contested="contested"]').count()).toBe(2);
  });
  await card(mere.page, 'Contested')
    .getByRole('button', { name: 'Reject' })
    .or(card(mere.page, 'Contested').getByRole('button', { name: 'Withdraw' }))
    .click();
  await both(({ page }) => card(page, 'Contested').waitFor({ state: 'detached' }));
  expect(await proposed(ken.page, 'online courses')).toContain('about massive open online courses');
  await mere.untilSafe();
  await ken.untilSafe();
  expect(await mere.text()).toEqual(await ken.text());
});

test('the list: counts, filters, several delegations together, and one decision on all that is shown', async () => {
  const { page } = ken;
  await chooseMode(mere.page, 'Suggesting');
  await chooseMode(ken.page, 'Suggesting');
  await typeOver(mere.page, 'in higher education', 'at universities');
  await typeOver(mere.page, 'Taking part', 'Participation');
  await typeOver(ken.page, 'voluntary', 'free');
  await mere.untilSafe();
  await ken.untilSafe();
  await card(page, 'at universities').waitFor();
  await page.getByRole('tab', { name: 'List' }).click();
  await page.getByRole('button', { name: 'Pending (3)' }).waitFor();
  // What was settled before is there to be looked up.
  await page.getByRole('button', { name: 'Rejected (1)' }).click();
  await card(page, 'massive open')
    .getByText(/Mere.*rejected/)
    .waitFor();
  await page.getByRole('button', { name: 'Rejected (1)' }).click();
  await card(page, 'massive open').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Delegations' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Fiji' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('2 changes', { exact: true }).waitFor();
  expect(await cards(page).count()).toBe(2);
  await page.getByRole('button', { name: 'Accept 2' }).click();
  await untilSaid(page, /Accepted 2 changes/);
  await page.getByText('No change fits these filters.').waitFor();
  expect(await proposed(page, 'at universities')).not.toMatch(/\[[+~-]/);

  // One step of undo.
  await page
    .getByRole('region', { name: 'What was just done' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await page.getByText('2 changes', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delegations: 1' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Japan' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('3 changes', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Reject 3' }).click();
  await mere.page.waitForFunction(() => document.querySelector('#page [data-change]') === null);
  expect(await proposed(mere.page, 'Taking part')).toContain('Taking part is voluntary');
});

test('others’ carets stay with their text when one scrolls or looks at another view', async () => {
  await selectWords(mere.page, 'The gap in access', 'start');
  const { page } = ken;
  const off = () =>
    page.evaluate(() => {
      const caret = document.querySelector('.remote-caret')?.getBoundingClientRect().top ?? Number.NaN;
      const text = Array.from(document.querySelectorAll('#page > *')).find((one) =>
        one.textContent?.startsWith('The gap in access'),
      );
      return Math.abs((text?.getBoundingClientRect().top ?? 0) - caret);
    });
  await expect.poll(off).toBeLessThan(8);
  const top = () => page.evaluate(() => document.getElementById('page')?.getBoundingClientRect().top ?? 0);
  const before = await top();
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 200);
  await expect.poll(async () => before - (await top())).toBe(200);
  expect(await off()).toBeLessThan(8);
  await page.keyboard.press('Control+Alt+Shift+Digit4');
  await page.getByText('Original, read only').waitFor();
  await expect.poll(off).toBeLessThan(8);
  await page.keyboard.press('Control+Alt+Shift+Digit1');
});

test('a pane with nothing in it is not there, and one that was closed stays closed', async () => {
  const person = await openPerson(browser, desk, 'Aruzhan', 'KZ');
  const { page } = person;
  await person.open(desk.documents[2]?.id ?? '');
  const width = async () => (await page.locator('#page').boundingBox())?.width ?? 0;
  expect(await page.locator('#review-pane').count()).toBe(0);
  const alone = await width();
  await chooseMode(page, 'Suggesting');
  await selectWords(page, 'concept note', 'end');
  await page.keyboard.type(' (draft)');
  await page.locator('#review-pane').waitFor();
  // Beside the page, and nothing of it is taken.
  expect(await width()).toBe(alone);
  await page.getByRole('button', { name: 'Hide changes and comments' }).first().click();
  await page.locator('#review-pane').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: /Show changes and comments \(1 undecided\)/ }).waitFor();
  expect(await page.locator('#review-pane').count()).toBe(0);
  await page.getByRole('button', { name: /Show changes/ }).click();
  await card(page, '(draft)').getByRole('button', { name: 'Withdraw' }).click();
  await card(page, '(draft)').waitFor({ state: 'detached' });
  expect(person.errors).toEqual([]);
  await person.close();
});
