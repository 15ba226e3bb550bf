/** Files that are not what they should be. Each gets an answer; none is taken in by half, and nothing is fetched. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { MOST_BYTES } from './mostBytes.ts';
import { makeWordFile, p, r, W } from './testing/makeWordFile.ts';
import { linesOf, NOW, read, readWell } from './testing/reading.ts';

const reasonOf = (bytes: Uint8Array) => {
  const file = read(bytes);
  return file.ok ? 'read' : file.reason;
};
const whole = makeWordFile({ body: p(r('The whole text')) });
const withDocument = (xml: string | Uint8Array) => makeWordFile({ files: { 'word/document.xml': xml } });
const document = (inside: string) => `<w:document xmlns:w="${W}"><w:body>${inside}</w:body></w:document>`;

/** A container of Word 97 to 2003 with streams of these names. */
function oldContainer(...streams: string[]): Uint8Array {
  const names = streams.map((name) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
  return Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(504).fill(0),
    ...names.flat(),
  ]);
}

/** Changes what the archive says of a part, in both places where it says it. */
function claim(
  bytes: Uint8Array,
  name: string,
  offsets: { local: number; central: number },
  value: number,
): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 46; at++) {
    const signature = view.getUint32(at, true);
    const isLocal = signature === 0x04034b50;
    if (!isLocal && signature !== 0x02014b50) continue;
    const from = at + (isLocal ? 30 : 46);
    if (new TextDecoder().decode(changed.subarray(from, from + name.length)) !== name) continue;
    view.setUint32(at + (isLocal ? offsets.local : offsets.central), value, true);
  }
  return changed;
}
const SIZE = { local: 22, central: 24 };

describe('a file that is none', () => {
  test.each([
    ['nothing at all', new Uint8Array()],
    ['a text', strToU8('Agreed outcomes of the seminar')],
    ['an archive of something else', zipSync({ 'notes.txt': strToU8('notes') })],
    ['a workbook', makeWordFile({ files: { 'word/document.xml': '<workbook xmlns="urn:other"/>' } })],
    ['an old workbook', oldContainer('Workbook')],
  ])('%s is no Word file', (_, bytes) => expect(reasonOf(bytes)).toBe('notWord'));

  test.each([
    ['a PDF', strToU8('%PDF-1.7'), 'pdf'],
    ['rich text', strToU8('{\\rtf1\\ansi Agreed}'), 'otherText'],
    ['a web page', strToU8('\u{feff} <!DOCTYPE html><html lang="en"><p>Agreed'), 'otherText'],
    [
      'an OpenDocument text',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
        'content.xml': strToU8('<office:document-content/>'),
      }),
      'otherText',
    ],
    [
      'an OpenDocument table',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
      'notWord',
    ],
  ])('%s is told from other files that are none', (_, bytes, reason) => expect(reasonOf(bytes)).toBe(reason));

  test('a .doc is told from a .docx, whatever its name', () =>
    expect(reasonOf(oldContainer('Root Entry', 'WordDocument'))).toBe('oldWord'));

  test.each(['EncryptedPackage', '\u0006DataSpaces DRMEncryptedTransform'])(
    'one with a password: %s',
    (stream) => expect(reasonOf(oldContainer('Root Entry', stream))).toBe('encrypted'),
  );
});

