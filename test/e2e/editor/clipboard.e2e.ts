/** Copying, cutting and pasting with the real clipboard: inside the desk, and what other programs put there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { PlainParagraph } from '../../editor/page/DeskApi.ts';

const desk = useHarness();
const paragraphs = () => desk.call('paragraphs', 'b');
const lines = () => desk.call('lines', 'b');
const fixture = (name: string) => readFile(join(import.meta.dirname, '../../editor/clipboard', name), 'utf8');

/** What another program would take. */
const takeFromClipboard = () =>
  desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    return { html: await read('text/html'), text: await read('text/plain') };
  });

const RICH: readonly PlainParagraph[] = [
  { style: 'title', runs: [['Title']] },
  { style: 'heading2', runs: [['Heading']] },
  {
    alignment: 'center',
    runs: [
      ['some '],
      ['bold', { bold: true }],
      [' and '],
      ['link', { link: 'https://example.org/', italic: true }],
      ['\u2028broken'],
    ],
  },
  { list: 'number', runs: [['one']] },
  { list: 'number', level: 1, runs: [['two']] },
  { list: 'number', level: 2, runs: [['three']] },
  { list: 'number', runs: [['four']] },
  { list: 'bullet', runs: [['five']] },
  { style: 'quote', indent: 1, runs: [['six']] },
  { direction: 'rtl', language: 'ar', runs: [['مرحبا', { underline: true, language: 'fa' }]] },
];

describe('inside the desk', () => {
  test('everything comes out as it went in', async () => {
    await desk.open(...RICH);
    await desk.select('a', [0, 0]);
    await desk.press('Control+a', 'Control+c', 'Control+End', 'Enter', 'Control+v');
    const now = await paragraphs();
    expect(now.slice(0, RICH.length)).toEqual(RICH);
    expect(now.slice(RICH.length)).toEqual(RICH);
  });

  test('cut and pasted elsewhere, then undone', async () => {
    await desk.open(...RICH, 'last');
    await desk.select('a', [3, 0], [7, 4]);
    await desk.press('Control+x');
    expect((await lines())[3]).toBe('');
    expect((await paragraphs()).length).toBe(RICH.length - 3);
    await desk.press('Control+End', 'Enter', 'Control+v');
    expect((await paragraphs()).slice(-5)).toEqual(RICH.slice(3, 8));
    await desk.press('Control+z', 'Control+z', 'Control+z');
    expect(await paragraphs()).toEqual([...RICH, { runs: [['last']] }]);
  });

  test('part of a heading is text, a heading as a whole stays one on an empty line', async () => {
    await desk.open({ style: 'heading1', runs: [['Heading']] }, 'body', '');
    await desk.select('a', [0, 0], [0, 4]);
    await desk.press('Control+c');
    await desk.select('a', [1, 4]);
    await desk.press('Control+v');
    expect((await paragraphs())[1]).toEqual({ runs: [['bodyHead']] });
    await desk.select('a', [0, 0], [0, 7]);
    await desk.press('Control+c');
    await desk.select('a', [2, 0]);
    await desk.press('Control+v');
    expect((await paragraphs())[2]).toEqual({ style: 'heading1', runs: [['Heading']] });
    await desk.select('a', [1, 0]);
    await desk.press('Control+v');
    expect((await paragraphs())[1]).toEqual({ runs: [['HeadingbodyHead']] });
  });

  test('part of a list item into another paragraph is text', async () => {
    await desk.open({ list: 'number', runs: [['item one']] }, 'body', '');
    await desk.select('a', [0, 5], [0, 8]);
    await desk.press('Control+c');
    await desk.select('a', [2, 0]);
    await desk.press('Control+v');
    expect((await paragraphs())[2]).toEqual({ runs: [['one']] });
  });

  test('two paragraphs in the middle of a third', async () => {
    await desk.open('abcd', 'efgh', '0123');
    await desk.select('a', [0, 2], [1, 2]);
    await desk.press('Control+c');
    await desk.select('a', [2, 2]);
    await desk.press('Control+v');
    expect(await lines()).toEqual(['abcd', 'efgh', '01cd', 'ef23']);
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [3, 2], focus: [3, 2] });
  });

  test('over a selection across paragraphs, while a peer types beside it', async () => {
    await desk.open('abcd', 'efgh', '0123');
    await desk.select('a', [2, 1], [2, 3]);
    await desk.press('Control+c');
    await desk.select('a', [0, 2], [1, 2]);
    await desk.call('hold');
    await desk.call('peer', 'b', { do: 'type', at: [1, 4], text: 'PQ' });
    await desk.press('Control+v');
    await desk.call('release');
    expect(await lines()).toEqual(['ab12ghPQ', '0123']);
  });

  test('with Ctrl+Shift+V the text alone', async () => {
    await desk.open({ style: 'heading1', runs: [['Bold', { bold: true }]] }, 'x');
    await desk.select('a', [0, 0], [0, 4]);
    await desk.press('Control+c');
    await desk.select('a', [1, 1]);
    await desk.press('Control+Shift+v');
    expect((await paragraphs())[1]).toEqual({ runs: [['xBold']] });
  });
});

