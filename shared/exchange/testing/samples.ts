/** Documents for the tests of the exports. */
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES, type ParagraphProperties } from '../../document/paragraphProperties.ts';

export const run = (text: string, formats: InlineFormats = {}): Run => ({ text, formats });

export function para(
  text: string | readonly Run[],
  properties: Partial<ParagraphProperties> = {},
): ParagraphContent {
  return {
    properties: { ...DEFAULT_PROPERTIES, ...properties },
    runs: typeof text === 'string' ? (text === '' ? [] : [run(text)]) : text,
  };
}

export function doc(
  paragraphs: readonly ParagraphContent[],
  title = 'Agreed outcomes',
  language = 'en',
): DocumentContent {
  return {
    title,
    language,
    paragraphs: paragraphs.map((paragraph, index) => ({ ...paragraph, id: `4242:${index * 7}` })),
  };
}

const SENTENCE =
  'Participating institutions should recognise learning outcomes obtained through open online courses, and make the criteria public. ';
export const ARABIC =
  'ينبغي للمؤسسات المشاركة، في حدود إمكاناتها ووفقا للتشريعات الوطنية، أن تعترف بنتائج التعلم.';
export const CHINESE = '各参与机构应在其能力范围内承认通过开放在线课程取得的学习成果。';

/** Everything a paragraph and a run can be. */
export function everyFeature(): DocumentContent {
  return doc([
    para('Agreed outcomes', { style: 'title' }),
    para('Regional seminar on MOOCs', { style: 'subtitle' }),
    para('Purpose', { style: 'heading1' }),
    para([
      run('bold ', { bold: true }),
      run('italic ', { italic: true }),
      run('both ', { bold: true, italic: true }),
      run('under ', { underline: true }),
      run('struck ', { strike: true }),
      run('low', { subscript: true }),
      run('high', { superscript: true }),
      run(' and '),
      run('a ', { link: 'https://example.org/?a=1&b=2' }),
      run('link', { link: 'https://example.org/?a=1&b=2', bold: true }),
      run(' and après', { language: 'fr' }),
      run('.\u2028After a soft break.'),
    ]),
    para('Skipped to level three', { style: 'heading3' }),
    para('First', { list: 'number' }),
    para('who', { list: 'number', level: 1 }),
    para('by when', { list: 'number', level: 2 }),
    para('Second', { list: 'number' }),
    para('a point', { list: 'bullet' }),
    para('deeper', { list: 'bullet', level: 1 }),
    para('Third', { list: 'number' }),
    para('As agreed in the preamble.', { style: 'quote' }),
    para('Level two', { style: 'heading2' }),
    para('Anew', { list: 'number' }),
    para('Centred', { alignment: 'center' }),
    para('At the end', { alignment: 'end' }),
    para(SENTENCE.repeat(3), { alignment: 'justify' }),
    para('Indented', { indent: 2 }),
    para(ARABIC, { language: 'ar' }),
    para(CHINESE, { language: 'zh-CN' }),
    para('Fourth', { style: 'heading4' }),
    para(''),
  ]);
}

/** A long report: `sections` of about one and a half pages each. */
export function report(sections: number): DocumentContent {
  const paragraphs: ParagraphContent[] = [para('Research framework', { style: 'title' })];
  for (let section = 1; section <= sections; section++) {
    paragraphs.push(
      para(`Area ${section} of the work`, { style: 'heading1' }),
      para(SENTENCE.repeat(9)),
      para(`Scope ${section}`, { style: 'heading2' }),
      para(SENTENCE.repeat(7)),
      ...[0, 1, 1, 2, 2, 0].map((level) => para(SENTENCE, { list: 'number', level })),
      para(`Indicators ${section}`, { style: 'heading3' }),
      para(SENTENCE.repeat(6)),
    );
  }
  return doc(paragraphs, 'Research framework');
}

const LONE = '\ud800';
/** What nobody types and somebody sends. */
export const HOSTILE: readonly string[] = [
  '</w:t></w:r><w:p/> & <script>alert(1)</script> "quotes" \'single\' ]]>',
  '#set page(width: 1pt) #eval("1") $x$ @label <label> *b* _i_ `c` \\ [ ] { } // comment',
  `control \u0000\u0001\u0008\u000b\u000c\u001b\u001f\u007f\u0085\u009f lone ${LONE} half \udfff nonchar \ufffe\uffff`,
  'CURRENT',
  'TOTAL_PAGES',
  '# not a heading',
  '1. not a list',
  '- nor this',
  '![image](https://example.org/x.png) [link](javascript:alert(1)) &amp; &#9; ~~x~~ ---',
  'tab\there \u202e reversed \u2066isolate\u2069 \u200d joiner',
  '\u2028',
  ' leading and trailing ',
];

export function hostile(): DocumentContent {
  return {
    title: '<b>T&tle</b>\u0000 #emph[x]',
    language: 'en"><script>',
    paragraphs: [
      ...HOSTILE.map((text) => para(text)),
      ...HOSTILE.map((text) => para(text, { style: 'heading1', language: 'xx-!!' })),
      ...HOSTILE.map((text) => para(text, { list: 'number', level: 8 })),
      para([
        run('script', { link: 'javascript:alert(1)' }),
        run('odd', { link: 'http://[x' }),
        run('quoted', { link: 'https://example.org/"><script>' }),
        run('unicode', { link: 'https://例え.jp/é?ü={}' }),
        run('broken', { link: 'http://a:b:c/' }),
      ]),
      para('same id'),
      para('same id'),
    ].map((paragraph, index) => ({ ...paragraph, id: index % 2 === 0 ? '1:1' : '"><w:p/>' })),
  };
}

/** Numbers from 0 to 1, the same every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function randomLists(seed: number, length: number): DocumentContent {
  const random = seeded(seed);
  const paragraphs = Array.from({ length }, (_, index) => {
    const list = random() < 0.15 ? 'none' : random() < 0.25 ? 'bullet' : 'number';
    return para(`item${index}`, { list, level: list === 'none' ? 0 : Math.floor(random() * random() * 5) });
  });
  return doc(paragraphs, 'Lists');
}
