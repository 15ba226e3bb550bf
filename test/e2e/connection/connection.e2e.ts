/** Two real browsers and a real host: an outage, a page closed and opened again without its host, and the merge. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page as Tab } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceWorker } from '../../../scripts/serviceWorker.ts';
import { CHROMIUM_ARGS, findChromium } from '../../browser/findChromium.ts';
import type { HostProcess } from '../../sync/hostProcess.ts';
import { startHostProcess } from '../../sync/hostProcess.ts';
import type { Page } from './page.ts';

declare global {
  interface Window {
    readonly page: Page;
  }
}

const executablePath = findChromium();
let screens: string;
let host: HostProcess;
let browser: Browser;

beforeAll(async () => {
  if (executablePath === null) return;
  screens = mkdtempSync(join(tmpdir(), 'rapporteur-screens-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [serviceWorker()],
    // The test runner is not in production, but these are the built screens.
    define: { 'import.meta.env.PROD': 'true' },
    build: { outDir: screens, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  host = await startHostProcess(['--screens', screens]);
  browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  if (screens !== undefined) rmSync(screens, { recursive: true, force: true });
});

const until = (condition: () => Promise<boolean>) =>
  expect.poll(condition, { timeout: 30_000, interval: 20 }).toBe(true);
const status = (tab: Tab) => tab.evaluate(() => window.page.status());
const text = (tab: Tab) => tab.evaluate(() => window.page.text());
const state = (tab: Tab) => tab.evaluate(() => window.page.state());
const type = (tab: Tab, words: string) => tab.evaluate((said) => window.page.type(said), words);
const safe = async (tab: Tab) => {
  const { stage, waiting, connected, trouble } = await status(tab);
  return stage === 'safe' && waiting === 0 && connected && trouble === null;
};

test.skipIf(executablePath === null)(
  'two browsers write, lose the host, one is closed and reopened without it, and all merges',
  async () => {
    const link = `${host.origin}/#token=${host.token}`;
    const [one, two] = [await browser.newContext(), await browser.newContext()];
    const errors: string[] = [];
    let a = await one.newPage();
    const b = await two.newPage();
    for (const tab of [a, b]) tab.on('pageerror', (error) => errors.push(String(error)));
    await a.goto(link);
    await b.goto(link);
    expect(await a.evaluate(() => window.page.kept)).toBe(true);
    await a.evaluate(() => window.page.ready);
    await b.evaluate(() => window.page.ready);
    await type(a, 'from a. ');
    await type(b, 'from b. ');
    await until(async () => (await safe(a)) && (await safe(b)) && (await text(a)) === (await text(b)));
    await until(async () => (await a.evaluate(() => window.page.names().length)) === 2);

    await host.kill();
    await until(async () => !(await status(a)).connected && !(await status(b)).connected);
    expect(await a.evaluate(() => window.page.names().length)).toBe(1);
    await type(a, 'a alone. ');
    await type(b, 'b alone. ');
    await until(async () => (await status(a)).stage === 'device');
    expect(await status(a)).toMatchObject({ waiting: 1, connected: false });
    await a.close();

    a = await one.newPage();
    a.on('pageerror', (error) => errors.push(String(error)));
    await a.goto(`${host.origin}/`);
    await a.evaluate(() => window.page.ready);
    expect(await text(a)).toContain('a alone. ');
    expect(await status(a)).toMatchObject({ stage: 'device', waiting: 1, connected: false });
    await type(a, 'a again. ');

    await host.restart();
    await until(async () => (await safe(a)) && (await safe(b)) && (await text(a)) === (await text(b)));
    expect(await state(a)).toBe(await state(b));
    for (const words of ['from a. ', 'from b. ', 'a alone. ', 'b alone. ', 'a again. '])
      expect(await text(a)).toContain(words);
    expect(errors).toEqual([]);
  },
);

test.skipIf(executablePath === null)(
  'two windows of one browser share the replica; the second needs nothing from the host',
  async () => {
    const context = await browser.newContext();
    const one = await context.newPage();
    await one.goto(`${host.origin}/#token=${host.token}`);
    await one.evaluate(() => window.page.ready);
    expect(await one.evaluate(() => window.page.kept)).toBe(true);
    await type(one, 'window one. ');
    await until(() => safe(one));
    await host.kill();
    const two = await context.newPage();
    await two.goto(`${host.origin}/`);
    await two.evaluate(() => window.page.ready);
    await type(one, 'one offline. ');
    await type(two, 'two offline. ');
    await until(async () => (await status(one)).stage === 'device' && (await status(two)).stage === 'device');
    await host.restart();
    await until(
      async () => (await safe(one)) && (await safe(two)) && (await text(one)) === (await text(two)),
    );
    expect(await text(two)).toContain('one offline. ');
    expect(await state(one)).toBe(await state(two));
  },
);
