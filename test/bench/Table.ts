/**
 * What a part of the benchmark gives back: a table for people and programs, and the bars it was measured
 * against. Figures are only ever measured; a bar is `met: null` where this run did not measure what it needs.
 */
export type Cell = string | number | null;

export interface Column {
  readonly key: string;
  /** Shown above the column. */
  readonly title: string;
}

export interface Bar {
  /** What is asked, with its limit. */
  readonly text: string;
  readonly met: boolean | null;
  /** What was measured, in words. */
  readonly measured: string;
}

export interface Table {
  readonly id: string;
  readonly title: string;
  /** How it was measured: one sentence a line. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly bars: readonly Bar[];
}

export function printTable({ title, notes, columns, rows, bars }: Table): string {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map(({ key }) => show(row[key]))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  const numeric = columns.map(({ key }) => rows.some((row) => typeof row[key] === 'number'));
  const lines = cells.map((line) =>
    line
      .map((cell, index) =>
        numeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return [`## ${title}`, ...notes, '', ...lines, '', ...bars.map(printBar), ''].join('\n');
}

function printBar({ text, met, measured }: Bar): string {
  const verdict = met === null ? 'not measured' : met ? 'met' : 'MISSED';
  return `[${verdict}] ${text}: ${measured}`;
}

function show(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '-';
  if (typeof cell === 'string' || Number.isInteger(cell)) return String(cell);
  return Math.abs(cell) < 10 ? cell.toFixed(2) : cell.toFixed(1);
}
