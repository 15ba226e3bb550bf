/**
 * A document as the blocks that every output draws: paragraphs, tables, lists drawn from the document, ends of pages.
 * A paragraph in which one of these stands beside text is cut there, so that a merge hides nothing.
 */
import type { ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { PlainEmbedContent, TableContent } from '../../document/EmbedContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';

export type BlockEmbed = TableContent | PlainEmbedContent;

export interface TextBlock<P extends ParagraphContent = ParagraphContent> {
  readonly kind: 'text';
  /** The paragraph, or the part of it on one side of another block. */
  readonly paragraph: P;
  /** Which paragraph it is (or is of), from 0. */
  readonly index: number;
  /** What is drawn in front of it; null for none, and for all but the first part of a paragraph. */
  readonly label: string | null;
  readonly isFirst: boolean;
}

export interface EmbedBlock<P extends ParagraphContent = ParagraphContent> {
  readonly kind: 'embed';
  readonly embed: BlockEmbed;
  /** The one it stands in. */
  readonly paragraph: P;
  readonly index: number;
}

export type PaperBlock<P extends ParagraphContent = ParagraphContent> = TextBlock<P> | EmbedBlock<P>;

export function blockEmbed({ embed }: Run): BlockEmbed | null {
  switch (embed?.kind) {
    case 'table':
    case 'contents':
    case 'sources':
    case 'pageBreak':
      return embed;
    default:
      return null;
  }
}

export function paperBlocks<P extends ParagraphContent>(paragraphs: readonly P[]): PaperBlock<P>[] {
  const labels = numberParagraphs(paragraphs);
  return paragraphs.flatMap((paragraph, index) => cutParagraph(paragraph, index, labels[index] ?? null));
}

function cutParagraph<P extends ParagraphContent>(
  paragraph: P,
  index: number,
  label: string | null,
): PaperBlock<P>[] {
  if (!paragraph.runs.some((run) => blockEmbed(run) !== null))
    return [{ kind: 'text', paragraph, index, label, isFirst: true }];
  const blocks: PaperBlock<P>[] = [];
  let runs: Run[] = [];
  let isFirst = true;
  const close = () => {
    // Spaces that were left beside a table are no paragraph.
    if (runs.every(({ text }) => text.trim() === '')) return;
    blocks.push({
      kind: 'text',
      paragraph: { ...paragraph, runs },
      index,
      label: isFirst ? label : null,
      isFirst,
    });
    isFirst = false;
    runs = [];
  };
  for (const run of paragraph.runs) {
    const embed = blockEmbed(run);
    if (embed === null) {
      runs.push(run);
      continue;
    }
    close();
    runs = [];
    blocks.push({ kind: 'embed', embed, paragraph, index });
  }
  close();
  return blocks;
}
