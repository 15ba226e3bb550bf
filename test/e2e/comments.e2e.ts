/** Two people comment: on words, paragraphs and changes, with mouse and keyboard, through outages and deletions. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { card, chooseMode, selectWords, typeOver, untilSaid } from './helpers/reviewing.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let desk: TestDesk;
let mere: TestPerson;
let ken: TestPerson;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});
afterEach(async () => {
  errors.push(...(mere?.errors ?? []), ...(ken?.errors ?? []));
  await mere?.close();
  await ken?.close();
  await desk?.close();
  expect(errors.splice(0)).toEqual([]);
});

/** A desk of their own for each test, with both on the same page. */
async function meet(preferences: { theme?: string; language?: string } = {}): Promise<void> {
  desk = await startDesk();
  mere = await openPerson(browser, desk, 'Mere', 'FJ', { preferences });
  ken = await openPerson(browser, desk, 'Kenji', 'JP', { preferences });
  for (const person of [mere, ken]) await person.open(desk.documents[0]?.id ?? '');
}

const toComments = (page: Page) => page.getByRole('tab', { name: /^Comments/ }).click();
const field = (page: Page): Locator => page.locator('#review-pane textarea');
const isOnPage = (page: Page) => page.evaluate(() => document.activeElement?.id === 'page');

/** Text that is marked on the page, in its order. */
const marked = (page: Page, name = 'comment'): Promise<string[]> =>
  page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(name) ?? [])].map((one) => {
      const range = document.createRange();
      range.setStart(one.startContainer, one.startOffset);
      range.setEnd(one.endContainer, one.endOffset);
      return range;
    });
    return ranges
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map((range) => range.toString());
  }, name);

/** Waits until just this is marked, looked at or not. */
async function untilMarked(page: Page, ...texts: string[]): Promise<void> {
  await expect
    .poll(async () => [...(await marked(page)), ...(await marked(page, 'comment-active'))].sort(), {
      timeout: 20_000,
    })
    .toEqual(texts.sort());
}