describe('what is copied out', () => {
  test('is real HTML and text with its labels', async () => {
    await desk.open(...RICH);
    await desk.select('a', [0, 0]);
    await desk.press('Control+a', 'Control+c');
    const { html, text } = await takeFromClipboard();
    const tags = [...html.matchAll(/<(\w+)[^>]*>([^<]*)/g)].filter(
      ([, tag]) => !/^(html|body|head|meta|br|span)$/.test(tag ?? ''),
    );
    const shape = tags.map(([, tag, text]) => (tag === 'li' ? `li:${text}` : tag));
    expect(shape).toEqual([
      'p',
      'h2',
      'p',
      'strong',
      'a',
      'em',
      'ol',
      'li:one',
      'ol',
      'li:two',
      'ol',
      'li:three',
      'li:four',
      'ul',
      'li:five',
      'blockquote',
      'p',
      'p',
      'u',
    ]);
    expect(text.replaceAll('\r\n', '\n')).toBe(
      'Title\nHeading\nsome bold and link\nbroken\n1. one\n\t(a) two\n\t\t(i) three\n2. four\n• five\nsix\nمرحبا',
    );
  });

  test('comes back as it was from programs that keep HTML', async () => {
    await desk.open(...RICH);
    await desk.select('a', [0, 0]);
    await desk.press('Control+a', 'Control+c');
    const { html } = await takeFromClipboard();
    await desk.putOnClipboard({ 'text/html': html });
    await desk.open('');
    await desk.select('a', [0, 0]);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual(
      RICH.map((paragraph) =>
        paragraph.indent === undefined ? paragraph : { style: 'quote', runs: [['six']] },
      ),
    );
  });

  test('goes on with the numbers it had', async () => {
    await desk.open(...RICH);
    await desk.select('a', [6, 0], [7, 4]);
    await desk.press('Control+c');
    const { html, text } = await takeFromClipboard();
    expect(text.replaceAll('\r\n', '\n')).toBe('2. four\n• five');
    expect(html).toContain('start="2"');
    await desk.select('a', [3, 1], [3, 2]);
    await desk.press('Control+c');
    expect((await takeFromClipboard()).text).toBe('n');
  });
});

async function paste(name: string) {
  await desk.open('');
  await desk.putOnClipboard({ 'text/html': await fixture(name), 'text/plain': 'not this' });
  await desk.select('a', [0, 0]);
  await desk.press('Control+v');
  return paragraphs();
}

