import { expect, test } from 'vitest';
import { numberParagraphs } from '../document/numberParagraphs.ts';
import { readTemplateDocument } from './readTemplateDocument.ts';

const read = (text: string) => readTemplateDocument({ file: 'text.md', text, title: 'T', language: 'en' });

/** Style or list and level, then the text with its formats in front of each run. */
function drawn(text: string): string[] {
  const reading = read(text);
  if (!reading.ok) throw new Error(reading.message);
  return reading.content.paragraphs.map(({ properties, runs }) => {
    const kind = properties.list === 'none' ? properties.style : `${properties.list}${properties.level}`;
    return `${kind}: ${runs.map((run) => `${Object.keys(run.formats).join('+')}<${run.text}>`).join('')}`;
  });
}

test('title, subtitle, headings, body and quotes', () => {
  const text =
    '% The *title*\n% Under it\n\n# One\n\nWords\nwrapped here\n\n## Two\n### Three\n#### Four\n# Five\n> a\n>\n> b\n';
  expect(drawn(text)).toEqual([
    'title: <The *title*>',
    'subtitle: <Under it>',
    'heading1: <One>',
    'body: <Words wrapped here>',
    'heading2: <Two>',
    'heading3: <Three>',
    'heading4: <Four>',
    'heading1: <Five>',
    'quote: <a>',
    'quote: <b>',
  ]);
});

test('lists with levels, numbered as they are drawn', () => {
  const text =
    '1. one\n   1. a\n      1. i\n      2. ii\n   2. b\n2. two\n   - dot\n\nwords\n\n- dot\n  1. a\n';
  expect(drawn(text)).toEqual([
    'number0: <one>',
    'number1: <a>',
    'number2: <i>',
    'number2: <ii>',
    'number1: <b>',
    'number0: <two>',
    'bullet1: <dot>',
    'body: <words>',
    'bullet0: <dot>',
    'number1: <a>',
  ]);
  const reading = read(text);
  const labels = reading.ok ? numberParagraphs(reading.content.paragraphs) : [];
  expect(labels).toEqual(['1.', '(a)', '(i)', '(ii)', '(b)', '2.', '◦', null, '•', '(a)']);
});

test('formats nest, neighbouring runs are one, brackets stay words', () => {
  expect(drawn('a *b **c*** [lead agency], &amp; [d *e*](https://example.org/x)  \nf [x][]')).toEqual([
    'body: <a >italic<b >italic+bold<c>< [lead agency], & >link<d >link+italic<e><\u2028f [x][]>',
  ]);
});

test('other line ends and a byte order mark change nothing', () => {
  expect(drawn('\uFEFF% T\r\n\r\n# H\r\n\r\nw\r\n')).toEqual(['title: <T>', 'heading1: <H>', 'body: <w>']);
});

test.each([
  ['a table', 'words\n\n| a | b |\n|---|---|\n| 1 | 2 |', 4, /tables/],
  ['a table without outer bars', 'a | b\n--|--\n1 | 2', 2, /tables/],
  ['a footnote', 'words[^1]\n', 1, /footnotes/],
  ['struck text', 'a\n\n~~b~~', 3, /struck/],
  ['a task', '- [ ] do it', 1, /task/],
  ['an image', '\n\nsee ![alt](a.png)', 3, /images/],
  ['code', 'a\n\n    indented', 3, /code/],
  ['code between words', 'a `b`', 1, /code/],
  ['HTML', 'a\n\n<div>b</div>', 3, /HTML/],
  ['HTML between words', 'a<br>b', 1, /HTML/],
  ['a rule', 'a\n\n---\n\nb', 3, /rules/],
  ['a link by reference', '[a][b]\n\n[b]: https://example.org', 1, /by reference/],
  ['an unsafe link', 'a\n[b](javascript:alert)', 2, /no http/],
  ['a skipped heading', '# a\n\n### b', 3, /skips/],
  ['a first heading of level 2', '## b', 1, /skips/],
  ['a fifth heading', '# a\n## b\n### c\n#### d\n##### e', 5, /four levels/],
  ['a list that starts at 3', 'a\n\n3. b', 3, /starts at 1/],
  ['two lists in a row', '- a\n\n1. b', 3, /two lists/],
  ['a second paragraph in an item', '1. a\n\n   b', 3, /one paragraph/],
  ['a quote in an item', '- a\n\n  > b', 3, /one paragraph/],
  ['an empty item', '- a\n-\n- b', 2, /its own words/],
  ['a list in a quote', '> a\n>\n> - b', 3, /paragraphs only/],
  ['a title further down', 'a\n\n% b', 3, /first lines/],
  ['nothing', '\n\n', 1, /empty/],
])('%s is refused with its line', (_what, text, line, message) => {
  const reading = read(text);
  expect(reading).toMatchObject({ ok: false, line });
  expect(reading.ok ? '' : reading.message).toMatch(message);
  expect(reading.ok ? '' : reading.message).toMatch(new RegExp(`^text\\.md:${line}: `));
});
