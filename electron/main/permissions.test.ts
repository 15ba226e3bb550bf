import { expect, test } from 'vitest';
import { isPermitted } from './permissions.ts';

const desk = 'http://127.0.0.1:4410';

test('the desk may write to the clipboard, and nothing else', () => {
  expect(isPermitted('clipboard-sanitized-write', `${desk}/`, desk)).toBe(true);
  for (const permission of [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'usb',
  ]) {
    expect(isPermitted(permission, `${desk}/`, desk)).toBe(false);
  }
});

test('another page gets nothing', () => {
  expect(isPermitted('clipboard-sanitized-write', 'https://example.org/', desk)).toBe(false);
  expect(isPermitted('clipboard-sanitized-write', '', desk)).toBe(false);
});