describe('a damaged file', () => {
  test('cut short anywhere, it is refused and never taken in by half', () => {
    for (let length = 4; length < whole.length; length += 7)
      expect(['damaged', 'notWord'], `${length} of ${whole.length} bytes`).toContain(
        reasonOf(whole.subarray(0, length)),
      );
  });

  test('a bit turned in its text is noticed', () => {
    const stored = zipSync({ 'word/document.xml': [strToU8(document(p(r('agreed')))), { level: 0 }] });
    const at = new TextDecoder('latin1').decode(stored).indexOf('agreed');
    expect(reasonOf(stored)).toBe('read');
    stored[at] = (stored[at] as number) ^ 1;
    expect(reasonOf(stored)).toBe('damaged');
  });

  test.each([
    ['an element that is not closed', document(p(r('a'))).replace('</w:body>', '')],
    ['elements closed crosswise', document('<w:p><w:r></w:p></w:r>')],
    ['an unknown entity', document(p(r('a &company; b')))],
    ['a bare ampersand', document(p(r('a & b')))],
    ['two roots', `${document('')}<w:more xmlns:w="${W}"/>`],
    ['text around the root', `x${document('')}`],
    ['an attribute without quotes', document('<w:p w:x=1/>')],
    ['nothing', ''],
    ['no body', `<w:document xmlns:w="${W}"/>`],
  ])('its XML has %s', (_, xml) => expect(reasonOf(withDocument(xml))).toBe('damaged'));

  test('a comment part that cannot be read refuses the whole file', () => {
    const related = { comments: '<w:comment w:id="0"><w:p></w:comment>' };
    expect(reasonOf(makeWordFile({ parts: related }))).toBe('damaged');
  });

  test('parts that are missing are done without', () => {
    const bytes = makeWordFile({
      body: p(
        `${r('Text')}<w:r><w:footnoteReference w:id="9"/></w:r>`,
        '<w:pStyle w:val="Nowhere"/><w:numPr><w:numId w:val="7"/></w:numPr>',
      ),
      files: {
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://a/styles" Target="gone.xml"/></Relationships>',
      },
    });
    const { content, leftOut } = readWell(bytes);
    expect(linesOf(content.tracked)).toEqual(['Text']);
    expect(leftOut.map(({ kind }) => kind)).toEqual(['missing']);
  });
});

describe('a file made to do harm', () => {
  test('billion laughs, and any other document type, are refused before anything is read of them', () => {
    const lols = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">${lols}]>${document(p(r('&l9;')))}`;
    const outside = `<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">${document(p(r('a')))}`;
    const file = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document(p(r('&x;')))}`;
    for (const xml of [bomb, outside, file]) expect(reasonOf(withDocument(xml))).toBe('hostile');
    expect(reasonOf(makeWordFile({ parts: { styles: '' }, files: { 'word/styles.xml': outside } }))).toBe(
      'hostile',
    );
  });

  test('nothing outside of the file is opened, whatever it names', () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const bytes = makeWordFile({
      body: p(
        `<w:hyperlink r:id="far">${r('there')}</w:hyperlink><w:r><w:drawing><a:blip r:link="far"/></w:drawing></w:r>`,
      ),
      links: { far: 'https://example.org/' },
      files: {
        '_rels/.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://a/officeDocument" Target="http://127.0.0.1:9/document.xml" TargetMode="External"/></Relationships>',
      },
    });
    const { content, leftOut } = readWell(bytes);
    expect(content.tracked[0]?.runs).toEqual([{ text: 'there', formats: { link: 'https://example.org/' } }]);
    expect(leftOut.map(({ kind }) => kind)).toEqual(['image']);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test('a part that says that it grows beyond measure is not unpacked', () => {
    const bomb = withDocument(new Uint8Array(12 * 1024 * 1024).fill(32));
    expect(bomb.length).toBeLessThan(100_000);
    expect(reasonOf(bomb)).toBe('hostile');
    expect(reasonOf(claim(whole, 'word/document.xml', SIZE, 900 * 1024 * 1024))).toBe('tooLarge');
  });

  test('a part that says less than it is, or more, is given up as soon as that shows', () => {
    const bomb = withDocument(new Uint8Array(90 * 1024 * 1024).fill(32));
    const before = process.memoryUsage().arrayBuffers;
    expect(reasonOf(claim(bomb, 'word/document.xml', SIZE, 4000))).toBe('damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
    expect(reasonOf(claim(whole, 'word/document.xml', SIZE, 5_000_000))).toBe('damaged');
  });

  test('elements within elements without end are no text', () =>
    expect(reasonOf(withDocument(document(`${'<w:sdt>'.repeat(50_000)}${'</w:sdt>'.repeat(50_000)}`)))).toBe(
      'hostile',
    ));

  test('a file of more than 96 MB is not looked into', () => {
    const large = new Uint8Array(MOST_BYTES + 1);
    large.set(whole);
    expect(reasonOf(large)).toBe('tooLarge');
  });

  test('a large file of pictures costs no more than its text', () => {
    const picture = Uint8Array.from({ length: 12 * 1024 * 1024 }, (_, at) => (at * 2654435761) >>> 24);
    const large = makeWordFile({ body: p(r('Text')), files: { 'word/media/image1.png': picture } });
    expect(linesOf(readWell(large).content.tracked)).toEqual(['Text']);
  });

  test('macros are named and left out; the text comes in', () => {
    const bytes = makeWordFile({ body: p(r('Text')), files: { 'word/vbaProject.bin': new Uint8Array(10) } });
    const { content, leftOut } = readWell(bytes);
    expect(linesOf(content.tracked)).toEqual(['Text']);
    expect(leftOut).toEqual([{ kind: 'macros', count: 1, places: [] }]);
  });

  test('styles, lists and answers that run in circles come to an end', () => {
    const circle = (id: string, on: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${on}"/></w:style>`;
    const said = (id: number, paragraph: string) =>
      `<w:comment w:id="${id}" w:author="A"><w:p w14:paraId="${paragraph}">${r('x')}</w:p></w:comment>`;
    const bytes = makeWordFile({
      body: p(r('Text'), '<w:pStyle w:val="A"/>'),
      parts: {
        styles: circle('A', 'B') + circle('B', 'A'),
        comments: said(0, '01') + said(1, '02'),
        commentsExtended:
          '<w15:commentEx w15:paraId="01" w15:paraIdParent="02"/><w15:commentEx w15:paraId="02" w15:paraIdParent="01"/>',
      },
    });
    const { content } = readWell(bytes);
    expect(linesOf(content.tracked)).toEqual(['Text']);
    expect(content.comments.flatMap(({ replies }) => ['x', ...replies]).length).toBe(2);
  });
});

