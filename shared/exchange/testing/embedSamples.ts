/** Documents with everything that one character can stand for, for the tests of the exports. */
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import { EMBED } from '../../document/DocumentContent.ts';
import type {
  CellContent,
  EmbedContent,
  ImageContent,
  RowContent,
  TableContent,
} from '../../document/EmbedContent.ts';
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import { ARABIC, doc, para, run } from './samples.ts';

export const embedded = (embed: EmbedContent): Run => ({ text: EMBED, formats: {}, embed });
export const alone = (embed: EmbedContent, properties: Partial<ParagraphProperties> = {}) =>
  para([embedded(embed)], properties);
export const note = (...texts: string[]): Run =>
  embedded({ kind: 'note', paragraphs: texts.map((text) => para(text)) });
export const cell = (text: string | readonly Run[], more: Partial<CellContent> = {}): CellContent => ({
  paragraphs: [para(text)],
  ...more,
});
export const row = (cells: readonly (string | CellContent)[], header = false): RowContent => ({
  header,
  cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)),
});
export const table = (rows: readonly RowContent[], shares = [1, 1, 1]): TableContent => ({
  kind: 'table',
  columns: shares.map((share) => ({ share })),
  rows,
});

/** A picture of one red point. */
export const RED_POINT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'),
  (character) => character.charCodeAt(0),
);
export const RED_HASH = 'a'.repeat(64);
export const image = (more: Partial<ImageContent> = {}): ImageContent => ({
  kind: 'image',
  hash: RED_HASH,
  type: 'image/png',
  width: 400,
  height: 200,
  shownWidth: 200,
  alt: 'A red field',
  decorative: false,
  ...more,
});
export const IMAGES: ReadonlyMap<string, Uint8Array> = new Map([[RED_HASH, RED_POINT]]);

const withIds = (content: DocumentContent): DocumentContent => ({
  ...content,
  paragraphs: content.paragraphs.map((paragraph, index) => ({ ...paragraph, id: `4242:${index}` })),
});

/** Paragraph n has the identity `4242:n`. */
export function everyEmbed(): DocumentContent {
  const caption = (label: 'table' | 'figure', text: string) =>
    para([embedded({ kind: 'caption', label }), run(`. ${text}`)]);
  const reference = (target: number, shows: 'number' | 'text' | 'page') =>
    embedded({ kind: 'reference', target: `4242:${target}`, shows });
  const paragraphs: ParagraphContent[] = [
    para('Annual report', { style: 'title' }),
    alone({ kind: 'contents' }),
    para('Participation', { style: 'heading1' }),
    para([
      run('As shown in '),
      reference(5, 'number'),
      run(' on page '),
      reference(5, 'page'),
      run(' and set out under '),
      reference(9, 'number'),
      run(' of '),
      reference(2, 'text'),
      run(', many took part.'),
      note('Counted on the last day.', 'By the secretariat.'),
      run(' Printed on '),
      embedded({ kind: 'date' }),
      run('.'),
    ]),
    para([
      run('Two more notes'),
      note('Second note.'),
      run(' and a source '),
      embedded({
        kind: 'citation',
        sources: [{ key: 'unesco2018', locator: 'p. 4', prefix: 'see', suffix: '' }],
      }),
      run('.'),
    ]),
    caption('table', 'Participants by region'),
    alone(
      table(
        [
          row(['Region', cell('Participants', { columnSpan: 2 }), cell('', { covered: true })], true),
          row(['', 'Women', 'Men'], true),
          row([cell('Pacific', { rowSpan: 2 }), cell([run('12'), note('A note in a cell.')]), '9']),
          row([cell('', { covered: true }), '30', cell([run('bold', { bold: true })])]),
          row([cell(ARABIC), '4', '5']),
        ],
        [2, 1, 1],
      ),
    ),
    para('What follows', { style: 'heading1' }),
    para('First', { list: 'number' }),
    para('who', { list: 'number', level: 1 }),
    para([run('An icon '), embedded(image({ shownWidth: 20 })), run(' within a line.')]),
    alone(image()),
    caption('figure', 'A red field'),
    alone({ kind: 'pageBreak' }),
    para([run('Dangling: '), embedded({ kind: 'reference', target: '9:9', shows: 'number' })]),
    para([
      run('In front '),
      embedded(table([row(['a', 'b', 'c'], true), row(['1', '2', '3'])])),
      run(' behind'),
    ]),
    para('Still [open] and [[nested] open].'),
    alone({ kind: 'sources' }),
  ];
  return withIds(doc(paragraphs, 'Annual report'));
}
