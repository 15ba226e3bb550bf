import { expect, test } from 'vitest';
import { browserCommand } from './openBrowser.ts';

const address = 'http://127.0.0.1:4410/#token=a';

test('each system opens the address with its own program, never through a shell', () => {
  expect(browserCommand('darwin', {}, address)).toEqual({ program: 'open', args: [address] });
  expect(browserCommand('win32', {}, address)?.args.at(-1)).toBe(address);
  expect(browserCommand('linux', { DISPLAY: ':0' }, address)).toEqual({
    program: 'xdg-open',
    args: [address],
  });
  expect(browserCommand('linux', {}, address)).toBeNull();
});
