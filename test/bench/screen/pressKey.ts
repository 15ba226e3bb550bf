/** A real key, through the browser's own input path. */
import type { CDPSession, Page } from 'playwright-core';
import type { Stroke } from '../page/paintTimer.ts';

export async function pressKey(page: Page, session: CDPSession, letter: string): Promise<Stroke> {
  await page.evaluate(() => window.bench.expectKey());
  const key = {
    key: letter,
    code: `Key${letter.toUpperCase()}`,
    windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
  };
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    text: letter,
    unmodifiedText: letter,
    ...key,
  });
  const stroke = await page.evaluate(() => window.bench.stroke());
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  return stroke;
}
