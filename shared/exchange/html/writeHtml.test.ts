import { expect, test } from 'vitest';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { printable } from '../paper/printable.ts';
import { ARABIC, doc, everyFeature, HOSTILE, hostile, para, randomLists } from '../testing/samples.ts';
import { writeHtml } from './writeHtml.ts';

const VOID = new Set(['meta', 'br']);

/** Checks that every element closes where it should; gives the deepest path of each list item. */
function checkTree(html: string): string[] {
  const open: string[] = [];
  const items: string[] = [];
  for (const [, closing, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)>/g)) {
    if (VOID.has(name)) continue;
    if (closing === '/') expect(open.pop()).toBe(name);
    else {
      if (name === 'li')
        items.push(
          `${[...open].filter((tag) => tag === 'ol' || tag === 'ul').join('>')} ${rest.match(/data-label="([^"]*)"/)?.[1] ?? '•'}`,
        );
      if (name === 'li') expect(['ol', 'ul']).toContain(open.at(-1));
      if (name === 'ol' || name === 'ul') expect(['main', 'li']).toContain(open.at(-1));
      open.push(name);
    }
  }
  expect(open).toEqual([]);
  return items;
}

test('levels become real nested lists with the desk’s own numbers', () => {
  const items = checkTree(writeHtml(everyFeature()));
  expect(items).toEqual(['ol 1.', 'ol>ol (a)', 'ol>ol>ol (i)', 'ol 2.', 'ul •', 'ul>ul •', 'ol 3.', 'ol 1.']);
});

test('lists of any order close what they open and keep every number', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const content = randomLists(seed, 40);
    const labels = numberParagraphs(content.paragraphs).filter(
      (label) => label !== null && /[\w]/.test(label),
    );
    const items = checkTree(writeHtml(content)).map((item) => item.split(' ')[1]);
    expect(items.filter((label) => label !== '•')).toEqual(labels);
  }
});

test('language and direction are stated where they differ', () => {
  const html = writeHtml(doc([para(ARABIC, { language: 'ar' }), para('plain')], 'Title', 'en'));
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toContain(`<p lang="ar" dir="rtl">${ARABIC}</p>`);
  expect(html).toContain('<p>plain</p>');
  expect(writeHtml(doc([para(ARABIC)], 'عنوان', 'ar'))).toContain('<html lang="ar" dir="rtl">');
});

test('hostile text is escaped and dangerous links are text', () => {
  const html = writeHtml(hostile());
  checkTree(html);
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/href="javascript/i);
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&lt;|&gt;|&quot;|&#39;|&amp;/g,
      (entity) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? '&',
    );
  for (const line of HOSTILE) expect(text).toContain(printable(line).replaceAll('\u2028', ''));
});

test('an empty document is a page with a title', () => {
  const html = writeHtml({ title: '', language: '', paragraphs: [] });
  checkTree(html);
  expect(html).toContain('<h1 class="title">Untitled document</h1>');
});
