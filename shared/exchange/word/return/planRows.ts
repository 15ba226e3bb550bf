/** Rows that came and went in a table of a returned file: one suggestion for those of one person that touch. */
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import type { RowContent } from '../../../document/EmbedContent.ts';
import type { IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import type { Revision, Stamp } from '../../tracked/TrackedContent.ts';
import type { TrackedRow } from '../../tracked/TrackedTable.ts';
import { type TableComparison, wordsOf } from './compareTable.ts';
import type { ComparedTable } from './compareTexts.ts';
import type { FileVerdict } from './Difference.ts';
import { shortened } from './passageOf.ts';
import type { TargetOf } from './plainContent.ts';
import { plainRow } from './plainContent.ts';
import type { PlanSetting } from './planText.ts';
import type { Beside, ReturnDeed, ReturnItem, ReturnPart } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { placeOf, placeOfThread } from './returnPlace.ts';

export interface RowSetting extends PlanSetting {
  readonly editor: Stamp;
  readonly targetOf: TargetOf;
}

export interface PlannedRows {
  readonly items: readonly ReturnItem[];
  /** What the live table has already. */
  readonly known: readonly string[];
  readonly verdicts: readonly FileVerdict[];
}

export function planRows(table: ComparedTable, setting: RowSetting): PlannedRows {
  const { comparison } = table;
  const changes = rowChanges(comparison, setting.editor);
  const items: ReturnItem[] = [];
  const known: string[] = [];
  for (const group of grouped(changes)) {
    const [first] = group as [RowChange];
    const key = returnKey(setting.exportId, comparison.table, first.who.author.id, group.map(saidOf));
    const deeds = table.stands ? deedsOf(table, group, changes, setting) : [lost(table, group, setting)];
    if (deeds.length === 0) {
      known.push(key);
      continue;
    }
    items.push({
      key,
      who: first.who.author,
      at: first.who.at,
      tracked: first.revision !== null,
      place: placeOf(table.holder.text, table.holder.letter),
      parts: partsOf(group, table.stands, deeds),
      conflict: table.stands ? null : { kind: 'gone', base: '', file: wordsIn(group), live: '' },
      deeds,
    });
  }
  return { items, known, verdicts: verdictsOf(comparison) };
}

type RowChange = {
  readonly who: Stamp;
  /** null where the file does not track it. */
  readonly revision: Revision | null;
} & (
  | { readonly op: 'delete'; readonly row: number; readonly content: RowContent }
  /** In front of this row of the base. */
  | { readonly op: 'insert'; readonly at: number; readonly content: RowContent }
);

function rowChanges({ before, now, fileOf }: TableComparison, editor: Stamp): RowChange[] {
  const changes: RowChange[] = [];
  let next = 0;
  const insertUpTo = (to: number, at: number) => {
    for (; next < to; next++) {
      const content = now[next] as TrackedRow;
      const { inserted, deleted } = content;
      // It came and went by one hand.
      if (deleted !== undefined && (inserted ?? editor).author.id === deleted.author.id) continue;
      changes.push({ op: 'insert', who: inserted ?? editor, revision: inserted ?? null, at, content });
    }
  };
  for (const [row, was] of before.entries()) {
    const at = fileOf[row] as number;
    if (at === -1) {
      if (was.deleted === undefined)
        changes.push({ op: 'delete', who: editor, revision: null, row, content: was });
      continue;
    }
    insertUpTo(at, row);
    next = at + 1;
    const { deleted } = now[at] as TrackedRow;
    if (deleted !== undefined && was.deleted === undefined)
      changes.push({ op: 'delete', who: deleted, revision: deleted, row, content: was });
  }
  insertUpTo(now.length, before.length);
  return changes;
}

/** Rows that touch and are one person's in one go. */
function grouped(changes: readonly RowChange[]): RowChange[][] {
  const groups: RowChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    const isSame =
      last !== undefined &&
      last.op === change.op &&
      last.who.author.id === change.who.author.id &&
      last.revision?.id === change.revision?.id &&
      endOf(last) === startOf(change);
    if (isSame) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

const startOf = (change: RowChange) => (change.op === 'delete' ? change.row : change.at);
const endOf = (change: RowChange) => (change.op === 'delete' ? change.row + 1 : change.at);
const saidOf = (change: RowChange) => [change.op, startOf(change), wordsOf(change.content)];
const wordsIn = (group: readonly RowChange[]) => group.map(({ content }) => wordsOf(content)).join('\n');

function partsOf(group: readonly RowChange[], stands: boolean, deeds: readonly ReturnDeed[]): ReturnPart[] {
  const [thread] = deeds;
  if (!stands && thread?.kind === 'thread')
    return [{ kind: 'comment', about: '', text: thread.messages[0]?.text ?? '' }];
  return group.map(({ op, content }) => ({ kind: 'row', op, words: shortened(wordsOf(content)) }));
}

function deedsOf(
  { comparison, holder }: ComparedTable,
  group: readonly RowChange[],
  all: readonly RowChange[],
  { targetOf }: RowSetting,
): ReturnDeed[] {
  const ranges: IdRange[] = [];
  const rows: RowContent[] = [];
  let at = 0;
  for (const change of group) {
    if (change.op === 'insert') {
      at = change.at;
      rows.push(plainRow(change.content, targetOf));
      continue;
    }
    const id = comparison.live.idOf(change.row);
    if (id !== null && comparison.live.stays(change.row)) pushRange(ranges, { ...id, length: 1 });
  }
  if (rows.length > 0) {
    const { table, columns } = comparison;
    return [{ kind: 'rows', table, columns, beside: besideOf(comparison, at), rows }];
  }
  if (ranges.length === 0) return [];
  // A table without a row shows nothing: whoever takes all of them out means the table.
  const isAll = group.length === comparison.rows.length && all.length === group.length;
  const { live } = holder.text.comparison;
  const table = isAll && live.stays(holder.letter) ? live.idOf(holder.letter) : null;
  return [{ kind: 'delete', ranges: table === null ? ranges : [{ ...table, length: 1 }] }];
}

function besideOf({ live, ids }: TableComparison, at: number): Beside {
  const stands = (row: number) => live.stands(row) && live.idOf(row) !== null;
  for (let row = at - 1; row >= 0; row--)
    if (stands(row)) return { side: 'behind', id: live.idOf(row) as NonNullable<(typeof ids)[number]> };
  for (let row = at; row < ids.length; row++)
    if (stands(row)) return { side: 'before', id: live.idOf(row) as NonNullable<(typeof ids)[number]> };
  return { side: 'end' };
}

/** The table is no more: whoever decides is told what the file would do in it. */
function lost(
  { holder }: ComparedTable,
  group: readonly RowChange[],
  { words }: RowSetting,
): Extract<ReturnDeed, { kind: 'thread' }> {
  const [{ who }] = group as [RowChange];
  const said = shortened(wordsIn(group));
  const quote: QuotePart[] = [{ text: said, change: 'none' }];
  return {
    kind: 'thread',
    ...placeOfThread(holder),
    quote,
    messages: [{ who: who.author, at: who.at, text: `${words.insideGone} “${said}”` }],
    resolved: false,
  };
}

function verdictsOf({ before, now, fileOf }: TableComparison): FileVerdict[] {
  return before.flatMap((was, row): FileVerdict[] => {
    const is = now[fileOf[row] ?? -1];
    const at = { from: row, to: row + 1 };
    const { inserted, deleted } = was;
    const found: FileVerdict[] = [];
    if (deleted !== undefined && is?.deleted === undefined)
      found.push({
        revision: deleted,
        op: 'delete',
        verdict: is === undefined ? 'accepted' : 'rejected',
        ...at,
      });
    if (inserted !== undefined && is !== undefined && is.inserted === undefined)
      found.push({ revision: inserted, op: 'insert', verdict: 'accepted', ...at });
    return found;
  });
}
