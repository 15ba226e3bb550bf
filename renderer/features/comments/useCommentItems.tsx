/** A card for each thread of a list, and one for a thread being begun; the same object until something about it changed. */
import { useMemo, useRef } from 'react';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { ListedThread } from '../../editor/Comments.ts';
import { NEW_THREAD } from '../../editor/Comments.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import type { CommentTools } from './commentTools.ts';
import type { NewDraft } from './draftStore.ts';
import { NewThreadCard } from './NewThreadCard.tsx';
import { ThreadCard } from './ThreadCard.tsx';

export interface CommentItemOptions {
  readonly tools: CommentTools | null;
  readonly list: readonly ListedThread[];
  readonly active: ThreadId | null;
  readonly begun: NewDraft['subject'] | null;
}

interface Kept {
  readonly of: unknown;
  readonly item: MarginItem;
}

export function useCommentItems({ tools, list, active, begun }: CommentItemOptions): readonly MarginItem[] {
  const kept = useRef<{ tools: CommentTools | null; items: Map<ThreadId, Kept> }>({
    tools: null,
    items: new Map(),
  });
  return useMemo(() => {
    if (tools === null) return [];
    const known = kept.current.tools === tools ? kept.current.items : new Map<ThreadId, Kept>();
    const items = new Map<ThreadId, Kept>();
    const add = (key: ThreadId, of: unknown, isActive: boolean, render: MarginItem['render']) => {
      const before = known.get(key);
      const same = before?.of === of && before?.item.active === isActive;
      const rectangle = () => tools.editor.comments.rectangleOf(key);
      items.set(
        key,
        same && before !== undefined ? before : { of, item: { key, active: isActive, rectangle, render } },
      );
    };
    if (begun !== null) add(NEW_THREAD, begun, true, () => <NewThreadCard tools={tools} subject={begun} />);
    for (const listed of list) {
      const isActive = begun === null && listed.thread.id === active;
      add(listed.thread.id, listed, isActive, () => (
        <ThreadCard tools={tools} listed={listed} active={isActive} />
      ));
    }
    kept.current = { tools, items };
    return inOrder([...items.values()].map(({ item }) => item));
  }, [tools, list, active, begun]);
}

/** The one being begun among the others, where its text is. */
function inOrder(items: MarginItem[]): readonly MarginItem[] {
  const [first, ...others] = items;
  if (first?.key !== NEW_THREAD) return items;
  const top = first.rectangle()?.top;
  const index = top === undefined ? 0 : others.findIndex((other) => (other.rectangle()?.top ?? top) > top);
  return index === -1 ? [...others, first] : others.toSpliced(index, 0, first);
}
