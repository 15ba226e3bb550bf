/**
 * The pieces of suggestions inside of an embed, a row or a column, for the list of changes: what is proposed in a
 * note, in a table's cells, and of its rows and columns. What a suggestion put in together with the embed or the row
 * it stands in is part of that: one decides on a new table, not on each of its cells.
 */

import type { Flow } from '../document/Flow.ts';
import { parseFlowName } from '../document/flowNames.ts';
import { flowsInside } from '../document/flowsInside.ts';
import type { FlowParagraph, FlowRun } from '../document/readFlow.ts';
import { readFlow } from '../document/readFlow.ts';
import type { TextView } from '../document/TextView.ts';
import type { ChangePiece, ParagraphPiece } from './ChangePiece.ts';

/** Nobody means a table in a note in a cell of a table; a hostile peer may. */
const DEEPEST = 6;

/** How the flows inside are read. */
export interface Inside {
  readonly flow: Flow;
  /** Names of the flows that have been listed. */
  readonly seen: Set<string>;
  readonly depth: number;
}

/**
 * @param own the pieces of the embed character itself
 * @param paragraph pieces of a paragraph of a flow inside
 * @returns `own`, each with what goes with it, and then the others
 */
export function piecesInside(
  { flow, seen, depth }: Inside,
  run: FlowRun,
  view: TextView,
  own: readonly ParagraphPiece[],
  paragraph: (paragraph: FlowParagraph, inside: Inside) => readonly ParagraphPiece[],
): ParagraphPiece[] {
  const kind = parseFlowName(flow.name)?.kind;
  const isNew = own.some(({ piece }) => piece.kind === 'insert');
  // Cells are listed row by row; only those of a new column go with it.
  if (depth > DEEPEST || (kind === 'columns' && !isNew)) return [...own];
  const within: ParagraphPiece[] = [];
  for (const inner of flowsInside(flow, run)) {
    if (seen.has(inner.name)) continue;
    seen.add(inner.name);
    for (const one of readFlow(inner, undefined, undefined, undefined, view))
      within.push(...paragraph(one, { flow: inner, seen, depth: depth + 1 }));
  }
  if (within.length === 0) return [...own];
  const grown = own.map((one) => takeIn(one, within));
  const taken = (one: ParagraphPiece) => own.some((outer) => goesWith(outer, one));
  const [{ offset } = { offset: 0 }] = own;
  return [...grown, ...within.filter((one) => !taken(one)).map((one) => ({ ...one, offset }))];
}

/** Whether it was put in together with what it stands in, and nobody has decided on the one alone. */
function goesWith(outer: ParagraphPiece, inner: ParagraphPiece): boolean {
  return (
    outer.piece.kind === 'insert' &&
    outer.suggestion === inner.suggestion &&
    outer.piece.status === inner.piece.status &&
    (inner.piece.kind === 'insert' || inner.piece.kind === 'split')
  );
}

function takeIn(outer: ParagraphPiece, within: readonly ParagraphPiece[]): ParagraphPiece {
  const taken = within.filter((one) => goesWith(outer, one)).map(({ piece }) => piece);
  if (taken.length === 0 || outer.piece.kind !== 'insert') return outer;
  const ranges = [...outer.piece.ranges, ...taken.flatMap((piece) => piece.ranges)];
  return { ...outer, piece: { ...outer.piece, ranges, says: saysOf(taken) } };
}

/** Its words, for quoting. */
function saysOf(pieces: readonly ChangePiece[]): string {
  return pieces
    .flatMap((piece) =>
      piece.kind === 'insert' ? [piece.embed === undefined ? piece.text : (piece.says ?? '')] : [],
    )
    .filter((text) => text !== '')
    .join(' ');
}
