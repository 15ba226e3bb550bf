/**
 * What is new in a document since the person last had it open, on the drafting screen: a list in the pane, never
 * in the way. What somebody has seen is kept on the device for each person, and moves on when they leave the
 * document or say that they have looked; clocks and deletions, no times of day.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { DocumentConnection, PresenceState } from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { ActivityLead } from './ActivityLead.tsx';
import type { News } from './News.ts';
import { NewsCard } from './NewsCard.tsx';
import { newSince } from './newSince.ts';
import { SeenMark } from './SeenMark.ts';

const NOTHING = writable<unknown>(null);
const NOT_YET = writable(false);
/** Milliseconds of rest after which the list is made anew; never in a keystroke. */
const REST = 1500;

export interface Activity {
  readonly count: number;
  readonly items: readonly MarginItem[];
  readonly lead: React.ReactNode;
}

/** @param shown whether the list is looked at: then, and after catching up, it is made; others' names come from presence */
export function useActivity(options: {
  readonly connection: DocumentConnection | null;
  readonly editor: DocumentEditor | null;
  readonly personId: string;
  readonly onThread: () => void;
}): Activity {
  const { t } = useTranslation();
  const { connection, editor, personId, onThread } = options;
  const name = `seen ${personId}`;
  const kept = useReadable(useMemo(() => connection?.notes.watch(name) ?? NOTHING, [connection, name]));
  const caughtUp = useReadable(connection?.caughtUp ?? NOT_YET);
  const [news, setNews] = useState<readonly News[]>([]);
  /** From where on things are new: what was kept when the document was opened. */
  const mark = useRef<SeenMark | null>(null);
  const begun = useRef<DocumentConnection | null>(null);

  // Begins once what was kept is read; whoever is here for the first time has nothing new to read.
  useEffect(() => {
    if (connection === null || editor === null || kept === undefined) return;
    if (begun.current === connection) return;
    begun.current = connection;
    mark.current = SeenMark.read(kept) ?? (caughtUp ? SeenMark.now(connection.doc) : null);
    if (mark.current === null) begun.current = null;
    else void connection.notes.change(name, (before) => before ?? mark.current?.write() ?? null);
  }, [connection, editor, kept, caughtUp, name]);

  useEffect(() => {
    if (connection === null || editor === null) return;
    const { doc, awareness, notes } = connection;
    let due: ReturnType<typeof setTimeout> | undefined;
    /** What has come in while the page is looked at has been seen by next time. */
    const keep = () => {
      if (mark.current !== null && document.visibilityState === 'visible')
        void notes.change(name, () => SeenMark.now(doc).write());
    };
    const make = (): void => {
      const seen = mark.current;
      if (seen === null) {
        soon();
        return;
      }
      setNews(newSince({ doc, seen, personId, here: peopleHere(awareness.getStates()) }));
      keep();
    };
    const soon = () => {
      clearTimeout(due);
      due = setTimeout(make, REST);
    };
    const own = (transaction: Parameters<SeenMark['addOwn']>[0]) => {
      mark.current?.addOwn(transaction);
      soon();
    };
    doc.on('afterTransaction', own);
    soon();
    return () => {
      clearTimeout(due);
      doc.off('afterTransaction', own);
      keep();
    };
  }, [connection, editor, personId, name]);

  const onSeen = useCallback(() => {
    if (connection === null) return;
    mark.current = SeenMark.now(connection.doc);
    void connection.notes.change(name, () => mark.current?.write() ?? null);
    setNews([]);
    announce(t('activity.seen'));
    editor?.focus();
  }, [connection, editor, name, t]);

  const onGo = useCallback(
    (one: News) => {
      if (editor === null) return;
      if (one.kind === 'text') {
        if (!editor.goTo(one.paragraph)) announce(t('activity.gone'));
      } else if (one.kind === 'comment') {
        onThread();
        editor.comments.goTo(one.thread);
      } else {
        editor.review.goTo(one.kind === 'suggestion' ? one.suggestion : one.first);
      }
    },
    [editor, onThread, t],
  );

  const items = useMemo(
    (): readonly MarginItem[] =>
      news.map((one) => ({
        key: one.id,
        active: false,
        rectangle: () => null,
        render: () => <NewsCard news={one} onGo={onGo} />,
      })),
    [news, onGo],
  );
  return { count: news.length, items, lead: <ActivityLead news={news} onSeen={onSeen} /> };
}

function peopleHere(states: ReadonlyMap<number, unknown>): Map<number, Author> {
  const people = new Map<number, Author>();
  for (const [client, state] of states) {
    const { person } = (state ?? {}) as Partial<PresenceState>;
    if (person !== undefined) people.set(client, person);
  }
  return people;
}
