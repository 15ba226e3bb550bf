import { expect, test } from 'vitest';
import { deepLinkIn, deskAddress, parseDeepLink } from './deepLink.ts';

test('a link opens a document', () => {
  expect(parseDeepLink('rapporteur://document/aB3_-x')).toEqual({ document: 'aB3_-x' });
});

test.each([
  'rapporteur://document/',
  'rapporteur://document/a/b',
  'rapporteur://document/..%2Fx',
  'rapporteur://document/a?token=1',
  'rapporteur://document/a#b',
  'rapporteur://host/a',
  'rapporteur:document/a',
  'https://document/a',
  `rapporteur://document/${'a'.repeat(65)}`,
  'rapporteur://document/%3Cscript%3E',
  'nonsense',
  '',
])('refuses %s', (address) => {
  expect(parseDeepLink(address)).toBeNull();
});

test('finds the link among the arguments of a second start', () => {
  expect(deepLinkIn(['/app/rapporteur', '--flag', 'rapporteur://document/a'])).toEqual({ document: 'a' });
  expect(deepLinkIn(['/app/rapporteur', '.'])).toBeNull();
});

test('the screens are told the document behind the #', () => {
  expect(deskAddress('http://127.0.0.1:1', { document: 'a' })).toBe('http://127.0.0.1:1/#/d/a');
  expect(deskAddress('http://127.0.0.1:1', null)).toBe('http://127.0.0.1:1/');
});
