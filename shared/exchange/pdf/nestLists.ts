/**
 * Lists are flat paragraphs with levels; a PDF's structure (what a screen reader walks) has lists inside
 * lists. Numbers stay those already given: nesting never counts anything.
 */
import type { PdfBlock, PdfList, PdfListItem, PdfLone } from './PdfInput.ts';

export interface PdfLine {
  /** The drawn label, or null for a paragraph outside any list. */
  readonly label: string | null;
  readonly level: number;
  readonly text: PdfLone;
}

export function nestLists(lines: readonly PdfLine[]): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  let open: { list: PdfList; level: number }[] = [];
  for (const { label, level, text } of lines) {
    if (label === null || !('runs' in text)) {
      open = [];
      blocks.push(text);
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    // A list that runs the other way is another list.
    if (open[0] !== undefined && open[0].list.rtl !== text.rtl) open = [];
    const { kind: _kind, ...rest } = text;
    const item: PdfListItem = { ...rest, marker: label, lists: [] };
    const last = open.at(-1);
    if (last !== undefined && last.level === level) {
      last.list.items.push(item);
      continue;
    }
    const skipped = level - (last === undefined ? 0 : last.level + 1);
    const list: PdfList = { kind: 'list', rtl: text.rtl, skipped, items: [item] };
    const parent = last?.list.items.at(-1);
    if (parent === undefined) blocks.push(list);
    else parent.lists.push(list);
    open.push({ list, level });
  }
  return blocks;
}
