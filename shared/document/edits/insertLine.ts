/** Puts empty rows, or columns, into a table. */
import { EMBED } from '../DocumentContent.ts';
import type { CharacterKey } from '../EmbedContent.ts';
import type { Flow } from '../Flow.ts';
import { NO_FORMATS } from '../inlineFormats.ts';
import { readTable } from '../readTable.ts';
import type { TextView } from '../TextView.ts';
import type { NewEmbed } from '../writeContent.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { neighboursAt } from './FlowEdits.ts';
import type { TableSide } from './TableSide.ts';
import { sideFlow } from './TableSide.ts';

/**
 * @param behind the line they come behind (its `key`); null for in front of all
 * @param lines what is new about each; one plain line where left out
 */
export function insertLine(
  flow: Flow,
  where: TableSide,
  behind: CharacterKey | null,
  view: TextView | null = null,
  lines: readonly Extract<NewEmbed, { kind: 'row' | 'column' }>[] = [
    { kind: where.side === 'rows' ? 'row' : 'column' },
  ],
): FlowEdits {
  const side = sideFlow(flow, where);
  const shown = readTable(flow, where.table, view)[where.side].find(
    (line) => line.key === behind && !line.elsewhere,
  );
  if (lines.length === 0 || (behind !== null && shown === undefined)) return { flow: side, edits: [] };
  const at = shown === undefined ? 0 : shown.at + 1;
  return {
    flow: side,
    edits: [
      {
        kind: 'insert',
        at,
        between: neighboursAt(side, at),
        text: EMBED.repeat(lines.length),
        formats: NO_FORMATS,
        inherits: false,
        marks: [],
        embeds: lines,
      },
    ],
  };
}
