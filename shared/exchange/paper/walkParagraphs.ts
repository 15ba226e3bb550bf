/** Every paragraph of a document in the order it is read: those in cells and notes where these stand. */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';

export interface Walked {
  readonly paragraph: ParagraphContent;
  /** The paragraph of the text it is, or stands in, from 0. */
  readonly index: number;
  readonly inside: 'text' | 'cell' | 'note';
}

/** `onEmbed` is told of each embed when it is met, before what is in it. */
export function walkParagraphs(
  paragraphs: readonly ParagraphContent[],
  onParagraph: (walked: Walked) => void,
  onEmbed: (embed: EmbedContent, walked: Walked) => void = () => {},
): void {
  const visit = (walked: Walked, depth: number) => {
    onParagraph(walked);
    for (const { embed } of walked.paragraph.runs) {
      if (embed === undefined) continue;
      onEmbed(embed, walked);
      // Only somebody hostile nests tables in tables without end.
      if (depth >= DEEPEST) continue;
      const { index } = walked;
      if (embed.kind === 'note')
        for (const paragraph of embed.paragraphs) visit({ paragraph, index, inside: 'note' }, depth + 1);
      if (embed.kind !== 'table') continue;
      for (const { cells } of embed.rows)
        for (const cell of cells)
          for (const paragraph of cell.paragraphs) visit({ paragraph, index, inside: 'cell' }, depth + 1);
    }
  };
  for (const [index, paragraph] of paragraphs.entries()) visit({ paragraph, index, inside: 'text' }, 0);
}

export const DEEPEST = 4;
