/**
 * A table in the form that most readers of Markdown know: one row of heads, one line a row. One that has cells
 * over several columns, several rows of heads or lists in its cells is HTML, which Markdown lets through.
 */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { TableContent } from '../../document/EmbedContent.ts';
import { tableHtml } from '../html/htmlBlocks.ts';
import { layTable } from '../paper/layTable.ts';
import { markdownRuns } from './markdownRuns.ts';
import type { MarkdownSetting } from './markdownSetting.ts';

export function markdownTable(
  table: TableContent,
  paragraph: ParagraphContent,
  setting: MarkdownSetting,
): string {
  const { rows, headerRows, shares } = layTable(table);
  const isPlain =
    headerRows === 1 &&
    rows.every(({ cells }) =>
      cells.every(
        ({ cell, rowSpan, columnSpan }) =>
          rowSpan === 1 &&
          columnSpan === 1 &&
          cell.paragraphs.every(
            ({ properties, runs }) =>
              properties.list === 'none' && runs.every(({ embed }) => embed?.kind !== 'table'),
          ),
      ),
    );
  if (!isPlain) return tableHtml(table, paragraph, setting.html).trimEnd();
  const lines = rows.map(({ cells }) => {
    const texts = cells.map(({ cell }) =>
      cell.paragraphs
        .map(({ runs, properties }) => markdownRuns(runs, setting, properties.language, '<br>'))
        .join('<br>'),
    );
    return `| ${texts.join(' | ')} |`;
  });
  lines.splice(1, 0, `|${shares.map(() => ' --- |').join('')}`);
  return lines.join('\n');
}
