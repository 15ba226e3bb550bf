/** Tables and notes that other programs put on the clipboard, pasted with the real one: they are tables and notes here. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';

const desk = useHarness();
const lines = async () =>
  (await desk.call('paragraphs', 'b')).map(({ runs }) => runs.map(([text]) => text).join(''));
const embeds = () => desk.call('embeds', 'b');
const fixture = (name: string) => readFile(join(import.meta.dirname, '../../editor/clipboard', name), 'utf8');
const EMBED = '\ufffc';

/** Into an empty text, or behind what stands in it. */
async function paste(data: Readonly<Record<string, string>>, before = '') {
  await desk.open(before);
  await desk.putOnClipboard(data);
  await desk.select('a', [0, before.length]);
  await desk.press('Control+v');
}
const pasteHtml = async (name: string) =>
  paste({ 'text/html': await fixture(name), 'text/plain': 'not\tthis\nnor\tthat' });

describe('from programs', () => {
  test('Word: merged cells, lists and alignment in them, and footnotes, in the text and in a cell', async () => {
    await pasteHtml('wordTable.html');
    expect(await lines()).toEqual(['Levels of need', `As agreed${EMBED} in Shenzhen.`, EMBED, 'The end.']);
    expect((await desk.call('paragraphs', 'b'))[0]?.style).toBe('heading2');
    expect(await embeds()).toEqual([
      { kind: 'note', text: 'By _nearly_ 30 countries.' },
      {
        kind: 'table',
        shares: [75, 112.5, 112.5],
        heads: 1,
        rows: [
          ['Need (1×2)', '↔Year (2×1)', '<'],
          ['<', '2018', '2019^[Estimated. / By the secretariat.]'],
          ['Policy: / 1. recognition', '', '→12'],
        ],
      },
    ]);
    // All of it is one step.
    await desk.press('Control+z');
    expect(await lines()).toEqual(['']);
    expect(await embeds()).toEqual([]);
    await desk.press('Control+Shift+z');
    expect((await embeds()).map(({ kind }) => kind)).toEqual(['note', 'table']);
  });

  test('Excel: what its classes say, its widths, and not the row that only holds its grid', async () => {
    await pasteHtml('excel.html');
    expect(await embeds()).toEqual([
      {
        kind: 'table',
        shares: [90, 60, 60],
        heads: 1,
        rows: [
          ['↔Country', '↔Learners', '↔Share'],
          ['Fiji', '→12,400', '→4%'],
          ['Samoa\u2028(est.) (1×2)', '→1,900', ''],
          ['<', 'not known (2×1)', '<'],
        ],
      },
    ]);
  });

  test('Google Sheets', async () => {
    await pasteHtml('googleSheets.html');
    expect(await embeds()).toEqual([
      {
        kind: 'table',
        shares: [150, 100],
        heads: 1,
        rows: [
          ['Platform', '→Courses'],
          ['XuetangX', '→1500'],
        ],
      },
    ]);
  });

  test('LibreOffice: rows that head a table, foot- and endnotes; a mark without its text stays one', async () => {
    await pasteHtml('libreOfficeNotes.html');
    expect(await lines()).toEqual([
      `Open networks${EMBED} for all${EMBED}.`,
      EMBED,
      'A mark without its text9.',
    ]);
    expect(await embeds()).toEqual([
      { kind: 'note', text: 'Open to *every* institution.' },
      { kind: 'note', text: 'At the end.' },
      {
        kind: 'table',
        shares: [128, 128],
        heads: 1,
        rows: [
          ['Need', 'Lead'],
          ['• Platforms', 'Japan'],
        ],
      },
    ]);
  });
});

