import { describe, expect, test } from 'vitest';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import type { WordFileParts } from './testing/makeWordFile.ts';
import { by, del, end, ins, makeWordFile, p, r } from './testing/makeWordFile.ts';
import { decideAll, linesOf, readWell } from './testing/reading.ts';

const readBody = (body: string, more: WordFileParts = {}) => readWell(makeWordFile({ ...more, body }));
const kinds = (file: ReturnType<typeof readBody>) => file.leftOut.map(({ kind }) => kind);
/** Text with its formats, and who proposes what of it. */
const runsOf = (file: ReturnType<typeof readBody>, paragraph = 0) =>
  file.content.tracked[paragraph]?.runs.map(({ text, formats, inserted, deleted, restyled }) => ({
    text,
    formats,
    ...(inserted && { ins: inserted.author.name }),
    ...(deleted && { del: deleted.author.name }),
    ...(restyled && { was: restyled.before, by: restyled.by.author.name }),
  }));
/** A place in the document's own text, in a file that says nothing of pages. */
const at = (paragraph: number, text: string) => ({ paragraph, inside: 'text', page: null, text });
const plain = (text: string, formats: InlineFormats = {}) => ({ text, formats });

describe('revisions of text', () => {
  test('insertions, deletions and a deletion within an insertion, each by whoever made it', () => {
    const inner = `${r('and quality ')}<w:del ${by('Mei')}><w:r><w:delText>assurance</w:delText></w:r></w:del>`;
    const file = readBody(p(r('Recognise ') + ins('Sokha', inner) + del('Mei', 'credits')));
    expect(runsOf(file)).toEqual([
      plain('Recognise '),
      { ...plain('and quality '), ins: 'Sokha' },
      { ...plain('assurance'), ins: 'Sokha', del: 'Mei' },
      { ...plain('credits'), del: 'Mei' },
    ]);
    expect(decideAll(file.content, 'accepted').shown).toEqual(['Recognise and quality ']);
    expect(decideAll(file.content, 'rejected').shown).toEqual(['Recognise credits']);
  });

  test('what one person changed at one time in one place is one proposal, and elsewhere another', () => {
    const file = readBody(
      p(del('Mei', 'old') + ins('Mei', r('new')) + r(' kept ') + ins('Mei', r('more')), end('ins', 'Mei')) +
        p(r('Next')),
    );
    const [first, second] = file.content.tracked;
    const ids = first?.runs.map(({ inserted, deleted }) => (inserted ?? deleted)?.id);
    expect(ids).toEqual([ids?.[0], ids?.[0], undefined, ids?.[3]]);
    expect(ids?.[3]).not.toBe(ids?.[0]);
    expect(first?.inserted?.id).toBe(ids?.[3]);
    expect(second?.inserted).toBeUndefined();
  });

  test('both ends of a move are one proposal', () => {
    const range = (end: string, kind: string) => `<w:move${kind}Range${end} w:id="5" w:name="move1"/>`;
    const moved = (kind: string, text: string) =>
      p(
        `${range('Start', kind)}<w:move${kind} ${by('Mei')}>${r(text)}</w:move${kind}>`,
        `<w:rPr><w:move${kind} ${by('Mei')}/></w:rPr>`,
      ) + range('End', kind);
    const file = readBody(moved('From', 'Moved') + p(r('Between')) + moved('To', 'Moved') + p(r('Last')));
    const ids = file.content.tracked.flatMap(({ runs, inserted, deleted }) =>
      [...runs, { inserted, deleted }].flatMap((one) => one.inserted?.id ?? one.deleted?.id ?? []),
    );
    expect(ids.length).toBe(4);
    expect(new Set(ids).size).toBe(1);
    expect(decideAll(file.content, 'accepted').shown).toEqual(['Between', 'Moved', 'Last']);
    expect(decideAll(file.content, 'rejected').shown).toEqual(['Moved', 'Between', 'Last']);
  });

  test('formats: what they are, what they were, and what cannot be said of them', () => {
    const was = (old: string) => `<w:rPrChange ${by('Mei')}><w:rPr>${old}</w:rPr></w:rPrChange>`;
    const file = readBody(
      p(
        r('bold', `<w:b/>${was('<w:i/>')}`) +
          r('red', `<w:color w:val="FF0000"/>${was('')}`) +
          r('both', '<w:b/><w:u w:val="single"/>'),
      ),
    );
    expect(runsOf(file)).toEqual([
      { ...plain('bold', { bold: true }), was: { italic: true }, by: 'Mei' },
      plain('red'),
      plain('both', { bold: true, underline: true }),
    ]);
    expect(kinds(file)).toEqual(['color', 'formatChange']);
  });

  test('a link that is proposed, or proposed to go, is a field that comes or goes around text that stays', () => {
    const field = (op: (inside: string) => string, code: string, inside: string) =>
      op(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>${code}</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
      ) +
      inside +
      op('<w:r><w:fldChar w:fldCharType="end"/></w:r>');
    const gone = (inside: string) => `<w:del ${by('Mei')}>${inside}</w:del>`;
    const file = readBody(
      p(
        field(
          (inside) => ins('Mei', inside),
          '<w:instrText> HYPERLINK "https://new.example/" </w:instrText>',
          r('here'),
        ),
      ) + p(field(gone, '<w:delInstrText> HYPERLINK "https://old.example/" </w:delInstrText>', r('there'))),
    );
    expect(runsOf(file)).toEqual([
      { ...plain('here', { link: 'https://new.example/' }), was: {}, by: 'Mei' },
    ]);
    expect(runsOf(file, 1)).toEqual([
      { ...plain('there'), was: { link: 'https://old.example/' }, by: 'Mei' },
    ]);
  });
});

