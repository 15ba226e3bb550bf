/** Tables, notes, pictures, page ends and fields of a Word file, as what the desk has for them. */
import { describe, expect, test } from 'vitest';
import { Changes } from '../../../changes/Changes.ts';
import { Comments } from '../../../changes/comments/Comments.ts';
import { withChanges } from '../../../changes/readShown.ts';
import type { EmbedContent, TableContent } from '../../../document/EmbedContent.ts';
import { Flow } from '../../../document/Flow.ts';
import { readParagraphs } from '../../../document/readDocument.ts';
import { everyEmbed, IMAGES, RED_POINT } from '../../testing/embedSamples.ts';
import type { TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { TrackedTable } from '../../tracked/TrackedTable.ts';
import { writeWord } from '../writeWord.ts';
import type { WordFileParts } from './testing/makeWordFile.ts';
import { by, del, end, field, ins, makeWordFile, p, r } from './testing/makeWordFile.ts';
import { decideAll, linesOf, openReviewed, readWell } from './testing/reading.ts';

const readBody = (body: string, more: WordFileParts = {}) => readWell(makeWordFile({ ...more, body }));
type File = ReturnType<typeof readBody>;
const kinds = (file: File) => file.leftOut.map(({ kind }) => kind);
const embedsOf = (paragraphs: readonly TrackedParagraph[]): EmbedContent[] =>
  paragraphs.flatMap(({ runs }) => runs.flatMap(({ embed }) => embed ?? []));
const tableOf = (file: File) =>
  embedsOf(file.content.tracked).find(({ kind }) => kind === 'table') as TrackedTable;
/** By rows: the cells' texts; a number for how many columns and rows one reaches over, '-' for one under another. */
const shapeOf = ({ rows }: TableContent) =>
  rows.map(({ cells }) =>
    cells.map(({ paragraphs, columnSpan = 1, rowSpan = 1, covered }) => {
      const text = linesOf(paragraphs).join('/');
      return covered === true ? '-' : columnSpan + rowSpan > 2 ? `${text} ${columnSpan}x${rowSpan}` : text;
    }),
  );

const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (rows: string, widths: readonly number[] = []) =>
  `<w:tbl><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;

/** As the desk shows it once it is made of what was read. */
function madeOf({ content }: File) {
  const doc = openReviewed(content);
  return { doc, paragraphs: readParagraphs(new Flow(doc)) };
}

describe('tables', () => {
  test('a table is one character of a paragraph of its own; widths and heads are kept', () => {
    const heads = row(cell('Country') + cell('Learners'), '<w:tblHeader/>');
    const file = readBody(
      p(r('Before')) + table(heads + row(cell('Fiji') + cell('12')), [3000, 1000]) + p(r('After')),
    );
    expect(file.content.tracked.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
      'Before',
      '\uFFFC',
      'After',
    ]);
    expect(tableOf(file).columns).toEqual([{ share: 1.5 }, { share: 0.5 }]);
    expect(tableOf(file).rows.map(({ header }) => header)).toEqual([true, false]);
    expect(shapeOf(tableOf(file))).toEqual([
      ['Country', 'Learners'],
      ['Fiji', '12'],
    ]);
    expect(file.leftOut).toEqual([]);
  });

  test('merged cells reach over what lies under them, in both directions, and so they are stored', () => {
    const file = readBody(
      table(
        row(cell('wide', span(2)) + cell('high', '<w:vMerge w:val="restart"/>')) +
          row(cell('a') + cell('b') + cell('', '<w:vMerge/>')) +
          row(
            cell('both', `${span(2)}<w:vMerge w:val="restart"/>`) + cell('', '<w:vMerge w:val="continue"/>'),
          ) +
          row(cell('', `${span(2)}<w:vMerge/>`) + cell('c')),
        [1, 1, 1],
      ),
    );
    const shape = [
      ['wide 2x1', '-', 'high 1x3'],
      ['a', 'b', '-'],
      ['both 2x2', '-', '-'],
      ['-', '-', 'c'],
    ];
    expect(shapeOf(tableOf(file))).toEqual(shape);
    expect(shapeOf(embedsOf(madeOf(file).paragraphs)[0] as TableContent)).toEqual(shape);
  });

  test('lines of the grid at which no cell begins are no columns; rows that are short have empty cells', () => {
    const file = readBody(
      table(
        row(cell('a', span(2)) + cell('b', span(3))) +
          row(cell('c', span(2)) + cell('d', span(3))) +
          row(cell('late', span(3)), '<w:gridBefore w:val="2"/>'),
        [10, 10, 10, 10, 20],
      ),
    );
    expect(tableOf(file).columns.map(({ share }) => share)).toEqual([0.67, 1.33]);
    expect(shapeOf(tableOf(file))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['', 'late'],
    ]);
  });

  test('rows, columns and whole tables that are proposed are that, and nobody else’s', () => {
    const came = `<w:ins ${by('Mei')}/>`;
    const gone = `<w:del ${by('Sokha')}/>`;
    const two = (a: string, b: string, change: string) => row(cell(a) + cell(b), change);
    const rows = readBody(table(two('a', 'b', '') + two('new', 'n', came) + two('old', 'o', gone)));
    expect(
      tableOf(rows).rows.map(({ inserted, deleted }) => [inserted?.author.name, deleted?.author.name]),
    ).toEqual([
      [undefined, undefined],
      ['Mei', undefined],
      [undefined, 'Sokha'],
    ]);
    expect(decideAll(rows.content, 'accepted')).toEqual({
      shown: ['a', 'b', 'new', 'n'],
      settled: ['a', 'b', 'new', 'n'],
    });
    expect(decideAll(rows.content, 'rejected').shown).toEqual(['a', 'b', 'old', 'o']);

    const comes = `<w:cellIns ${by('Mei')}/>`;
    const column = readBody(table(row(cell('a') + cell('x', comes)) + row(cell('b') + cell('y', comes))));
    expect(decideAll(column.content, 'accepted').shown).toEqual(['a', 'x', 'b', 'y']);
    expect(decideAll(column.content, 'rejected')).toEqual({ shown: ['a', 'b'], settled: ['a', 'b'] });
    expect(kinds(column)).toEqual([]);

    const whole = readBody(p(r('Before')) + table(two('a', 'b', came) + two('c', 'd', came)) + p(r('After')));
    const [, paragraph] = whole.content.tracked;
    expect(paragraph?.inserted?.id).toBe(paragraph?.runs[0]?.inserted?.id);
    expect(tableOf(whole).rows.map(({ inserted }) => inserted)).toEqual([undefined, undefined]);
    expect(decideAll(whole.content, 'rejected')).toEqual({
      shown: ['Before', 'After'],
      settled: ['Before', 'After'],
    });
  });

  test('a row and the text that came with it are one proposal; another’s in it is another', () => {
    const text = (author: string, words: string) => `<w:tc>${p(ins(author, r(words)))}</w:tc>`;
    const file = readBody(
      table(
        row(cell('a') + cell('b')) +
          row(text('Mei', 'one') + text('Mei', 'two'), `<w:ins ${by('Mei')}/>`) +
          row(text('Ana', 'x') + cell('y')),
      ),
    );
    const [, second, third] = tableOf(file).rows;
    const id = (cells: typeof second, at: number) =>
      (cells?.cells[at]?.paragraphs[0]?.runs[0] as { inserted?: { id: string } })?.inserted?.id;
    expect(second?.inserted?.id).toBeDefined();
    expect([id(second, 0), id(second, 1)]).toEqual([second?.inserted?.id, second?.inserted?.id]);
    expect(id(third, 0)).not.toBe(second?.inserted?.id);

    // So are all rows of a table that comes as a whole, and what stands in front of it.
    const came = `<w:ins ${by('Mei')}/>`;
    const whole = readBody(
      p(ins('Mei', r('Order of injection')), `<w:rPr>${came}</w:rPr>`) +
        table(row(text('Mei', 'one'), came) + row(text('Mei', 'two'), came) + row(text('Ana', 'x'), came)),
    );
    const rows = tableOf(whole).rows.map((one) => id(one, 0));
    const [before, all] = whole.content.tracked.map(({ runs }) => runs[0]?.inserted?.id);
    expect(before).toBeDefined();
    expect([all, rows[0], rows[1]]).toEqual([before, before, before]);
    expect(rows[2]).not.toBe(before);
  });

  test('tables in cells, boxes in cells, and tables too deep to be shown', () => {
    const nest = (depth: number): string =>
      table(row(`<w:tc>${depth === 0 ? p(r('deep')) : nest(depth - 1)}${p(r(`at ${depth}`))}</w:tc>`));
    const file = readBody(nest(6));
    expect(linesOf(file.content.tracked)).toEqual([
      'deep',
      'at 0',
      'at 1',
      'at 2',
      'at 3',
      'at 4',
      'at 5',
      'at 6',
    ]);
    expect(file.leftOut.map(({ kind, count }) => [kind, count])).toEqual([['table', 3]]);
    expect(linesOf(madeOf(file).paragraphs)).toEqual(linesOf(file.content.tracked));
  });

  test('what is told of a table says where it stands, with the page where the file knows it', () => {
    const turned = '<w:r><w:lastRenderedPageBreak/><w:t>Page two</w:t></w:r>';
    const file = readBody(
      p(r('One')) +
        p(turned) +
        table(
          row(
            cell('shaded', '<w:shd w:fill="FF0000"/>') +
              `<w:tc>${p(r('lit text', '<w:highlight w:val="red"/>'))}</w:tc>`,
          ),
        ),
    );
    expect(file.leftOut).toEqual([
      { kind: 'tableLook', count: 1, places: [{ paragraph: 2, inside: 'text', page: 2, text: 'shaded' }] },
      { kind: 'highlight', count: 1, places: [{ paragraph: 2, inside: 'table', page: 2, text: 'lit text' }] },
    ]);
  });

  test('a file of rows without end is too large, not read by half', () => {
    const rows = '<w:tr/>'.repeat(400_000);
    const body = `<w:tbl>${row(cell('a'))}${rows}</w:tbl>`;
    expect(() => readBody(body)).toThrow('tooLarge');
  });
});

describe('notes', () => {
  const mark = (id: number, kind = 'foot', more = '') =>
    `<w:r><w:${kind}noteReference ${more} w:id="${id}"/></w:r>`;
  const note = (id: number, inside: string, kind = 'foot') =>
    `<w:${kind}note w:id="${id}">${inside}</w:${kind}note>`;

  test('a note stands where its mark does, without its number, with all its paragraphs', () => {
    const text = p(`<w:r><w:footnoteRef/></w:r>${r(' First ')}`) + p(r('and more'));
    const file = readBody(p(r('One') + mark(2) + r(' two')), { parts: { footnotes: note(2, text) } });
    expect(linesOf(file.content.tracked)).toEqual(['One^ two', '^ First ', '^ and more']);
    expect(linesOf(madeOf(file).paragraphs)).toEqual(['One^ two', '^ First ', '^ and more']);
    expect(file.leftOut).toEqual([]);
  });

  test('proposals in notes, and notes that are proposed', () => {
    const file = readBody(p(`${r('One') + mark(2)}<w:del ${by('Mei')}>${mark(3)}</w:del>`), {
      parts: { footnotes: note(2, p(del('Ana', 'old') + ins('Ana', r('new')))) + note(3, p(r('gone'))) },
    });
    expect(decideAll(file.content, 'accepted')).toEqual({
      shown: ['One^', '^ new'],
      settled: ['One^', '^ new'],
    });
    expect(decideAll(file.content, 'rejected').shown).toEqual(['One^^', '^ old', '^ gone']);
  });

  test('endnotes become notes, marks of one’s own numbers, and both are told', () => {
    const own = `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>`;
    const file = readBody(p(r('One') + own + r(' two') + mark(1, 'end')), {
      parts: { footnotes: note(2, p(r('starred'))), endnotes: note(1, p(r('at the end')), 'end') },
    });
    expect(linesOf(file.content.tracked)).toEqual(['One^ two^', '^ starred', '^ at the end']);
    expect(kinds(file)).toEqual(['endnote', 'noteMark']);
  });

  test('a note that many marks name is read once; one within itself never', () => {
    const file = readBody(p(mark(2) + mark(2) + mark(2)), {
      parts: { footnotes: note(2, p(r('circle') + mark(2))) },
    });
    expect(linesOf(file.content.tracked)).toEqual(['^', '^ circle']);
    expect(file.leftOut.map(({ kind, count }) => [kind, count])).toEqual([['missing', 3]]);
  });
});

describe('pictures', () => {
  const drawing = (inside: string, frame = 'inline') =>
    `<w:r><w:drawing><wp:${frame}><wp:extent cx="1270000" cy="635000"/>${inside}</wp:${frame}></w:drawing></w:r>`;
  const blip = (id: string) => `<a:blip r:embed="${id}"/>`;

  test('a picture is taken in with what it says of itself, its width and its bytes', () => {
    const file = readBody(p(r('Map ') + drawing(`<wp:docPr descr="A map of Fiji"/>${blip('i1')}`)), {
      pictures: { i1: RED_POINT },
    });
    const [picture] = embedsOf(file.content.tracked);
    expect(picture).toMatchObject({
      kind: 'image',
      type: 'image/png',
      width: 1,
      height: 1,
      shownWidth: 100,
      alt: 'A map of Fiji',
      decorative: false,
    });
    const hash = picture?.kind === 'image' ? picture.hash : '';
    // By `sha256sum`.
    expect(hash).toBe('b1ff9c8ea3a780bad09b346c423d2d0e46815926879b18e841d928376a946640');
    expect(file.pictures.get(hash)).toEqual({ type: 'image/png', bytes: RED_POINT });
    expect(file.leftOut).toEqual([]);
  });

  test('what is no picture the page shows, or stands outside, is left out and never fetched', () => {
    const file = readBody(p(drawing(`<wp:docPr descr="Chart"/>${blip('emf')}`) + drawing(blip('far'))), {
      pictures: { emf: new Uint8Array(80).fill(1) },
      links: { far: 'https://example.org/picture.png' },
    });
    expect(embedsOf(file.content.tracked)).toEqual([]);
    expect(file.leftOut.map(({ kind, places }) => [kind, places.map(({ text }) => text)])).toEqual([
      ['image', ['Chart', '']],
    ]);
  });

  test('one that floats or is cropped is taken in plainly, and that is told', () => {
    const file = readBody(
      p(
        drawing(`<wp:docPr descr="Cropped"/>${blip('i')}<a:srcRect l="20000"/>`) +
          drawing(blip('i'), 'anchor'),
      ),
      { pictures: { i: RED_POINT } },
    );
    expect(embedsOf(file.content.tracked).length).toBe(2);
    expect(file.leftOut.map(({ kind, count }) => [kind, count])).toEqual([['imageLook', 2]]);
    expect(file.pictures.size).toBe(1);
  });

  test('a picture that is proposed', () => {
    const file = readBody(p(r('a') + ins('Mei', drawing(blip('i')))), { pictures: { i: RED_POINT } });
    expect(decideAll(file.content, 'accepted').shown).toEqual(['a[image]']);
    expect(decideAll(file.content, 'rejected').shown).toEqual(['a']);
  });
});

describe('ends of pages', () => {
  const pageEnd = '<w:r><w:br w:type="page"/></w:r>';
  test('in front of, behind and within a text, and asked for by a paragraph or a section', () => {
    const file = readBody(
      p(pageEnd + r('in front')) +
        p(r('behind') + pageEnd) +
        p(r('with') + pageEnd + r('in')) +
        p(pageEnd) +
        p(r('asked'), '<w:pageBreakBefore/>') +
        p(r('asked again'), '<w:pageBreakBefore/>') +
        p(r('section'), '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>') +
        p(r('last')) +
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    );
    expect(linesOf(file.content.tracked)).toEqual([
      '[pageBreak]',
      'in front',
      'behind',
      '[pageBreak]',
      'with[pageBreak]in',
      '[pageBreak]',
      'asked',
      '[pageBreak]',
      'asked again',
      'section',
      '[pageBreak]',
      'last',
    ]);
    expect(kinds(file)).toEqual(['section']);
  });

  test('one between two paragraphs that are proposed to be joined stays between their texts', () => {
    const file = readBody(p(r('a') + pageEnd, end('del', 'Mei')) + p(r('b')));
    expect(decideAll(file.content, 'accepted').shown).toEqual(['a[pageBreak]b']);
    expect(decideAll(file.content, 'rejected').shown).toEqual(['a[pageBreak]', 'b']);
  });
});

describe('fields', () => {
  const mark = (id: number, name: string, inside: string) =>
    `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`;

  test('captions are counted by the desk: their label and number go', () => {
    const file = readBody(
      p(r('Table ') + field('SEQ Table \\* ARABIC', r('1')) + r('. Learners')) +
        p(r('الشكل ') + field('SEQ الشكل \\* ARABIC', r('٢')) + r(': خريطة')) +
        p(r('Annex ') + field('SEQ Annex', r('3'))) +
        p(r('As Mei says, ') + field('SEQ Table', r('4'))),
    );
    expect(linesOf(file.content.tracked)).toEqual([
      '[caption]. Learners',
      '[caption]: خريطة',
      'Annex 3',
      'As Mei says, 4',
    ]);
    expect(embedsOf(file.content.tracked)).toEqual([
      { kind: 'caption', label: 'table' },
      { kind: 'caption', label: 'figure' },
    ]);
    expect(file.leftOut.map(({ kind, places }) => [kind, places.map(({ text }) => text)])).toEqual([
      ['field', ['SEQ', 'SEQ 4']],
    ]);
  });

  test('what is marked in a caption stays marked when its label goes', () => {
    const range = (id: number, inside: string) =>
      `<w:commentRangeStart w:id="${id}"/>${inside}<w:commentRangeEnd w:id="${id}"/>`;
    const number = mark(7, 'number', field('SEQ Table', r('1')));
    const file = readBody(p(r('Table ') + range(0, number) + range(1, r(' Learners'))), {
      parts: {
        comments: [0, 1]
          .map((id) => `<w:comment w:id="${id}" w:author="Mei">${p(r('why'))}</w:comment>`)
          .join(''),
      },
    });
    expect(file.content.comments.map(({ from, to }) => [from.offset, to.offset])).toEqual([
      [0, 1],
      [1, 10],
    ]);
    expect(file.identities.bookmarks.map(({ from, to }) => [from.offset, to.offset])).toEqual([[0, 1]]);
  });

  test('references to pages, captions, numbers and headings name a paragraph, in front or behind', () => {
    const file = readBody(
      p(
        field('PAGEREF _Ref2 \\h', r('7')) +
          field('REF _Ref2 \\h', r('Aims')) +
          field('REF _Ref1 \\h', r('Table 1')),
      ) +
        p(mark(1, '_Ref1', r('Table ') + field('SEQ Table', r('1'))) + r('. Learners')) +
        p(mark(2, '_Ref2', r('Aims')), '<w:outlineLvl w:val="0"/>') +
        p(mark(3, 'part', r('only')) + r(' a part')) +
        p(field('REF part \\h', r('only')) + field('REF gone', r('lost'))),
    );
    const [first, second, third] = file.content.tracked;
    const target = (one: TrackedParagraph | undefined) => one?.id;
    expect(embedsOf([first as TrackedParagraph])).toEqual([
      { kind: 'reference', target: target(third), shows: 'page' },
      { kind: 'reference', target: target(third), shows: 'text' },
      { kind: 'reference', target: target(second), shows: 'number' },
    ]);
    expect(linesOf(file.content.tracked).at(-1)).toBe('onlylost');
    expect(file.leftOut.map(({ kind, count }) => [kind, count])).toEqual([['crossReference', 2]]);
    // And once it is stored.
    const { paragraphs } = madeOf(file);
    const made = embedsOf(paragraphs).filter(({ kind }) => kind === 'reference');
    expect(made).toMatchObject([
      { target: paragraphs[2]?.id },
      { target: paragraphs[2]?.id },
      { target: paragraphs[1]?.id },
    ]);
  });

  test('the day is made anew; a time is what it was', () => {
    const file = readBody(
      p(field('DATE \\@ "d MMMM yyyy"', r('19 June')) + field('DATE \\@ "HH:mm"', r('10:00'))),
    );
    expect(linesOf(file.content.tracked)).toEqual(['[date]10:00']);
    expect(kinds(file)).toEqual(['field']);
  });

  test('contents are made anew, and lists of tables left out', () => {
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r('Aims 1'))}</w:sdtContent></w:sdt>`;
    const file = readBody(control + p(field('TOC \\h \\c "Table"', r('Table 1'))) + p(r('Aims')));
    expect(linesOf(file.content.tracked)).toEqual(['[contents]', 'Aims']);
    expect(kinds(file)).toEqual(['contents']);
  });
});