describe('what other programs write', () => {
  test('dates that are none, and none at all', () => {
    const dated = (date: string) => `<w:ins w:id="1" w:author="A" ${date}>${r('x')}</w:ins>`;
    const bytes = makeWordFile({
      body: [
        'w:date="yesterday"',
        'w:date="2018-13-45T10:00:00Z"',
        'w:date="0001-01-01T00:00:00Z"',
        '',
        'w:date="2018-06-19"',
      ]
        .map((date) => p(dated(date)))
        .join(''),
    });
    const { content, leftOut } = readWell(bytes);
    expect(content.tracked.map(({ runs }) => runs[0]?.inserted?.at)).toEqual([
      NOW,
      NOW,
      NOW,
      NOW,
      Date.UTC(2018, 5, 19),
    ]);
    expect(leftOut).toEqual([{ kind: 'date', count: 3, places: [] }]);
  });

  test('ids that are given twice: every comment is kept', () => {
    const said = (text: string) => `<w:comment w:id="0" w:author="A">${p(r(text))}</w:comment>`;
    const bytes = makeWordFile({
      body: p(
        `<w:commentRangeStart w:id="0"/>${r('Text')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      parts: { comments: said('first') + said('second') },
    });
    const { content, leftOut } = readWell(bytes);
    expect(content.comments.map(({ text, from, to }) => [text, from.offset, to.offset])).toEqual([
      ['first', 0, 4],
      ['second', 4, 4],
    ]);
    expect(leftOut.map(({ kind }) => kind)).toEqual(['commentPlace']);
  });

  test('Strict files, other prefixes, UTF-16 and names in capitals are read alike', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const xml = `<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="${strict}"><x:body><x:p><x:pPr><x:jc x:val="center"/></x:pPr><x:ins x:author="A"><x:r><x:t>Très &#233;t&#xE9;</x:t></x:r></x:ins></x:p></x:body></x:document>`;
    const codes = [...xml].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]);
    const bytes = makeWordFile({
      files: {
        'word/document.xml': new Uint8Array(),
        'Word/DOCUMENT.xml': Uint8Array.from([0xff, 0xfe, ...codes]),
      },
    });
    const only = zipSync({ 'Word/DOCUMENT.xml': Uint8Array.from([0xff, 0xfe, ...codes]) });
    expect(reasonOf(bytes)).toBe('damaged');
    const { content } = readWell(only);
    expect(linesOf(content.tracked)).toEqual(['Très été']);
    expect(content.tracked[0]).toMatchObject({
      properties: { alignment: 'center' },
      runs: [{ inserted: { author: { name: 'A' } } }],
    });
  });

  test('an empty text is one empty paragraph', () =>
    expect(linesOf(readWell(makeWordFile({ body: '<w:sectPr/>' })).content.tracked)).toEqual(['']));
});
