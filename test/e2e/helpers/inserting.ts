/** Somebody at a desk who puts things into the first text beside words: from the menu, with the tools, as files. */
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PersonOptions, TestPerson } from './openPerson.ts';
import { openPerson } from './openPerson.ts';
import { randomPng } from './pictures.ts';
import { selectWords, untilSaid } from './reviewing.ts';
import type { TestDesk } from './startDesk.ts';
import { startDesk } from './startDesk.ts';

/** The caret is behind these words. */
export const BEHIND = 'and by when.';

export interface AtDesk {
  readonly desk: TestDesk;
  readonly mere: TestPerson;
  readonly page: Page;
  /** Nothing went wrong on the page meanwhile. */
  readonly leave: () => Promise<void>;
}

/** At a desk of its own. */
export async function atDesk(browser: Browser, options: PersonOptions = {}): Promise<AtDesk> {
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

/** @param says waits until it has */
export async function insert(page: Page, what: string, says?: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
  if (says !== undefined) await untilSaid(page, says);
}

/** Of the row beneath the tools. */
export const tool = (page: Page, name: string): Locator =>
  page.getByRole('toolbar').nth(1).getByRole('button', { name, exact: true });

/** Of three rows and columns; the caret is in its first cell. */
export async function newTable(page: Page): Promise<void> {
  await insert(page, 'Table…');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Row 1, column 1' }).waitFor();
  await untilSaid(page, /Table inserted/);
}

/** What has the focus, by its label. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? '');

/** A picture as a file. */
export const png = (width: number, height: number): Buffer => randomPng(width, height).bytes;

/** @param press what opens the dialog of the system */
export async function chooseFile(
  page: Page,
  press: () => Promise<void>,
  name: string,
  buffer: Buffer,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press();
  await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
}