describe('comments in what stands in a text', () => {
  const mark = (kind: string, id: number) => `<w:commentRange${kind} w:id="${id}"/>`;
  const said = (count: number) =>
    Array.from(
      { length: count },
      (_, id) =>
        `<w:comment w:id="${id}" ${by('Mei').replace('w:id="1"', '')}>${p(r(`said ${id}`))}</w:comment>`,
    ).join('');

  test('a comment in a cell or a note is about its words; one over several is about all of it', () => {
    const inCell = `<w:tc>${p(r('in ') + mark('Start', 0) + r('a cell') + mark('End', 0))}</w:tc>`;
    const over = `<w:tc>${p(mark('Start', 1) + r('from'))}</w:tc><w:tc>${p(r('to') + mark('End', 1))}</w:tc>`;
    const noted = `<w:footnote w:id="2">${p(mark('Start', 2) + r('noted') + mark('End', 2))}</w:footnote>`;
    const file = readBody(
      table(row(`${inCell}<w:tc>${p()}</w:tc>`) + row(over)) +
        p(`${r('Text')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      { parts: { comments: said(3), footnotes: noted } },
    );
    const doc = openReviewed(file.content);
    const quotes = withChanges(doc, () => {
      const comments = new Comments(doc);
      const found = comments.threads.map(({ quote, anchor }) => [
        quote.map(({ text }) => text).join(''),
        anchor.kind,
      ]);
      comments.close();
      return found;
    });
    expect(quotes).toEqual([
      ['', 'text'],
      ['a cell', 'text'],
      ['noted', 'text'],
    ]);
    // The words are those of the cell's own text.
    const changes = new Changes(new Flow(doc));
    const [, second] = new Comments(doc).threads;
    const flows = changes.flow.byFlow(second?.anchor.kind === 'text' ? second.anchor.ranges : []);
    expect([...flows.keys()].map(({ name }) => name.split(' ')[0])).toEqual(['cell']);
  });
});

test('what the desk writes of all this, it reads as the same', async () => {
  const content = everyEmbed();
  const file = readWell(await writeWord(content, { images: IMAGES }));
  const again = linesOf(file.content.tracked);
  // A citation is text in Word, a list of sources none here, and what stood beside a table is beside it no more.
  const expected = linesOf(content.paragraphs).flatMap((line) => {
    if (line === '[sources]') return [];
    return [
      line
        .replace('[citation]', '[see unesco2018, p. 4]')
        .replace('Dangling: [reference]', 'Dangling: [reference to text that is not here]'),
    ];
  });
  const beside = (line: string) => !line.includes('In front') && line.trim() !== 'behind';
  expect(again.filter(beside)).toEqual(expected.filter(beside));
  expect(file.leftOut).toEqual([]);
  const tables = (all: readonly { readonly runs: readonly { readonly embed?: EmbedContent }[] }[]) =>
    all.flatMap(({ runs }) => runs.flatMap(({ embed }) => (embed?.kind === 'table' ? [shapeOf(embed)] : [])));
  expect(tables(file.content.tracked)).toEqual(tables(content.paragraphs));
});
