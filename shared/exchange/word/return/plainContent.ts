/**
 * What is new in a returned file as the text it comes to: what somebody proposes in it to take out of it again is not
 * in it. All of it is one proposal, of whoever put it there.
 */
import type { ParagraphContent, Run } from '../../../document/DocumentContent.ts';
import type { EmbedContent, RowContent } from '../../../document/EmbedContent.ts';
import type { Proposed, TrackedParagraph } from '../../tracked/TrackedContent.ts';

/** From how the file names a paragraph to its identity in the document; null for one that is not in it. */
export type TargetOf = (target: string) => string | null;

/** null for a reference to what the document has not. */
export function plainEmbed(embed: EmbedContent, targetOf: TargetOf): EmbedContent | null {
  switch (embed.kind) {
    case 'note':
      return { kind: 'note', paragraphs: plainParagraphs(embed.paragraphs, targetOf) };
    case 'table':
      return {
        kind: 'table',
        columns: embed.columns.map(({ share }) => ({ share })),
        rows: embed.rows.filter(stays).map((row) => plainRow(row, targetOf)),
      };
    case 'reference': {
      const target = targetOf(embed.target);
      return target === null ? null : { ...embed, target };
    }
    default:
      return embed;
  }
}

export function plainRow({ header, cells }: RowContent, targetOf: TargetOf): RowContent {
  return {
    header,
    cells: cells.map(({ paragraphs, ...reach }) => ({
      ...reach,
      paragraphs: plainParagraphs(paragraphs, targetOf),
    })),
  };
}

/** Those whose end goes are one with the next. */
export function plainParagraphs(
  paragraphs: readonly TrackedParagraph[],
  targetOf: TargetOf,
): ParagraphContent[] {
  const plain: ParagraphContent[] = [];
  let waiting: Run[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const runs = [...waiting, ...paragraph.runs.filter(stays).flatMap((run) => plainRun(run, targetOf))];
    waiting = [];
    if (stays(paragraph) || index === paragraphs.length - 1)
      plain.push({ properties: paragraph.properties, runs });
    else waiting = runs;
  }
  return plain;
}

function plainRun({ text, formats, embed }: Run, targetOf: TargetOf): Run[] {
  if (embed === undefined) return [{ text, formats }];
  const plain = plainEmbed(embed, targetOf);
  return plain === null ? [] : [{ text, formats, embed: plain }];
}

const stays = (one: Proposed | object) => (one as Proposed).deleted === undefined;