describe('revisions of paragraphs', () => {
  test('ends that come and go, and a border that nothing joins across', () => {
    const table = `<w:tbl><w:tr><w:tc>${p(r('cell'))}</w:tc></w:tr></w:tbl>`;
    const file = readBody(
      p(r('one '), end('del', 'Mei')) +
        p(r('two')) +
        p(r('kept'), end('del', 'Mei')) +
        table +
        p(del('Mei', 'all'), end('del', 'Mei')) +
        table,
    );
    expect(decideAll(file.content, 'accepted').shown).toEqual(['one two', 'kept', 'cell', 'cell']);
    expect(decideAll(file.content, 'rejected').shown).toEqual(['one ', 'two', 'kept', 'cell', 'all', 'cell']);
  });

  test('rows and cells that come and go take all their text with them', () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}${p(r(`${text}2`))}</w:tc>`;
    const row = (inside: string, op = '') => `<w:tr><w:trPr>${op}</w:trPr>${inside}</w:tr>`;
    const file = readBody(
      `<w:tbl>${row(cell('a') + cell('b', `<w:cellIns ${by('Mei')}/>`))}${row(cell('gone'), `<w:del ${by('Mei')}/>`)}${row(cell('new'), `<w:ins ${by('Sokha')}/>`)}</w:tbl>${p(r('Last'))}`,
    );
    // A row of one cell has an empty one beside it, as the one above it has two.
    const accepted = ['a', 'a2', 'b', 'b2', 'new', 'new2', '', 'Last'];
    expect(decideAll(file.content, 'accepted').shown).toEqual(accepted);
    // Of a cell that comes alone, the text goes again, and the cell stays, empty.
    expect(decideAll(file.content, 'rejected').shown).toEqual(['a', 'a2', '', 'gone', 'gone2', '', 'Last']);
    expect(kinds(file)).toEqual(['tableChange']);
  });

  test('style, list, level, alignment and direction that were otherwise', () => {
    const was = (old: string) => `<w:pPrChange ${by('Mei')}><w:pPr>${old}</w:pPr></w:pPrChange>`;
    const file = readBody(
      p(r('Aims'), `<w:pStyle w:val="H2"/><w:jc w:val="center"/>${was('')}`) +
        p(r('item'), `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/><w:ins ${by('Mei')}/></w:numPr>`) +
        p(r('same'), `<w:spacing w:after="9"/>${was('')}`),
      { parts: { styles: STYLES, numbering: NUMBERING } },
    );
    const changes = file.content.tracked.map(({ properties, restyled }) => [properties, restyled?.before]);
    expect(changes[0]).toEqual([
      expect.objectContaining({ style: 'heading2', alignment: 'center' }),
      expect.objectContaining({ style: 'body', alignment: 'start' }),
    ]);
    expect(changes[1]).toEqual([
      expect.objectContaining({ list: 'number', level: 1 }),
      expect.objectContaining({ list: 'none', level: 0 }),
    ]);
    expect(changes[2]?.[1]).toBeUndefined();
    expect(kinds(file)).toEqual(['paragraphChange']);
  });
});

const STYLES = `
  <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="UN Chapter"/><w:basedOn w:val="H2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`;
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', 'o')}</w:abstractNum>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>`;

describe('what a paragraph is', () => {
  test('styles are known by what they are called or based on; what they add to it are formats', () => {
    const styled = (id: string, run = '') => p(r(id, run), `<w:pStyle w:val="${id}"/>`);
    const file = readBody(
      styled('H2') +
        styled('Own') +
        styled('Loud') +
        styled('Loud', '<w:rStyle w:val="Strong"/>') +
        styled('Loud', '<w:b w:val="0"/>') +
        p(r('Outline'), '<w:outlineLvl w:val="2"/>'),
      { parts: { styles: STYLES } },
    );
    expect(file.content.tracked.map(({ properties, runs }) => [properties.style, runs[0]?.formats])).toEqual([
      ['heading2', {}],
      ['heading2', {}],
      ['body', { bold: true }],
      // Two styles that both make bold turn it off, as Word has it.
      ['body', {}],
      ['body', {}],
      ['heading3', {}],
    ]);
  });

  test('numbers that the desk would draw otherwise are listed with the number Word gives them', () => {
    const item = (text: string, at: number) =>
      p(r(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="3"/></w:numPr>`);
    const file = readBody(item('first', 0) + item('sub', 1) + p(r('Between')) + item('second', 0), {
      parts: { numbering: NUMBERING },
    });
    expect(file.leftOut).toEqual([{ kind: 'numbering', count: 1, places: [at(3, '2. second')] }]);
  });

  test('indents, bullets and ends of lines', () => {
    const file = readBody(
      p(r('in'), '<w:ind w:left="1134"/>') +
        p(r('inch'), '<w:ind w:left="720"/>') +
        p(r('dot'), '<w:numPr><w:numId w:val="4"/></w:numPr>') +
        p(r('right'), '<w:jc w:val="right"/>'),
      { parts: { numbering: NUMBERING } },
    );
    expect(
      file.content.tracked.map(({ properties: { indent, list, alignment } }) => [indent, list, alignment]),
    ).toEqual([
      [2, 'none', 'start'],
      [1, 'none', 'start'],
      [0, 'bullet', 'start'],
      [0, 'none', 'end'],
    ]);
  });

  test('the direction is said where the letters do not say it', () => {
    const file = readBody(
      p(r('ينبغي', '<w:rtl/>'), '<w:bidi/>') + p(r('English'), '<w:bidi/>') + p(r('ينبغي')) + p(r('English')),
    );
    expect(file.content.tracked.map(({ properties }) => properties.direction)).toEqual([
      'auto',
      'rtl',
      'ltr',
      'auto',
    ]);
  });

  test('languages: the text’s own, a paragraph’s where it is another, and a run’s within it', () => {
    const in_ = (tag: string, text: string) => r(text, `<w:lang w:val="${tag}" w:bidi="ar-SA"/>`);
    const file = readBody(
      p(in_('en-GB', 'A long text in English')) +
        p(in_('fr-FR', 'Et en français') + in_('en-US', ' too')) +
        p(in_('en-US', 'ينبغي') + in_('en-US', ' end')),
    );
    expect(file.content.language).toBe('en');
    expect(file.content.tracked.map(({ properties }) => properties.language)).toEqual(['', 'fr', 'ar']);
    expect(runsOf(file, 1)).toEqual([plain('Et en français'), plain(' too', { language: 'en' })]);
  });
});

describe('what stands in a text', () => {
  test('content controls, tags, links, tabs, breaks and hyphens', () => {
    const control = (inside: string) =>
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const file = readBody(
      control(
        p(
          control(r('control ')) +
            `<w:smartTag><w:smartTagPr/>${r('tag ')}</w:smartTag>` +
            `<w:hyperlink r:id="l">${r('link')}</w:hyperlink>`,
        ),
      ) +
        p(
          '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="default"> d </w:t></w:r>',
        ),
      { links: { l: 'https://example.org/' } },
    );
    expect(runsOf(file)).toEqual([plain('control tag '), plain('link', { link: 'https://example.org/' })]);
    expect(linesOf(file.content.tracked)[1]).toBe('a\tb\u2028c\u2011✓d');
    expect(kinds(file)).toEqual([]);
  });

  test('fields: what they came to, within one another and over paragraphs; one that never ends is none', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const inner = mark('begin') + code(' PAGE ') + mark('separate') + r('7') + mark('end');
    const file = readBody(
      p(mark('begin') + code(' IF ') + inner + code(' = 7 ') + mark('separate') + r('seven')) +
        p(r('teen') + mark('end') + r('.')) +
        p(mark('begin') + code(' REF ') + r('not lost')) +
        p(`<w:fldSimple w:instr=" DATE ">${r('today')}</w:fldSimple>`),
    );
    expect(linesOf(file.content.tracked)).toEqual(['seven', 'teen.', 'not lost', '[date]']);
    expect(file.leftOut).toEqual([
      {
        kind: 'field',
        count: 1,
        places: [at(0, 'IF')],
      },
    ]);
  });

  test('contents are made of the headings: what the file has there is not taken in', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const file = readBody(
      p(`${mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${mark('separate')}${r('Aims 1')}`) +
        p(r('Means 2')) +
        p(mark('end')) +
        p(r('Aims')),
    );
    expect(linesOf(file.content.tracked)).toEqual(['[contents]', 'Aims']);
    expect(kinds(file)).toEqual([]);
  });

  test('boxes come behind their paragraph, once, though the file has them twice', () => {
    const box = (inside: string) => `<w:txbxContent>${p(r(inside))}</w:txbxContent>`;
    const twice = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('boxed')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('boxed')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const file = readBody(
      p(`${r('Before')}<w:r>${twice}</w:r>`, end('del', 'Mei')) + p(r('After')) + p(r('Last')),
    );
    // Not between the two that are proposed to be joined.
    expect(linesOf(file.content.tracked)).toEqual(['Before', 'After', 'boxed', 'Last']);
    expect(decideAll(file.content, 'accepted').shown).toEqual(['BeforeAfter', 'boxed', 'Last']);
    expect(file.leftOut).toEqual([{ kind: 'textBox', count: 1, places: [at(0, 'Before')] }]);
  });

  test('what cannot be held is listed with its place, and hidden text is not shown', () => {
    const picture =
      '<w:r><w:drawing><wp:inline><wp:docPr descr="A map"/><a:blip/></wp:inline></w:drawing></w:r>';
    const file = readBody(
      p(r('Text')) +
        p(`${r('Map')}${picture}<w:r><w:br w:type="page"/></w:r>`) +
        p(
          `<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>${r('secret', '<w:vanish/>')}${r('lit', '<w:highlight w:val="yellow"/>')}`,
        ) +
        '<w:altChunk r:id="c"/><w:sectPr><w:sectPrChange/></w:sectPr>',
      { parts: { header: p(r('Draft of 19 June')) } },
    );
    expect(linesOf(file.content.tracked)).toEqual(['Text', 'Map', '[pageBreak]', 'x2lit']);
    expect(
      file.leftOut.map(({ kind, places }) => [
        kind,
        ...places.map(({ paragraph, text }) => `${paragraph}: ${text}`),
      ]),
    ).toEqual([
      ['formula', '3: x2lit'],
      ['image', '1: A map'],
      ['embedded', '4: '],
      ['headerFooter'],
      ['hiddenText', '3: secret'],
      ['highlight', '3: x2lit'],
      ['sectionChange', '4: '],
    ]);
  });
});

describe('people and comments', () => {
  test('the same name is the same person in every file; a country behind it is the delegation', () => {
    const author = (name: string) =>
      readBody(p(ins(name, r('x')))).content.tracked[0]?.runs[0]?.inserted?.author;
    expect(author('Sokha Chan (Cambodia)')).toEqual({
      id: expect.stringMatching(/^word-[0-9a-f]{16}$/),
      name: 'Sokha Chan',
      delegation: 'KH',
    });
    expect(author('Chan, Sokha (External)')).toMatchObject({
      name: 'Chan, Sokha (External)',
      delegation: 'Word',
    });
    expect(author('')).toMatchObject({ name: 'Unknown', delegation: 'Word' });
    expect(author('x'.repeat(500))?.name.length).toBe(200);
    expect(author('Mei')?.id).toBe(author('Mei')?.id);
    expect(author('Mei')?.id).not.toBe(author('Mei (Fiji)')?.id);
  });

  test('a comment stands where its marks do: in a run, over paragraphs, at a point, and nowhere', () => {
    const mark = (kind: string, id: number) => `<w:commentRange${kind} w:id="${id}"/>`;
    const point = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const said = [0, 1, 2, 3]
      .map((id) => `<w:comment w:id="${id}" ${by('Mei')}>${p(r(`said ${id}`))}</w:comment>`)
      .join('');
    const file = readBody(
      p(
        r('One ') +
          mark('Start', 0) +
          del('Mei', 'two') +
          mark('End', 0) +
          point(0) +
          mark('Start', 1) +
          r(' three'),
      ) + p(r('four') + mark('End', 1) + r(' five') + point(2)),
      { parts: { comments: said.replaceAll('w:id="1" w:author', 'w:author') } },
    );
    const places = file.content.comments.map(({ text, from, to }) => [
      text,
      from.paragraph,
      from.offset,
      to.paragraph,
      to.offset,
    ]);
    expect(places).toEqual([
      ['said 0', 0, 4, 0, 7],
      ['said 1', 0, 7, 1, 4],
      ['said 2', 1, 9, 1, 9],
      ['said 3', 1, 9, 1, 9],
    ]);
    expect(file.leftOut).toEqual([{ kind: 'commentPlace', count: 1, places: [at(1, 'said 3')] }]);
  });

  test('title, language and date of the file itself', () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title> Agreed\n outcomes </dc:title><dc:language>fr-FR</dc:language><dcterms:modified>2018-06-19T10:00:00Z</dcterms:modified></cp:coreProperties>';
    const file = readBody(p(`<w:ins w:author="Mei">${r('x')}</w:ins>`), {
      files: { 'docProps/core.xml': core },
    });
    expect(file.content).toMatchObject({ title: 'Agreed outcomes', language: 'fr' });
    expect(file.content.tracked[0]?.runs[0]?.inserted?.at).toBe(Date.UTC(2018, 5, 19, 10));
  });
});