/** Selects words and comments on them with the keys. */
async function comment(page: Page, words: string, text: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press('Control+Alt+M');
  await page.locator('[data-card=new] textarea:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await card(page, text).waitFor();
}

async function reply(page: Page, to: string, text: string): Promise<void> {
  await card(page, to).getByRole('button', { name: 'Reply' }).click();
  await page.locator('[data-card] textarea:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await card(page, to).locator('textarea').waitFor({ state: 'detached' });
}

/** On with Tab to the control of this name, and Enter. */
async function pressNamed(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 12; steps++) {
    const named = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (named.startsWith(name)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to "${name}"`);
}

const chooseSet = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Shown: (Open|Mine|Detached|Resolved)/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
};

test('with the mouse: a comment on a selection, a reply, resolved, reopened; both see the words marked', async () => {
  await meet();
  await selectWords(mere.page, 'massive open');
  await mere.page.getByRole('button', { name: 'Comment', exact: true }).first().click();
  await mere.page.locator('[data-card=new] textarea:focus').waitFor();
  expect(await marked(mere.page, 'comment-active')).toEqual(['massive open']);
  await mere.page.keyboard.type('Is “massive” still the word?');
  await mere.page.locator('[data-card=new]').getByRole('button', { name: 'Comment' }).click();
  await card(mere.page, 'still the word').waitFor();
  await untilMarked(mere.page, 'massive open');
  // Where there is nothing to decide, the pane opens with the comments.
  await card(ken.page, 'still the word').waitFor();
  await untilMarked(ken.page, 'massive open');
  const beside = await ken.page.evaluate(() => {
    const [range] = CSS.highlights.get('comment') ?? [];
    const text = range?.startContainer.parentElement?.getBoundingClientRect() ?? new DOMRect();
    const box = document.querySelector('[data-card]')?.getBoundingClientRect();
    return { text: text.top, bottom: text.bottom, box: box?.top ?? 0 };
  });
  expect(beside.box).toBeGreaterThanOrEqual(beside.text - 2);
  expect(beside.box).toBeLessThan(beside.bottom);

  // A click on the card goes to the words, and the card says all of it.
  await card(ken.page, 'still the word').locator('blockquote').click();
  await ken.page.locator('[data-card][data-active]').waitFor();
  expect(await isOnPage(ken.page)).toBe(true);
  await expect.poll(() => marked(ken.page, 'comment-active')).toEqual(['massive open']);
  await reply(ken.page, 'still the word', 'Let us say “large”.');
  await card(mere.page, 'Let us say “large”').waitFor();

  await card(mere.page, 'still the word').getByRole('button', { name: 'Resolve' }).click();
  await untilSaid(mere.page, /^The comment was resolved/);
  await card(ken.page, 'still the word').waitFor({ state: 'detached' });
  await untilMarked(ken.page);
  await chooseSet(ken.page, 'Resolved');
  await card(ken.page, /Mere.*\(.*Fiji.*\) resolved it/).waitFor();
  await card(ken.page, 'still the word').getByRole('button', { name: 'Reopen' }).click();
  await card(mere.page, /Kenji.*reopened it/).waitFor();
  await untilMarked(mere.page, 'massive open');
});

test('with the keyboard alone: on a paragraph, mention, edit, to the card and back, assign, filter', async () => {
  await meet();
  const { page } = mere;
  await selectWords(page, 'Taking part', 'start');
  await page.keyboard.press('Control+Alt+M');
  await page.locator('[data-card=new] textarea:focus').waitFor();
  await page.locator('[data-card=new]').getByText('Comment on this paragraph').waitFor();

  // Somebody by the beginning of their name, with the arrows; the field keeps the focus.
  await page.keyboard.type('Ask @j');
  const options = page.getByRole('listbox', { name: 'Who is meant' }).getByRole('option');
  await expect.poll(() => options.allTextContents()).toEqual(['KKenjiJapan', 'JapanDelegation']);
  await untilSaid(page, /^2 matches/);
  const active = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant') ?? '');
  const selected = () => page.getByRole('option', { selected: true }).getAttribute('id');
  expect(await active()).toBe(await selected());
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('option', { selected: true }).textContent()).toContain('Delegation');
  expect(await active()).toBe(await selected());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await options.first().waitFor({ state: 'detached' });
  await page.keyboard.type('and @jap');
  await options.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('please, not @nobody');
  expect(await field(page).inputValue()).toBe('Ask @Kenji and @Japan please, not @nobody');
  await page.keyboard.press('Control+Enter');
  await card(page, 'please, not @nobody').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'page');
  expect(await card(page, 'please').locator('bdi', { hasText: '@' }).allTextContents()).toEqual([
    '@Kenji',
    '@Japan',
  ]);

  // From the text into its card, and a better word for one's own.
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-card] button:focus').waitFor();
  await pressNamed(page, 'Edit');
  await page.locator('[data-card] textarea:focus').waitFor();
  expect(await field(page).inputValue()).toBe('Ask @Kenji and @Japan please, not @nobody');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' else');
  await page.keyboard.press('Control+Enter');
  await card(page, 'not @nobody else').getByText('(edited)').waitFor();
  await pressNamed(page, 'Assign');
  await page.getByRole('menuitemradio', { name: 'Kenji' }).waitFor();
  await page.keyboard.type('Ken');
  await page.keyboard.press('Enter');
  await untilSaid(page, /^Assigned to Kenji/);
  await card(page, /Assigned to.*Kenji/).waitFor();

  // The other one: it is theirs, by mention and by assignment.
  const other = ken.page;
  await card(other, 'not @nobody else').waitFor();
  await other.locator('#page').focus();
  await selectWords(other, 'voluntary', 'end');
  await untilSaid(other, /^Comment by .*Mere.*Fiji.* on “.*Taking part is voluntary/);
  await other.keyboard.press('Control+Enter');
  await other.locator('[data-card] button:focus').waitFor();
  await pressNamed(other, 'Reply');
  await other.locator('[data-card] textarea:focus').waitFor();
  await other.keyboard.type('I shall.');
  await other.keyboard.press('Control+Enter');
  await card(page, 'I shall.').waitFor();
  await other.locator('[data-card] button:focus').waitFor();
  await other.keyboard.press('Escape');
  expect(await isOnPage(other)).toBe(true);
  // An empty reply is dropped by Escape, and the focus is where it was begun.
  await other.keyboard.press('Control+Enter');
  await other.locator('[data-card] button:focus').waitFor();
  await pressNamed(other, 'Reply');
  await other.locator('[data-card] textarea:focus').waitFor();
  await other.keyboard.press('Escape');
  await field(other).waitFor({ state: 'detached' });
  await other.locator('[data-card] button:focus', { hasText: 'Reply' }).waitFor();

  await chooseSet(other, 'Mine');
  await card(other, 'not @nobody else').waitFor();
  await other.getByRole('button', { name: 'Delegation', exact: true }).click();
  await other.getByRole('menuitemcheckbox', { name: /Fiji/ }).waitFor();
  await other.keyboard.press('Escape');
  await chooseSet(other, 'Resolved');
  await other.getByText('No resolved comments.').waitFor();
});

test('text that is deleted leaves its comment detached, with quote and place; undone, it stands there again', async () => {
  await meet();
  await comment(mere.page, 'massive open', 'Which word?');
  await card(ken.page, 'Which word?').waitFor();
  await typeOver(ken.page, 'massive open', '');
  await ken.page.getByText('1 comment is about text that is gone').waitFor();
  await card(ken.page, 'Which word?').waitFor({ state: 'detached' });
  await untilMarked(ken.page);
  await mere.page.getByText('1 comment is about text that is gone').click();
  const left = card(mere.page, 'Which word?');
  await left.waitFor();
  expect(await left.locator('blockquote').textContent()).toBe('massive open');
  expect(await left.textContent()).toMatch(/The text is gone\. It stood in paragraph 5, under “.*Purpose.*”/);
  // It can still be answered, and leads to where it stood.
  await left.locator('button').first().click();
  expect(await isOnPage(mere.page)).toBe(true);
  expect(await mere.page.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain(
    'will study together',
  );
  await reply(mere.page, 'Which word?', 'Kept.');

  await ken.page.locator('#page').press('Control+z');
  await untilMarked(ken.page, 'massive open');
  await left.waitFor({ state: 'detached' });
  await chooseSet(mere.page, 'Open');
  await untilMarked(mere.page, 'massive open');
  await card(mere.page, 'Kept.').waitFor();
});

test('a comment on a change outlives it: rejected, it is detached with what was proposed', async () => {
  await meet();
  await chooseMode(mere.page, 'Suggesting');
  await typeOver(mere.page, 'massive open', 'vast');
  const change = card(ken.page, 'Replaced “massive open” with “vast”');
  await change.getByRole('button', { name: 'Comment' }).click();
  await ken.page.locator('[data-card=new] textarea:focus').waitFor();
  await ken.page.keyboard.type('Vast is vague.');
  await ken.page.keyboard.press('Control+Enter');
  await card(ken.page, 'Vast is vague.').waitFor();
  await untilMarked(mere.page, 'massive openvast');
  const quote = card(ken.page, 'Vast is vague.').locator('blockquote');
  expect(await quote.locator('del').textContent()).toBe('proposed to go: massive open');
  expect(await quote.locator('ins').textContent()).toBe('proposed: vast');

  await typeOver(mere.page, 'quality-assured', '');
  await mere.page.keyboard.type('audited');
  await ken.page.getByRole('tab', { name: /^Changes/ }).click();
  await card(ken.page, 'audited').getByRole('button', { name: 'Comment' }).click();
  await ken.page.locator('[data-card=new] textarea:focus').waitFor();
  await ken.page.keyboard.type('Audited by whom?');
  await ken.page.keyboard.press('Control+Enter');
  await card(ken.page, 'Audited by whom?').waitFor();
  await ken.page.getByRole('tab', { name: /^Changes/ }).click();
  await card(ken.page, 'vast').getByRole('button', { name: 'Reject' }).click();
  await card(ken.page, 'audited').getByRole('button', { name: 'Accept' }).click();
  // What was to go stays, and so does the comment on it; of the other the new word is left.
  await untilMarked(ken.page, 'massive open', 'audited');
  await typeOver(ken.page, 'massive open', '');
  await toComments(ken.page);
  await ken.page.getByText('1 comment is about text that is gone').click();
  await card(ken.page, 'Vast is vague.').waitFor();
  expect(await card(ken.page, 'Vast is vague.').locator('ins').textContent()).toBe('proposed: vast');
});

test('an outage: both reply, one resolves without having seen it, and the thread is open and says why', async () => {
  await meet();
  await comment(mere.page, 'massive open', 'Which word?');
  await card(ken.page, 'Which word?').waitFor();
  await ken.context.setOffline(true);
  await reply(ken.page, 'Which word?', 'From the train.');
  await ken.page.locator('footer [data-sentence="device"]').waitFor();
  await reply(mere.page, 'Which word?', 'From the room.');
  await card(mere.page, 'Which word?').getByRole('button', { name: 'Resolve' }).click();
  await card(mere.page, 'Which word?').waitFor({ state: 'detached' });
  await mere.untilSafe();
  await ken.context.setOffline(false);
  await ken.untilSafe();
  for (const { page } of [mere, ken]) {
    const thread = card(page, 'Which word?');
    await thread.waitFor();
    await thread
      .getByText(/Open again: .*Mere.* resolved it without having seen what .*Kenji.* wrote/)
      .waitFor();
    await thread.locator('button').first().click();
    await page.locator('[data-card][data-active]').waitFor();
    const text = (await thread.textContent()) ?? '';
    expect(text.indexOf('Which word?')).toBeLessThan(
      Math.min(text.indexOf('From the train.'), text.indexOf('From the room.')),
    );
  }
  const order = async ({ page }: TestPerson) =>
    (
      await card(page, 'Which word?')
        .getByText(/^From the/)
        .allTextContents()
    ).join();
  expect(await order(mere)).toBe(await order(ken));
  expect(await order(mere)).toMatch(/train.*room|room.*train/);
});

test('what is being written outlives scrolling, another tab of the pane, an outage and a reload', async () => {
  await meet();
  await comment(mere.page, 'massive open', 'Which word?');
  const { page } = mere;
  await card(page, 'Which word?').getByRole('button', { name: 'Reply' }).click();
  await page.locator('[data-card] textarea:focus').waitFor();
  await page.keyboard.type('Half a thought, @ken');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const draft = 'Half a thought, @Kenji ';
  expect(await field(page).inputValue()).toBe(draft);
  // Far away and back.
  await page.locator('#page').press('Control+End');
  await field(page).waitFor({ state: 'detached' });
  await page.locator('#page').press('Control+Home');
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe(draft);
  await page.getByRole('tab', { name: /^Changes/ }).click();
  await field(page).waitFor({ state: 'detached' });
  await toComments(page);
  expect(await field(page).inputValue()).toBe(draft);
  // And a thread being begun.
  await selectWords(page, 'serves decisions');
  await page.keyboard.press('Control+Alt+M');
  await page.locator('[data-card=new] textarea:focus').waitFor();
  await page.keyboard.type('Whose?');
  await mere.context.setOffline(true);
  await mere.context.setOffline(false);
  await mere.untilSafe();
  await page.reload();
  await page.locator('[data-card=new] textarea').waitFor();
  expect(await page.locator('[data-card=new] textarea').inputValue()).toBe('Whose?');
  await untilMarked(page, 'massive open', 'serves decisions');
  // Another one waits until this one is done.
  await selectWords(page, 'voluntary');
  await page.keyboard.press('Control+Alt+M');
  await untilSaid(page, /being written already/);
  await page.locator('[data-card=new] textarea:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await card(ken.page, 'Whose?').waitFor();
  const reply = card(page, 'Which word?').locator('textarea');
  expect(await reply.inputValue()).toBe(draft);
  await reply.focus();
  await page.keyboard.press('Control+Enter');
  await card(ken.page, 'Half a thought').or(card(ken.page, '1 reply')).first().waitFor();
  await untilMarked(ken.page, 'massive open', 'serves decisions');
});

test('who reads only comments too, and what the view hides is not lost', async () => {
  await meet();
  await chooseMode(mere.page, 'Viewing');
  await comment(mere.page, 'massive open', 'A reader asks.');
  await untilMarked(ken.page, 'massive open');
  await chooseMode(ken.page, 'Suggesting');
  await typeOver(ken.page, 'massive open', 'vast');
  await ken.page.keyboard.press('Control+Alt+Shift+Digit3');
  await ken.page
    .getByText(/hidden, not gone/)
    .first()
    .waitFor();
  await untilMarked(ken.page);
  await toComments(ken.page);
  // Its text is only hidden: it is not called detached.
  await card(ken.page, 'A reader asks.').waitFor();
  expect(await ken.page.getByText('about text that is gone').count()).toBe(0);
});

/** What axe finds; a popover hangs outside of all landmarks. */
async function wrongs(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(
      { exclude: [['[role=tooltip]'], ['body > div > div > header']] },
      { rules: { region: { enabled: document.querySelector('[role=listbox], [role=menu]') === null } } },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  });
}

const LOOKS = sampled(
  [
    { theme: 'dark', language: 'en' },
    { theme: 'light', language: 'ar' },
  ],
  [{ theme: 'light', language: 'en' }],
);
test.each(LOOKS)(
  'cards, composer, list of people, menus and filters pass axe ($theme, $language)',
  async (look) => {
    await meet(look);
    const words = JSON.parse(
      readFileSync(new URL(`../../resources/locales/${look.language}.json`, import.meta.url), 'utf8'),
    ).comments;
    const { page } = mere;
    await selectWords(page, 'massive open');
    expect(await wrongs(page)).toEqual([]);
    await page.keyboard.press('Control+Alt+M');
    await page.locator('[data-card=new] textarea:focus').waitFor();
    await page.keyboard.type('Ask @k');
    await page.getByRole('option').first().waitFor();
    expect(await wrongs(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await card(page, 'Ask').waitFor();
    await page.locator('[data-card][data-active]').waitFor();
    expect(await wrongs(page)).toEqual([]);
    await card(page, 'Ask').getByRole('button', { name: words.assign }).click();
    await page.getByRole('menu').waitFor();
    expect(await wrongs(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await card(page, 'Ask').getByRole('button', { name: words.reply }).click();
    await page.locator('[data-card] textarea:focus').waitFor();
    expect(await wrongs(page)).toEqual([]);
    // Every control of a card has its 28 pixels.
    const small = await page.evaluate(() =>
      Array.from(document.querySelectorAll('#review-pane button, #review-pane textarea'))
        .map((control) => ({ box: control.getBoundingClientRect(), name: control.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 0 && (box.height < 27.5 || box.width < 27.5))
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
    await page.keyboard.press('Escape');
    await typeOver(page, 'massive open', '');
    await page.locator('#review-pane section button:has(.lucide-unlink)').click();
    await page.locator('[data-card] [data-detached]').first().waitFor();
    expect(await wrongs(page)).toEqual([]);
  },
);