describe('from elsewhere', () => {
  test('Word', async () => {
    expect(await paste('word.html')).toEqual([
      { style: 'title', runs: [['Research framework']] },
      { style: 'subtitle', runs: [['MOOCs for higher education']] },
      { style: 'heading1', runs: [['Purpose and scope']] },
      {
        runs: [
          ['The seminar’s framework describes “levels of need” – from policy to '],
          ['learners', { bold: true }],
          [', and '],
          ['how they are met', { italic: true }],
          ['; H'],
          ['2', { subscript: true }],
          ['O and m'],
          ['2', { superscript: true }],
          [', '],
          ['underlined', { underline: true }],
          [', '],
          ['struck', { strike: true }],
          ['. See '],
          ['the report', { link: 'https://www.example.org/report?x=1&y=2' }],
          ['.'],
        ],
      },
      { list: 'number', runs: [['Policy level and quality assurance agencies']] },
      { list: 'number', level: 1, runs: [['the legal basis of recognition;']] },
      { list: 'number', level: 2, runs: [['where there is one']] },
      { list: 'bullet', runs: [['a bullet']] },
      { list: 'bullet', level: 1, runs: [['a bullet in it']] },
      { style: 'heading2', runs: [['Method']] },
      { alignment: 'center', runs: [['In the middle\u2028of two lines']] },
      { direction: 'rtl', language: 'ar-SA', runs: [['مستوى السياسات']] },
      { style: 'quote', runs: [['“Quality is contested.”']] },
      { runs: [['Lead:\tFiji']] },
      { runs: [['\ufffc']] },
      { runs: [['The end.']] },
    ]);
    expect(await desk.call('embeds', 'b')).toMatchObject([
      {
        heads: 1,
        rows: [
          ['Need', 'Lead'],
          ['Platforms', 'Japan'],
        ],
      },
    ]);
    await desk.press('Control+z');
    expect(await lines()).toEqual(['']);
  });

  test('LibreOffice', async () => {
    expect(await paste('libreOffice.html')).toEqual([
      { style: 'title', runs: [['Agreed outcomes']] },
      { style: 'heading1', runs: [['Preamble']] },
      {
        runs: [
          ['The participants '],
          ['agreed', { bold: true }],
          [' on '],
          ['two', { italic: true }],
          [' areas of work.'],
        ],
      },
      { list: 'number', runs: [['A network']] },
      { list: 'number', level: 1, runs: [['open to all']] },
      { list: 'number', runs: [['Research']] },
      { list: 'bullet', runs: [['next steps']] },
      { direction: 'rtl', language: 'ar-SA', runs: [['الخطوات التالية']] },
      { alignment: 'justify', runs: [['A\u00a0justified end.']] },
    ]);
  });

  test('Google Docs', async () => {
    expect(await paste('googleDocs.html')).toEqual([
      { style: 'heading2', runs: [['Network']] },
      {
        runs: [
          ['An '],
          ['open', { bold: true }],
          [' network', { italic: true }],
          [' for '],
          ['sharing', { link: 'https://www.example.org/' }],
          ['1', { superscript: true }],
        ],
      },
      { list: 'bullet', runs: [['members']] },
      { list: 'bullet', level: 1, runs: [['observers', { strike: true }]] },
      { list: 'number', runs: [['services']] },
    ]);
  });

  test('a web page: lists, a table, code, lines that two breaks keep apart', async () => {
    await desk.open('');
    await desk.putOnClipboard({
      'text/html': `<div><h3>Levels</h3>one<br>two<br><br>three
        <ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>
        <table><thead><tr><th>Need</th><th>Lead</th></tr></thead><tr><td>Policy</td><td></td><td><a href="https://x.example/">x</a></td></tr>
        <tr><td><p>many</p><p>lines</p></td><td>y</td></tr></table>
        <pre>code  kept\n  so</pre></div>`,
    });
    await desk.select('a', [0, 0]);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([
      { style: 'heading3', runs: [['Levels']] },
      { runs: [['one\u2028two']] },
      { runs: [['three']] },
      { list: 'bullet', runs: [['a']] },
      { list: 'bullet', level: 1, runs: [['b']] },
      { list: 'bullet', runs: [['c']] },
      { runs: [['\ufffc']] },
      { runs: [['code  kept\u2028  so']] },
    ]);
    expect(await desk.call('embeds', 'b')).toMatchObject([
      {
        heads: 1,
        rows: [
          ['Need', 'Lead', ''],
          ['Policy', '', 'x'],
          ['many / lines', 'y', ''],
        ],
      },
    ]);
  });

  test('plain text: its lines are paragraphs, in a list items', async () => {
    await desk.open('ab', { list: 'number', runs: [['cd']] });
    await desk.putOnClipboard({ 'text/plain': 'one\r\ntwo\n\nthree\n' });
    await desk.select('a', [0, 1]);
    await desk.press('Control+v');
    expect((await lines()).slice(0, 4)).toEqual(['aone', 'two', '', 'threeb']);
    await desk.select('a', [4, 2]);
    await desk.press('Control+v');
    expect((await desk.call('labels', 'b')).slice(4)).toEqual(['1.', '2.', '3.', '4.']);
    expect((await lines()).slice(4)).toEqual(['cdone', 'two', '', 'three']);
  });

  test('plain text of one line takes the format it comes into', async () => {
    await desk.open({ runs: [['bold', { bold: true }]] });
    await desk.putOnClipboard({ 'text/plain': 'XY' });
    await desk.select('a', [0, 2]);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([{ runs: [['boXYld', { bold: true }]] }]);
  });

  test('hostile HTML runs nothing, fetches nothing and links nowhere', async () => {
    const fetched: string[] = [];
    desk.page.on('request', (request) => fetched.push(request.url()));
    const now = await paste('hostile.html');
    await desk.settle();
    expect(await desk.page.evaluate(() => (window as { stolen?: number }).stolen)).toBe(undefined);
    expect(fetched).toEqual([]);
    const text = (await lines()).join('\n');
    expect(text).toContain('kept one two three four five');
    expect(text).toContain('half \ufffd and');
    expect(text).not.toMatch(/not shown|stolen|drawn|\u0000|\ufffc/);
    const links = now.flatMap(({ runs }) => runs.flatMap(([, formats]) => formats?.link ?? []));
    expect(links).toEqual(['https://ok.example/']);
    expect(
      await desk.page.evaluate(
        () =>
          document.querySelectorAll(
            '#a script, #a img, #a a, #a svg, #a iframe, #a [onclick], #a [style*=url]',
          ).length,
      ),
    ).toBe(0);
  });

  test('a foreign page under the desk’s own name is read like any other', async () => {
    await desk.open('');
    await desk.putOnClipboard({
      'application/x-rapporteur-paragraphs+json': JSON.stringify({
        version: 1,
        paragraphs: [
          {
            properties: { style: 'evil', list: 'number', level: 99 },
            runs: [{ text: 'a\nb\u0000\ufffc', formats: { link: 'javascript:1', bold: 1, italic: true } }, 7],
          },
          null,
        ],
      }),
    });
    await desk.select('a', [0, 0]);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([
      { list: 'number', runs: [['a', { italic: true }], ['\u2028'], ['b', { italic: true }]] },
      { runs: [] },
    ]);
  });

  test('a megabyte of markup comes in, deep nesting included', async () => {
    const row = (index: number) =>
      `<p class=MsoNormal style='mso-list:l0 level${1 + (index % 3)} lfo1'><span><b>word ${index}</b> and <i>more</i></span></p>`;
    let html = '<div>'.repeat(600);
    for (let index = 0; html.length < 1_000_000; index++) html += row(index);
    await desk.open('');
    await desk.putOnClipboard({ 'text/html': html });
    await desk.select('a', [0, 0]);
    await desk.press('Control+v');
    expect((await lines()).length).toBeGreaterThan(9000);
  });
});
