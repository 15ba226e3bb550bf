/** What both sides touched while this device was away, on the drafting screen: the list, its ticks, its cards. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnItem } from '../../../shared/changes/returning/ReturnItem.ts';
import {
  isLookedThrough,
  RETURNED,
  readReport,
  tick,
} from '../../../shared/changes/returning/ReturnReport.ts';
import type { DeviceNotes } from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { ReturnCard } from './ReturnCard.tsx';
import { ReturnLead } from './ReturnLead.tsx';

const NOTHING = writable<unknown>(null);

export interface Returned {
  /** Passages listed; 0: there is no list. */
  readonly count: number;
  /** Not ticked off. */
  readonly left: number;
  readonly items: readonly MarginItem[];
  readonly lead: React.ReactNode;
}

export function useReturned(notes: DeviceNotes | null, editor: DocumentEditor | null): Returned {
  const { t } = useTranslation();
  const kept = useReadable(useMemo(() => notes?.watch(RETURNED) ?? NOTHING, [notes]));
  const report = useMemo(() => readReport(kept), [kept]);
  const count = report?.items.length ?? 0;
  const left = report?.items.filter(({ id }) => !report.done.includes(id)).length ?? 0;

  // One that was done with is not shown again when the document is opened anew.
  const isFirst = useRef(true);
  useEffect(() => {
    if (notes === null || kept === undefined) return;
    if (isFirst.current && report !== null && isLookedThrough(report))
      void notes.change(RETURNED, () => null);
    isFirst.current = false;
  }, [notes, kept, report]);

  // Said when it comes or grows, and not when it is worked through.
  const [known, setKnown] = useState(0);
  useEffect(() => {
    if (count > known && left > 0) announce(t('returning.notice', { count: left }));
    setKnown(count);
  }, [count, left, known, t]);

  const onGo = useCallback(
    ({ places }: ReturnItem) => {
      if (!places.some((place) => editor?.goTo(place) === true)) announce(t('returning.gone'));
    },
    [editor, t],
  );
  const onTick = useCallback(
    async ({ id }: ReturnItem, done: boolean) => {
      const kept = notes?.change(RETURNED, (before) => {
        const now = readReport(before);
        return now === null ? null : tick(now, id, done);
      });
      const rest = left + (done ? -1 : 1);
      announce(rest === 0 ? t('returning.allDone') : t('returning.left', { count: rest }));
      await kept;
    },
    [notes, left, t],
  );
  const onDismiss = useCallback(() => {
    void notes?.change(RETURNED, () => null);
    announce(t('returning.dismissed'));
    editor?.focus();
  }, [notes, editor, t]);

  const items = useMemo(
    (): readonly MarginItem[] =>
      (report?.items ?? []).map((item) => {
        const done = report?.done.includes(item.id) ?? false;
        return {
          key: item.id,
          active: false,
          rectangle: () => null,
          render: () => <ReturnCard item={item} done={done} onGo={onGo} onTick={onTick} />,
        };
      }),
    [report, onGo, onTick],
  );
  return {
    count,
    left,
    items,
    lead: <ReturnLead done={count - left} count={count} onDismiss={onDismiss} />,
  };
}
