/** What a page can be asked to put in beside text: tables and their rows, notes, images, fields. Each is one step of undo. */
import type { LexicalEditor } from 'lexical';
import { SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { History } from '../../../shared/changes/History.ts';
import type { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import { writeFlowEdits } from '../../../shared/changes/writeFlowEdits.ts';
import type { CharacterKey, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { deleteLine } from '../../../shared/document/edits/deleteLine.ts';
import type { FlowEdits } from '../../../shared/document/edits/FlowEdits.ts';
import { insertBlock } from '../../../shared/document/edits/insertBlock.ts';
import { insertInline } from '../../../shared/document/edits/insertInline.ts';
import { insertLine } from '../../../shared/document/edits/insertLine.ts';
import { moveLine } from '../../../shared/document/edits/moveLine.ts';
import { setEmbedProperty } from '../../../shared/document/edits/setEmbedProperty.ts';
import { BODY, parseFlowName } from '../../../shared/document/flowNames.ts';
import type { EmbedPlace } from '../../../shared/document/flowsInside.ts';
import { embedInBody } from '../../../shared/document/flowsInside.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { paragraphId, parseParagraphId } from '../../../shared/document/ids.ts';
import type { TableColumn, TableRow } from '../../../shared/document/readTable.ts';
import { readTable } from '../../../shared/document/readTable.ts';
import type { TextView } from '../../../shared/document/TextView.ts';
import { blocksHolding } from '../binding/blocksHolding.ts';
import { $placeOfCaret, $restoreCaret } from '../binding/caret.ts';
import { startOfBlock } from '../binding/mirror.ts';
import type { Surface } from '../createSurface.ts';
import type { CaretHome, DocumentEditor, TableCommands } from '../DocumentEditor.ts';
import type { EmbedViews } from '../embeds/EmbedViews.ts';
import { $isEmbedNode, BLOCK_KINDS } from '../nodes/EmbedNode.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';

export interface EmbedCommandParts {
  readonly changes: Changes;
  readonly view: TextView;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly views: EmbedViews;
  readonly body: Surface;
  /** The text that has the caret. */
  active(): Surface;
}

export type EmbedCommands = Pick<
  DocumentEditor,
  'insertEmbed' | 'setEmbedProperty' | 'removeEmbed' | 'table'
> & {
  newRow(): void;
};

export function createEmbedCommands(parts: EmbedCommandParts): EmbedCommands {
  const { changes, view, writer, history, views, body, active } = parts;
  const origin = Symbol('embeds');
  const write = (edits: FlowEdits): EmbedPlace[] => writeFlowEdits({ writer, history }, edits, origin);
  const editable = () => body.lexical.isEditable();

  const insertEmbed = (embed: EmbedContent): boolean => {
    if (!editable()) return false;
    const surface = active();
    const inside = parseFlowName(surface.flow.name)?.kind;
    const isBlock = BLOCK_KINDS.includes(embed.kind);
    if (embed.kind === 'note' && inside === 'note') return false;
    const into = isBlock ? body : surface;
    const at = into === surface ? placeOf(surface) : behindHolder(surface.flow);
    const [made] = write(
      isBlock ? insertBlock(into.flow, at, embed, view) : insertInline(into.flow, at, embed),
    );
    if (made === undefined) return false;
    if (!isBlock || embed.kind !== 'table') putCaret(into, made);
    if (embed.kind === 'table') views.tableOf(paragraphId(made))?.enter('start');
    if (embed.kind === 'note') views.enterNote(paragraphId(made));
    return true;
  };

  /** Where the caret is, or behind what is selected; at the end of a text without one. */
  const placeOf = ({ lexical, binding, flow }: Surface): number => {
    const caret = lexical.getEditorState().read(() => $placeOfCaret(binding.blocks));
    return caret === null ? flow.text.length : Math.max(caret.anchor, caret.focus);
  };

  const behindHolder = (flow: Surface['flow']): number => {
    const holder = embedInBody(flow);
    const [block] = holder === null ? [] : blocksHolding(body.binding.blocks, [{ ...holder, length: 1 }]);
    return block === undefined ? placeOf(body) : startOfBlock(body.binding.blocks, block.to);
  };

  /** The caret behind what was put in. */
  const putCaret = ({ lexical, binding }: Surface, { client, clock }: CharacterId) => {
    const [holding] = blocksHolding(binding.blocks, [{ client, clock, length: 1 }]);
    const block = holding === undefined ? undefined : binding.blocks[holding.from];
    if (holding === undefined || block === undefined) return;
    let at = startOfBlock(binding.blocks, holding.from);
    for (const run of block.runs) {
      at += run.text.length;
      if (run.client === client && run.clock === clock) break;
    }
    const isBlock = block.tokens.some(({ part }) => part !== undefined && BLOCK_KINDS.includes(part.kind));
    const place = isBlock ? startOfBlock(binding.blocks, holding.to) : at;
    lexical.update(() => $restoreCaret(binding.blocks, { anchor: place, focus: place }), {
      discrete: true,
      tag: SKIP_SCROLL_INTO_VIEW_TAG,
    });
    lexical.getRootElement()?.focus({ preventScroll: true });
  };

  const here = () => {
    const parsed = parseFlowName(active().flow.name);
    if (parsed?.kind !== 'cell') return null;
    const lines = readTable(changes.flow, parsed.table, view);
    return { ...parsed, rowKey: parsed.row, columnKey: parsed.column, lines };
  };
  type Here = NonNullable<ReturnType<typeof here>>;
  const shown = <T extends TableRow | TableColumn>(lines: readonly T[]) =>
    lines.filter(({ elsewhere }) => !elsewhere);
  const side = (at: Here, of: 'rows' | 'columns') => {
    const all: readonly (TableRow | TableColumn)[] = shown<TableRow | TableColumn>(at.lines[of]);
    const key = of === 'rows' ? at.rowKey : at.columnKey;
    return { all, index: all.findIndex((line) => line.key === key), key };
  };

  /** The caret in the cell that is now where the one was that went. */
  const enterNear = (table: CharacterKey, row: number, column: number) => {
    views.drawAll();
    const grid = views.tableByKey(table)?.grid ?? [];
    const cells = grid[Math.min(row, grid.length - 1)];
    cells?.[Math.min(column, cells.length - 1)]?.enter('start');
  };

  const table: TableCommands = {
    insert(of, where) {
      const at = here();
      if (at === null || !editable()) return;
      const { all, index, key } = side(at, of);
      const behind = where === 'after' ? key : (all[index - 1]?.key ?? null);
      write(insertLine(changes.flow, { table: at.table, side: of }, behind, view));
    },
    remove(of) {
      const at = here();
      if (at === null || !editable()) return;
      const { all, key } = side(at, of);
      if (all.length <= 1) {
        table.removeTable();
        return;
      }
      const [row, column] = [side(at, 'rows').index, side(at, 'columns').index];
      write(deleteLine(changes.flow, { table: at.table, side: of }, [key], view));
      enterNear(at.table, row, column);
    },
    move(of, by) {
      const at = here();
      if (at === null || !editable()) return;
      const { all, index, key } = side(at, of);
      const target = all[by === 1 ? index + 1 : index - 1];
      if (target === undefined) return;
      const behind = by === 1 ? target.key : (all[index - 2]?.key ?? null);
      const { name } = active().flow;
      write(moveLine(changes.flow, { table: at.table, side: of }, key, behind, view));
      views.drawAll();
      views.boxOf(name)?.enter('end');
    },
    toggleHeader() {
      const at = here();
      const row = at?.lines.rows.find((one) => one.key === at.rowKey && !one.elsewhere);
      if (row === undefined || !editable()) return;
      write(setEmbedProperty(changes.flow, row.run, 'header', !row.header));
    },
    removeTable() {
      const embed = embedInBody(active().flow);
      if (embed !== null) removeEmbed(paragraphId(embed));
    },
  };

  const removeEmbed = (id: CharacterKey) => {
    if (!editable()) return;
    history.endBurst();
    for (const { lexical } of new Set([active(), body])) if (removeIn(lexical, id)) break;
    history.endBurst();
    body.lexical.getRootElement()?.focus({ preventScroll: true });
  };

  return {
    insertEmbed,
    setEmbedProperty(embed, name, value) {
      const id = parseParagraphId(embed);
      if (id !== null && editable()) write(setEmbedProperty(changes.flow, id, name, value));
    },
    removeEmbed,
    table,
    newRow() {
      const at = here();
      if (at === null || !editable()) return;
      write(insertLine(changes.flow, { table: at.table, side: 'rows' }, at.rowKey, view));
      views.drawAll();
      views.nextCell(active().flow.name, 1);
    },
  };
}

/** What stands as a block goes with its paragraph. */
function removeIn(lexical: LexicalEditor, id: CharacterKey): boolean {
  let found = false;
  lexical.update(
    () => {
      for (const node of lexical.getEditorState()._nodeMap.values()) {
        if (!$isEmbedNode(node) || node.getPart().of !== id) continue;
        found = true;
        const block = node.getTopLevelElement();
        if (
          $isParagraphBlock(block) &&
          block.getChildrenSize() === 1 &&
          BLOCK_KINDS.includes(node.getPart().kind)
        ) {
          if (block.getNextSibling() !== null) block.getNextSibling()?.selectStart();
          else block.selectPrevious();
          block.remove();
        } else {
          node.selectPrevious();
          node.remove();
        }
        return;
      }
    },
    { discrete: true },
  );
  return found;
}

/** Where the caret is, for the tools above the page. */
export function homeOf(surface: Surface, changes: Changes, view: TextView): CaretHome {
  const parsed = parseFlowName(surface.flow.name);
  if (parsed?.kind === 'note') return { kind: 'note', note: parsed.note };
  if (surface.flow.name === BODY || parsed?.kind !== 'cell') return { kind: 'body' };
  const { rows, columns } = readTable(changes.flow, parsed.table, view);
  const [shownRows, shownColumns] = [rows, columns].map((lines) =>
    (lines as readonly (TableRow | TableColumn)[]).filter(({ elsewhere }) => !elsewhere),
  ) as [TableRow[], TableColumn[]];
  const row = shownRows.findIndex(({ key }) => key === parsed.row);
  return {
    kind: 'cell',
    table: parsed.table,
    row,
    column: shownColumns.findIndex(({ key }) => key === parsed.column),
    rows: shownRows.length,
    columns: shownColumns.length,
    header: shownRows[row]?.header ?? false,
  };
}
