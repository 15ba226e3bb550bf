/** What tracked content comes to once everything in it is accepted, or rejected, without a file in between. */
import type { ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { sameFormats } from '../../document/inlineFormats.ts';
import type { Proposed, TrackedParagraph, TrackedRun } from '../tracked/TrackedContent.ts';
import type { TrackedNote, TrackedTable } from '../tracked/TrackedTable.ts';
import type { Verdict } from './settleWord.ts';

/** Without identities, and without embeds of which nothing is left. */
export function settleTracked(
  paragraphs: readonly TrackedParagraph[],
  verdict: Verdict,
): Omit<ParagraphContent, 'id'>[] {
  const stands = (one: Proposed) => (verdict === 'accepted' ? one.deleted : one.inserted) === undefined;
  const settled: Omit<ParagraphContent, 'id'>[] = [];
  let runs: Run[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const run of paragraph.runs) if (stands(run)) runs = added(runs, settledRun(run));
    if (!stands(paragraph) && index < paragraphs.length - 1) continue;
    const { restyled, properties } = paragraph;
    settled.push({
      properties: verdict === 'rejected' ? (restyled?.before ?? properties) : properties,
      runs,
    });
    runs = [];
  }
  return settled;

  function settledRun({ text, formats, restyled, embed }: TrackedRun): Run {
    const shown = verdict === 'rejected' ? (restyled?.before ?? formats) : formats;
    const inside = embed === undefined ? undefined : settledEmbed(embed);
    return inside === undefined ? { text, formats: shown } : { text, formats: shown, embed: inside };
  }

  function settledEmbed(embed: EmbedContent): EmbedContent | undefined {
    const { id: _id, ...rest } = embed;
    if (embed.kind === 'note')
      return {
        ...rest,
        paragraphs: settleTracked((embed as TrackedNote).paragraphs, verdict),
      } as EmbedContent;
    if (embed.kind !== 'table') return rest as EmbedContent;
    const { columns, rows } = embed as TrackedTable;
    const left = columns.map(stands);
    const settledRows = rows.filter(stands).map(({ header, cells }) => ({
      header,
      cells: cells
        .filter((_, index) => left[index])
        .map((cell) => ({ ...cell, paragraphs: settleTracked(cell.paragraphs, verdict) })),
    }));
    const settledColumns = columns.filter(stands).map(({ share }) => ({ share }));
    return settledRows.length === 0 || settledColumns.length === 0
      ? undefined
      : { kind: 'table', columns: settledColumns, rows: settledRows };
  }
}

function added(runs: readonly Run[], run: Run): Run[] {
  const last = runs.at(-1);
  if (
    last === undefined ||
    last.embed !== undefined ||
    run.embed !== undefined ||
    last.text === '\ufffc' ||
    run.text === '\ufffc' ||
    !sameFormats(last.formats, run.formats)
  )
    return [...runs, run];
  return [...runs.slice(0, -1), { ...last, text: last.text + run.text }];
}
