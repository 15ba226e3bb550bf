/** What the tests of reviewing share: where the caret goes, which mode holds, the cards and what they say. */
import type { Locator, Page } from 'playwright-core';

export type ModeName = 'Editing' | 'Suggesting' | 'Viewing';

const KEYS: Readonly<Record<ModeName, string>> = { Editing: 'KeyZ', Suggesting: 'KeyX', Viewing: 'KeyC' };

export async function chooseMode(page: Page, mode: ModeName): Promise<void> {
  await page.keyboard.press(`Control+Alt+Shift+${KEYS[mode]}`);
  await page.getByRole('radio', { name: mode, checked: true }).waitFor();
}

/** Selects these words where they first stand on the page (behind them for `'end'`, before them for `'start'`). */
export async function selectWords(
  page: Page,
  words: string,
  what: 'all' | 'start' | 'end' = 'all',
): Promise<void> {
  await page.evaluate(
    async ([words, what]) => {
      const root = document.getElementById('page') as HTMLElement;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node !== null && !(node.nodeValue ?? '').includes(words)) node = walker.nextNode();
      if (node === null) throw new Error(`"${words}" is not on the page`);
      const from = (node.nodeValue ?? '').indexOf(words);
      const to = from + words.length;
      root.focus({ preventScroll: true });
      (node.parentElement as HTMLElement).scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, what === 'end' ? to : from, node, what === 'start' ? from : to);
      // Selection changes reach the editor with the next frame.
      await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
    },
    [words, what] as const,
  );
}

/** Replaces words by typing over them. */
export async function typeOver(page: Page, words: string, text: string): Promise<void> {
  await selectWords(page, words);
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

export const cards = (page: Page): Locator => page.locator('#review-pane [data-card]');
export const card = (page: Page, text: string | RegExp): Locator => cards(page).filter({ hasText: text });

/** What was said last to those who hear the screen. */
export const said = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('body > [role=status]')?.textContent ?? '');

/** Waits until something was said that fits. */
export async function untilSaid(page: Page, what: RegExp): Promise<void> {
  await page.waitForFunction(
    ([source, flags]) =>
      new RegExp(source, flags).test(document.querySelector('body > [role=status]')?.textContent ?? ''),
    [what.source, what.flags] as const,
  );
}

/** Text as it is proposed: `[+inserted]`, `[-deleted]`, `[~formatted]`, of the paragraph that holds these words. */
export const proposed = (page: Page, words: string): Promise<string> =>
  page.evaluate((words) => {
    const block = Array.from(document.querySelectorAll('#page > *')).find((one) =>
      one.textContent?.includes(words),
    );
    const signs: Record<string, string> = { insert: '+', delete: '-', format: '~' };
    return Array.from(block?.childNodes ?? [], (node) => {
      const kinds = node instanceof HTMLElement ? (node.dataset['change'] ?? '').split(' ') : [];
      const marks = kinds.map((kind) => signs[kind] ?? '').join('');
      return marks === '' ? node.textContent : `[${marks}${node.textContent}]`;
    }).join('');
  }, words);
