/** A real key, through the browser's own input path. */
import type { CDPSession, Page } from 'playwright-core';
import type { Stroke } from '../page/paintTimer.ts';

export async function pressKey(page: Page, session: CDPSession, letter: string): Promise<Stroke> {
  await page.evaluate(() => window.bench.expectKey());
  return press(page, session, {
    key: letter,
    text: letter,
    unmodifiedText: letter,
    code: `Key${letter.toUpperCase()}`,
    windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
  });
}

/** While suggesting: until the character is struck out. */
export async function pressBackspace(page: Page, session: CDPSession): Promise<Stroke> {
  await page.evaluate(() => window.bench.expectStruckOut());
  return press(page, session, { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
}

interface Key {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
  readonly unmodifiedText?: string;
}

async function press(page: Page, session: CDPSession, key: Key): Promise<Stroke> {
  await session.send('Input.dispatchKeyEvent', {
    type: key.text === undefined ? 'rawKeyDown' : 'keyDown',
    ...key,
  });
  const stroke = await page.evaluate(() => window.bench.stroke());
  const { text: _, unmodifiedText: __, ...released } = key;
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...released });
  return stroke;
}
