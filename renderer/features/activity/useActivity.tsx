/** What is new in a document since the person last looked, on the drafting screen: the list, its cards, its end. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import { readAuthor } from '../../../shared/changes/Author.ts';
import type { DocumentConnection, PresenceState } from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { ActivityLead } from './ActivityLead.tsx';
import { Follower } from './Follower.ts';
import { groupNews } from './groupNews.ts';
import type { News } from './News.ts';
import { NewsCard } from './NewsCard.tsx';

const NOTHING = writable<readonly News[]>([]);
/** Milliseconds of rest after which the browser is asked for a moment in which nothing else goes on. */
const REST = 1000;

export interface Activity {
  readonly count: number;
  readonly items: readonly MarginItem[];
  readonly lead: React.ReactNode;
}

export function useActivity(options: {
  readonly connection: DocumentConnection | null;
  readonly editor: DocumentEditor | null;
  readonly personId: string;
  /** Whether the list is looked at. */
  readonly shown: boolean;
  readonly onThread: () => void;
}): Activity {
  const { t } = useTranslation();
  const { connection, editor, personId, shown, onThread } = options;
  const [follower, setFollower] = useState<Follower | null>(null);
  const isOpen = editor !== null;

  useEffect(() => {
    if (connection === null || !isOpen) return;
    const { doc, notes, caughtUp, awareness } = connection;
    const made = new Follower({
      doc,
      notes,
      caughtUp,
      personId,
      here: () => peopleHere(awareness.getStates()),
      isVisible: () => document.visibilityState === 'visible',
      whenIdle,
    });
    const onLooks = () => made.looks();
    document.addEventListener('visibilitychange', onLooks);
    setFollower(made);
    return () => {
      document.removeEventListener('visibilitychange', onLooks);
      setFollower(null);
      made.close();
    };
  }, [connection, isOpen, personId]);

  const news = useReadable(follower?.news ?? NOTHING);
  useEffect(() => {
    if (shown && news.length > 0) follower?.looked();
  }, [shown, news, follower]);

  const onSeen = useCallback(() => {
    follower?.markSeen();
    announce(t('activity.seen'));
    editor?.focus();
  }, [follower, editor, t]);

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
      groupNews(news).flatMap((group) =>
        group.news.map((one, index) => ({
          key: one.id,
          active: false,
          rectangle: () => null,
          render: () => <NewsCard news={one} group={index === 0 ? group : null} onGo={onGo} />,
        })),
      ),
    [news, onGo],
  );
  return { count: news.length, items, lead: <ActivityLead news={news} onSeen={onSeen} /> };
}

function whenIdle(run: () => void): () => void {
  let idle: number | null = null;
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) idle = requestIdleCallback(run, { timeout: REST });
    else run();
  }, REST);
  return () => {
    clearTimeout(timer);
    if (idle !== null) cancelIdleCallback(idle);
  };
}

function peopleHere(states: ReadonlyMap<number, unknown>): Map<number, Author> {
  const people = new Map<number, Author>();
  for (const [client, state] of states) {
    const { person } = (state ?? {}) as Partial<PresenceState>;
    // Others may say anything of themselves.
    const author = readAuthor(person?.id, person?.name, person?.delegation);
    if (author !== null) people.set(client, author);
  }
  return people;
}
