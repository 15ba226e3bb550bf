/**
 * Paragraphs for a text that holds no blocks: the cells of a table as lines with tabs, and in a note the text of another
 * note in brackets. Nothing of what they say is left out.
 */
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { paragraphText } from '../../../shared/document/DocumentContent.ts';
import type { EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { BLOCK_KINDS } from '../nodes/EmbedNode.ts';

export function flatParagraphs(
  paragraphs: readonly ParagraphContent[],
  inside: 'note' | 'cell',
): ParagraphContent[] {
  return paragraphs.flatMap(({ properties, runs, ...rest }): ParagraphContent[] => {
    const flat: Run[] = [];
    const lines: ParagraphContent[] = [];
    for (const run of runs) {
      const { embed } = run;
      if (embed?.kind === 'table') {
        for (const line of tableLines(embed)) lines.push({ properties, runs: [line] });
      } else if (embed?.kind === 'note' && inside === 'note') {
        flat.push({ text: ` [${embed.paragraphs.map(plain).join(' ')}]`, formats: NO_FORMATS });
      } else if (embed === undefined || !BLOCK_KINDS.includes(embed.kind)) {
        flat.push(run);
      }
    }
    return flat.length > 0 || lines.length === 0 ? [{ ...rest, properties, runs: flat }, ...lines] : lines;
  });
}

const plain = (paragraph: ParagraphContent) => paragraphText(paragraph).replaceAll('\ufffc', '');

const tableLines = ({ rows }: Extract<EmbedContent, { kind: 'table' }>): Run[] =>
  rows.map(({ cells }) => ({
    text: cells
      .filter(({ covered }) => covered !== true)
      .map(({ paragraphs }) => paragraphs.map(plain).join(' '))
      .join('\t'),
    formats: NO_FORMATS,
  }));
