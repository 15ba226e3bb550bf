/** A paragraph without its identity and those in it: for a second place in which the same one stands. */
import type { EmbedContent } from '../../document/EmbedContent.ts';
import type { TrackedParagraph } from './TrackedContent.ts';

export function withoutIds({ id: _id, ...paragraph }: TrackedParagraph): TrackedParagraph {
  return {
    ...paragraph,
    runs: paragraph.runs.map((run) =>
      run.embed === undefined ? run : { ...run, embed: embedWithoutIds(run.embed) },
    ),
  };
}

function embedWithoutIds(embed: EmbedContent): EmbedContent {
  if (embed.kind === 'note') return { ...embed, paragraphs: embed.paragraphs.map(withoutIds) };
  if (embed.kind !== 'table') return embed;
  const rows = embed.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(withoutIds) })),
  }));
  return { ...embed, rows };
}
