/** A card for each change of a list; the same object until something about it changed. */
import type { ReactNode } from 'react';
import { useMemo, useRef } from 'react';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import type { Review } from '../../editor/Review.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { ChangeCard } from './ChangeCard.tsx';

export interface ChangeItemOptions {
  readonly review: Review | null;
  readonly list: readonly ListedChange[];
  readonly active: SuggestionId | null;
  readonly personId: string;
  readonly decide: ((verdict: Verdict, change: ListedChange) => void) | null;
  /** What others add to a change's card: at the end of its buttons, below them, and of where it came from. */
  readonly more?: (change: ListedChange) => ReactNode;
  readonly below?: (change: ListedChange) => ReactNode;
  readonly source?: (id: SuggestionId) => ReactNode;
}

interface Kept {
  readonly change: ListedChange;
  readonly item: MarginItem;
}

const NO_ITEMS: readonly MarginItem[] = [];

export function useChangeItems(options: ChangeItemOptions): readonly MarginItem[] {
  const { review, list, active, personId, decide, more, below, source } = options;
  const kept = useRef<{ readonly of: readonly unknown[]; readonly items: Map<SuggestionId, Kept> }>({
    of: [],
    items: new Map(),
  });
  return useMemo(() => {
    if (review === null) return NO_ITEMS;
    const of = [review, personId, decide, more, below, source];
    const known = of.every((one, index) => one === kept.current.of[index]) ? kept.current.items : new Map();
    const items = new Map<SuggestionId, Kept>();
    for (const change of list) {
      const { id } = change;
      const before = known.get(id);
      if (before?.change === change && before.item.active === (id === active)) {
        items.set(id, before);
        continue;
      }
      const item: MarginItem = {
        key: id,
        active: id === active,
        rectangle: () => review.rectangleOf(id),
        render: () => (
          <ChangeCard
            change={change}
            review={review}
            active={id === active}
            own={change.author.id === personId}
            decide={decide}
            more={more?.(change)}
            below={below?.(change)}
            source={source?.(change.id)}
          />
        ),
      };
      items.set(id, { change, item });
    }
    kept.current = { of, items };
    return [...items.values()].map(({ item }) => item);
  }, [review, list, active, personId, decide, more, below, source]);
}
