/** Tables, pictures, notes and fields on web pages, in Markdown and in JSON. */
import { DOMParser } from '@xmldom/xmldom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { writeJson } from '../json/writeJson.ts';
import { writeMarkdown } from '../markdown/writeMarkdown.ts';
import {
  alone,
  cell,
  embedded,
  everyEmbed,
  IMAGES,
  image,
  note,
  row,
  table,
} from '../testing/embedSamples.ts';
import { doc, HOSTILE, para, run } from '../testing/samples.ts';
import { writeHtml } from './writeHtml.ts';

const OPTIONS = { images: IMAGES, created: new Date(2018, 5, 20, 12) };

test('a web page has heads of tables, notes with ways there and back, and references that lead somewhere', () => {
  const html = writeHtml(everyEmbed(), OPTIONS);
  expect(html).toContain('<th scope="colgroup" colspan="2">Participants</th>');
  expect(html).toContain('<td rowspan="2">Pacific</td>');
  expect(html).toContain('<img src="data:image/png;base64,iVBOR');
  expect(html).toContain('alt="A red field"');
  expect(html).toContain('<time>June 20, 2018</time>');
  expect(html).toContain('Table\u00a01</a>');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) expect(ids, link).toContain(link);
  expect([...html.matchAll(/role="doc-noteref"/g)]).toHaveLength(3);
  expect([...html.matchAll(/role="doc-backlink"/g)]).toHaveLength(3);
  expect(html).toMatch(/<p[^>]*>In front <\/p>\n<table[\s\S]*<\/table>\n<p[^>]*> behind<\/p>/);
});

test('hostile embeds are text and nothing else', () => {
  const content = doc(
    HOSTILE.flatMap((text) => [
      para([note(text), embedded(image({ alt: text, hash: `"><script>${'0'.repeat(50)}` }))]),
      para([embedded({ kind: 'reference', target: `"><script>${text}`, shows: 'number' })]),
      alone(table([row([cell([run(text)])])], [1])),
    ]),
  );
  for (const options of [OPTIONS, {}]) {
    const html = writeHtml(content, options);
    expect(html).not.toContain('<script');
    expect(writeMarkdown(content, options)).not.toMatch(/(?<!\\)<script>/);
    expect(() => JSON.parse(writeJson(content, options))).not.toThrow();
  }
});

test('in Markdown a plain table is one, another is HTML, and notes are notes', () => {
  const text = writeMarkdown(everyEmbed(), OPTIONS);
  expect(text).toContain('| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |');
  expect(text).toContain('<td rowspan="2">Pacific</td>');
  expect(text).toContain('many took part.[^1] Printed on June 20, 2018.');
  expect(text).toContain('[^1]: Counted on the last day.\n\n    By the secretariat.');
  expect(text).toContain('![A red field](data:image/png;base64,iVBOR');
  expect(text).toContain('- Participation\n- What follows');
  const pictures = JSON.stringify(fromMarkdown(text)).match(/"type":"image"/g);
  expect(pictures).toHaveLength(2);
});

test('JSON gives what stands there as data, with what it says', () => {
  const file = JSON.parse(writeJson(everyEmbed(), OPTIONS));
  const embeds = JSON.stringify(file).match(/"kind":"\w+"/g) ?? [];
  expect(new Set(embeds.map((one) => one.slice(8, -1)))).toEqual(
    new Set([
      'contents',
      'reference',
      'note',
      'date',
      'citation',
      'caption',
      'table',
      'image',
      'pageBreak',
      'sources',
    ]),
  );
  const line = file.paragraphs[3].runs;
  expect(line[1]).toEqual({
    embed: { kind: 'reference', target: '4242:5', shows: 'number', says: 'Table\u00a01' },
  });
  expect(line[9].embed.paragraphs[1].runs).toEqual([{ text: 'By the secretariat.' }]);
  expect(file.paragraphs[6].runs[0].embed.rows[2].cells[0]).toMatchObject({ rowSpan: 2 });
});

test('a page with everything is well-formed', () => {
  const html = writeHtml(everyEmbed(), OPTIONS);
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>') + 7);
  const closed = body.replace(/<(br|col|img)([^>]*)>/g, '<$1$2/>');
  const fail = (message: string) => {
    throw new Error(message);
  };
  new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
    closed,
    'text/xml',
  );
});
