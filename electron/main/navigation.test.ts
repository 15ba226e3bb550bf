import { expect, test } from 'vitest';
import { destinationOf, isOpenable, newWindowFor } from './navigation.ts';

const desk = 'http://127.0.0.1:4410';

test.each([
  ['http://127.0.0.1:4410/', 'stay'],
  ['http://127.0.0.1:4410/#token=x', 'stay'],
  ['http://127.0.0.1:4411/', 'outside'],
  ['http://localhost:4410/', 'outside'],
  ['http://127.0.0.1:4410@example.org/', 'refuse'],
  ['https://example.org/', 'outside'],
  ['mailto:secretariat@example.org', 'outside'],
  ['file:///etc/passwd', 'refuse'],
  ['javascript:alert(1)', 'refuse'],
  ['data:text/html,<p>hello', 'refuse'],
  ['blob:http://127.0.0.1:4410/1', 'stay'],
  ['rapporteur://document/a', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['\\\\server\\share', 'refuse'],
  ['', 'refuse'],
])('%s: %s', (address, expected) => {
  expect(destinationOf(address, desk)).toBe(expected);
});

test('the desk itself never opens in a second window', () => {
  expect(newWindowFor(`${desk}/`, desk)).toBe('refuse');
  expect(newWindowFor('https://example.org/', desk)).toBe('outside');
});

test('only the web and mail are handed to the system', () => {
  expect(isOpenable('https://example.org/a?b#c')).toBe(true);
  expect(isOpenable('ftp://example.org/')).toBe(false);
  expect(isOpenable('https://ana:secret@example.org/')).toBe(false);
});
