import { expect, test } from 'vitest';
import { troublePage } from './troublePage.ts';

test('shows the words as text, whatever is in them, and can load nothing', () => {
  const address = troublePage({
    language: 'en',
    direction: 'ltr',
    heading: 'The desk could not open',
    message: 'The folder <img src=x onerror=alert(1)> is in use & open',
    advice: 'Close it.',
  });
  expect(address.startsWith('data:text/html;charset=utf-8,')).toBe(true);
  const html = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; is in use &#38; open');
  expect(html).not.toContain('<img');
  expect(html).toContain("default-src 'none'");
});
