/** A browser and the served page for the time of one part. */
import type { Browser } from 'playwright-core';
import { buildPage, servePage } from './buildPage.ts';
import { makeData } from './makeData.ts';
import { openBrowser } from './openBrowser.ts';

let built: Promise<void> | null = null;

export async function withPage<T>(
  use: (page: { browser: Browser; address: string }) => Promise<T>,
): Promise<T> {
  built ??= buildPage();
  await built;
  const browser = await openBrowser();
  const served = await servePage(makeData());
  try {
    return await use({ browser, address: served.address });
  } finally {
    await browser.close();
    await served.close();
  }
}