describe('from web pages', () => {
  const table = (rows: string, more = '') => ({
    'text/html': `<p>Before</p><table ${more}>${rows}</table><p>After</p>`,
  });
  const rowsOf = async () => (await embeds()).flatMap((one) => ('rows' in one ? one.rows : []));

  test('heads of rows stay bold, a caption stands in front, what is hidden does not come', async () => {
    await paste(
      table(
        '<caption>Table 1</caption><tr><th>Need<th>Lead</tr><tr><th>Policy<td>Fiji</tr><tr style="display:none"><td>x<td>y</tr>',
      ),
    );
    expect(await lines()).toEqual(['Before', 'Table 1', EMBED, 'After']);
    expect(await embeds()).toEqual([
      {
        kind: 'table',
        shares: [1, 1],
        heads: 1,
        rows: [
          ['Need', 'Lead'],
          ['*Policy*', 'Fiji'],
        ],
      },
    ]);
  });

  test('a first row that alone is bold heads the table; where all are, none does', async () => {
    await paste(table('<tr><td><b>a</b><td><b>b</b></tr><tr><td><b>c</b><td>d</tr>'));
    expect(await embeds()).toMatchObject([
      {
        heads: 1,
        rows: [
          ['a', 'b'],
          ['*c*', 'd'],
        ],
      },
    ]);
    await paste(table('<tr><td><b>a</b><td><b>b</b></tr><tr><td><b>c</b><td><b>d</b></tr>'));
    expect(await embeds()).toMatchObject([
      {
        heads: 0,
        rows: [
          ['*a*', '*b*'],
          ['*c*', '*d*'],
        ],
      },
    ]);
  });

  test('rows of different length, and spans that reach out of the table', async () => {
    await paste(table('<tr><td rowspan=9>a<td colspan=1000>b</tr><tr><td>c<td>d<td>e</tr><tr></tr>'));
    expect(await rowsOf()).toEqual([
      ['a (1×3)', 'b (3×1)', '<', '<'],
      ['<', 'c', 'd', 'e'],
      ['<', '', '', ''],
    ]);
  });

  test('a table that only lays out is what stands in it; one in a cell is lines of it', async () => {
    await paste(table('<tr><td><h2>Title</h2><table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table></tr>'));
    expect(await lines()).toEqual(['Before', 'Title', EMBED, 'After']);
    await paste(table('<tr><td>a<td>b</tr>', 'role=presentation'));
    expect(await lines()).toEqual(['Before', 'a\tb', 'After']);
    await paste(table('<tr><td>outer<td><p>in<table><tr><td>a<td>b</tr></table></tr>'));
    expect(await rowsOf()).toEqual([['outer', 'in / a\tb']]);
  });

  test('in Arabic it runs from right to left', async () => {
    await paste({ 'text/html': '<table dir=rtl lang=ar><tr><td>الحاجة<td>البلد</tr></table>' });
    expect((await desk.call('paragraphs', 'b'))[0]).toMatchObject({ direction: 'rtl' });
  });

  test('a table too wide for any page comes as text', async () => {
    await paste(table(`<tr>${'<td>x'.repeat(120)}</tr>`));
    expect(await embeds()).toEqual([]);
    expect((await lines())[1]).toBe('x\t'.repeat(120).trimEnd());
  });
});

describe('plain text of a spreadsheet', () => {
  const TSV = 'Need\tLead\nPolicy\t"Fiji\nand ""Samoa"""\n';

  test('is a table, behind the text it is pasted into', async () => {
    await paste({ 'text/plain': TSV }, 'Before');
    expect(await embeds()).toEqual([
      {
        kind: 'table',
        shares: [1, 1],
        heads: 0,
        rows: [
          ['Need', 'Lead'],
          ['Policy', 'Fiji / and "Samoa"'],
        ],
      },
    ]);
    expect((await lines())[0]).toBe('Before');
    await desk.press('Control+z');
    expect(await lines()).toEqual(['Before']);
  });

  test('with Ctrl+Shift+V it is its text, and the next paste is a table again', async () => {
    await desk.open('');
    await desk.putOnClipboard({ 'text/plain': 'a\tb\nc\td' });
    await desk.select('a', [0, 0]);
    await desk.press('Control+Shift+v');
    expect(await lines()).toEqual(['a\tb', 'c\td']);
    await desk.press('Control+v');
    expect((await embeds()).length).toBe(1);
  });
});

test('where one proposes, the table is a proposal: turned down, nothing of it stays', async () => {
  await desk.open('Before', 'After');
  await desk.call('mode', 'a', 'suggesting');
  await desk.putOnClipboard({ 'text/html': await fixture('wordTable.html') });
  await desk.select('a', [0, 6]);
  await desk.press('Control+v');
  expect((await embeds()).length).toBe(2);
  await desk.call('decide', 'b', 'rejected');
  await desk.settle();
  await desk.call('view', 'b', 'final');
  expect(await desk.call('lines', 'b')).toEqual(['Before', 'After']);
});
