/** Chromium for measuring: as anyone's, but frames are drawn when there is something to draw, not sixty times a second. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../browser/findChromium.ts';

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('there is no Chromium here (RAPPORTEUR_CHROMIUM may name one)');
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGS, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
}

/** A page of its own process and cache; errors in it are this program's errors. */
export async function openPage(
  browser: Browser,
  address: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(address);
  await page.waitForFunction(() => window.bench !== undefined);
  return { page, close: () => context.close() };
}
