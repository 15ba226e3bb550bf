/** A person at the desk: a browser profile of their own, with a name and a delegation. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../browser/findChromium.ts';
import type { TestDesk } from './startDesk.ts';

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium here. Name one in RAPPORTEUR_CHROMIUM.');
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
}

export interface TestPerson {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page wrote to its console as errors, and what it threw. */
  readonly errors: string[];
  /** Opens a document and waits until one can write in it. */
  open(documentId: string): Promise<void>;
  /** Waits until the status line says that everything is on the host's disk. */
  untilSafe(): Promise<void>;
  /** The text on the page, one line a paragraph. */
  text(): Promise<string[]>;
  close(): Promise<void>;
}

export interface PersonOptions extends BrowserContextOptions {
  /** null: nobody has said who they are yet. */
  readonly person?: { readonly name: string; readonly delegation: string } | null;
  readonly preferences?: { readonly theme?: string; readonly language?: string; readonly textSize?: number };
  /** What to open; the desk's link where not given. */
  readonly address?: string;
}

/** `delegation`: an ISO code or an organisation's name. `context.setOffline(true)` takes the network away. */
export async function openPerson(
  browser: Browser,
  desk: TestDesk,
  name: string,
  delegation: string,
  options: PersonOptions = {},
): Promise<TestPerson> {
  const { person = { name, delegation }, preferences, address, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...contextOptions });
  const kept: Record<string, unknown> = {
    ...(person === null ? {} : { 'rapporteur.person': { id: `test-${name}`, ...person } }),
    ...(preferences === undefined ? {} : { 'rapporteur.preferences': preferences }),
  };
  await context.addInitScript((values: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(values)) {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify(value));
    }
  }, kept);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address ?? desk.link);

  return {
    context,
    page,
    errors,
    async open(documentId) {
      await page.goto(desk.addressOf(documentId));
      await page.locator('#page p, #page h1, #page h2').first().waitFor();
    },
    async untilSafe() {
      await page.locator('footer [data-sentence="safe"][data-waiting="0"]').waitFor();
    },
    text: () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('#page > *'), (block) => block.textContent ?? ''),
      ),
    async close() {
      await context.close();
    },
  };
}
