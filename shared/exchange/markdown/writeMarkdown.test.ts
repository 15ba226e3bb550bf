import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { paragraphText } from '../../document/DocumentContent.ts';
import { printable } from '../paper/printable.ts';
import { doc, everyFeature, HOSTILE, hostile, para, randomLists, run } from '../testing/samples.ts';
import { writeMarkdown } from './writeMarkdown.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly ordered?: boolean | null;
  readonly children?: readonly Node[];
}

const parse = (markdown: string) => fromMarkdown(markdown) as Node;
const text = (node: Node): string =>
  node.type === 'html'
    ? ''
    : node.type === 'break'
      ? ' '
      : (node.value ?? (node.children ?? []).map(text).join(''));
const find = (node: Node, type: string): Node[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap((child) => find(child, type)),
];
const squeeze = (value: string) => value.replace(/\s+/g, ' ').trim();

test('headings, quotes, links and nested lists are CommonMark’s own', () => {
  const tree = parse(writeMarkdown(everyFeature()));
  expect(find(tree, 'heading').map((node) => [node.depth, text(node)])).toEqual([
    [1, 'Agreed outcomes'],
    [2, 'Purpose'],
    [4, 'Skipped to level three'],
    [3, 'Level two'],
    [5, 'Fourth'],
  ]);
  expect(find(tree, 'blockquote').map(text)).toEqual(['As agreed in the preamble.']);
  expect(find(tree, 'link').map(({ url }) => url)).toContain('https://example.org/?a=1&b=2');
  expect(find(tree, 'strong').map(text)).toContain('bold');
  const outer = tree.children?.find(({ type }) => type === 'list');
  expect(outer?.ordered).toBe(true);
  expect(find(outer as Node, 'list').length).toBe(3);
});

test('every paragraph of a list is one item, whatever the order of levels', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const content = randomLists(seed, 40);
    const tree = parse(writeMarkdown(content));
    const items = find(tree, 'listItem').map((item) => text(item.children?.[0] as Node));
    const listed = content.paragraphs
      .filter(({ properties }) => properties.list !== 'none')
      .map(paragraphText);
    expect(items, `seed ${seed}`).toEqual(listed);
  }
});

test('text that looks like markup is read back as that text', () => {
  for (const line of HOSTILE) {
    const wanted = squeeze(printable(line));
    const tree = parse(writeMarkdown({ ...doc([para('Title', { style: 'title' }), para(line)]) }));
    const [, ...rest] = tree.children ?? [];
    if (wanted === '') continue;
    expect(rest.map(({ type }) => type)).toEqual(['paragraph']);
    expect(squeeze(text(rest[0] as Node))).toBe(wanted);
    expect(find(tree, 'link').concat(find(tree, 'image'))).toEqual([]);
  }
  expect(
    find(parse(writeMarkdown(hostile())), 'link')
      .map(({ url }) => url)
      .join(' '),
  ).not.toContain('javascript');
});

test('marks that touch each other or punctuation keep their words', () => {
  const runs = [
    run('a', { bold: true }),
    run('b', { italic: true }),
    run('(c)', { bold: true }),
    run('d'),
    run(' e ', { italic: true }),
  ];
  const tree = parse(writeMarkdown(doc([para(runs)])));
  expect(squeeze(text(tree.children?.[1] as Node))).toBe('ab(c)d e');
  expect(find(tree, 'strong').map(text)).toEqual(['a']);
  expect(find(tree, 'emphasis').map(text)).toEqual(['b', 'e']);
});
