/** What a person is shown of a plan before they take it in: everything but how it is carried out. */
import type { ReturnItem, ReturnPlan } from './ReturnPlan.ts';

export type ShownItem = Omit<ReturnItem, 'deeds'>;

export interface ShownPlan extends Pick<ReturnPlan, 'editor' | 'leftOut'> {
  /** When the file went out, and as which text. */
  readonly origin: Pick<ReturnPlan['origin'], 'at' | 'text'>;
  readonly items: readonly ShownItem[];
  /** How many differences the text has already. */
  readonly known: number;
}

export function shownPlan({ origin: { at, text }, editor, items, known, leftOut }: ReturnPlan): ShownPlan {
  return {
    origin: { at, text },
    editor,
    items: items.map(({ deeds: _, ...shown }) => shown),
    known: known.length,
    leftOut,
  };
}
