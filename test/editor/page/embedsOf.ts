/** What stands in a document beside text, in a form that a test can write down. */
import type * as Y from 'yjs';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import type { CellContent } from '../../../shared/document/EmbedContent.ts';
import { readDocument } from '../../../shared/document/readDocument.ts';
import type { ShownEmbed } from './DeskApi.ts';

export function embedsOf(doc: Y.Doc): ShownEmbed[] {
  const { paragraphs } = readDocument(doc, { title: '', language: 'en' });
  return paragraphs.flatMap(({ runs }) =>
    runs.flatMap(({ embed }): ShownEmbed[] => {
      if (embed === undefined) return [];
      if (embed.kind === 'note') return [{ kind: 'note', text: wordsOf(embed.paragraphs) }];
      if (embed.kind !== 'table') return [{ kind: embed.kind }];
      return [
        {
          kind: 'table',
          shares: embed.columns.map(({ share }) => share),
          heads: embed.rows.filter(({ header }) => header).length,
          rows: embed.rows.map(({ cells }) => cells.map(cellWords)),
        },
      ];
    }),
  );
}

function cellWords({ covered, columnSpan = 1, rowSpan = 1, paragraphs }: CellContent): string {
  if (covered === true) return '<';
  const reach = columnSpan === 1 && rowSpan === 1 ? '' : ` (${columnSpan}×${rowSpan})`;
  return wordsOf(paragraphs) + reach;
}

function wordsOf(paragraphs: readonly ParagraphContent[]): string {
  return paragraphs
    .map(({ properties: { list, alignment }, runs }) => {
      const marker = { none: '', bullet: '• ', number: '1. ' }[list];
      const side = { start: '', center: '↔', end: '→', justify: '⇔' }[alignment];
      return side + marker + runs.map(runWords).join('');
    })
    .join(' / ');
}

function runWords({ text, formats, embed }: Run): string {
  if (embed?.kind === 'note') return `^[${wordsOf(embed.paragraphs)}]`;
  if (embed !== undefined) return `[${embed.kind}]`;
  const mark = formats.bold === true ? '*' : formats.italic === true ? '_' : '';
  return `${mark}${text}${mark}`;
}
