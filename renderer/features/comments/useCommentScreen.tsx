/** Comments on the drafting screen, put together: the cards that are shown, their filter, keys and commands. */
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { UnreadableComment } from '../../../shared/changes/comments/Thread.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { ListedThread } from '../../editor/Comments.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { CommentFilters } from './CommentFilters.tsx';
import { printCommentKeys, useCommentKeys } from './commentKeys.ts';
import { useCommentTools } from './commentTools.ts';
import { cardInWords } from './commentWords.ts';
import { countThreads, filterThreads, OPEN_THREADS } from './filterThreads.ts';
import { useCommentItems } from './useCommentItems.tsx';
import type { Compose } from './useCompose.ts';
import { useCompose } from './useCompose.ts';

export interface CommentScreen {
  readonly compose: Compose;
  /** The thread at the caret that is meant. */
  readonly here: ThreadId | null;
  /** Threads that are open. */
  readonly open: number;
  /** There is something to show. */
  readonly filled: boolean;
  /** Whether the cards that are shown stand beside their text. */
  readonly beside: boolean;
  readonly items: readonly MarginItem[];
  readonly lead: ReactNode;
  readonly empty: string;
  readonly commands: () => readonly {
    readonly id: string;
    readonly group: string;
    readonly title: string;
    readonly shortcut?: string;
    readonly run: () => void;
  }[];
}

const NO_THREADS = writable<readonly ListedThread[]>([]);
const NO_RECORDS = writable<readonly UnreadableComment[]>([]);
const NOWHERE = writable<readonly ThreadId[]>([]);

export function useCommentScreen(options: {
  readonly editor: DocumentEditor | null;
  readonly documentId: string;
  /** People who have the document open; the same array until that changed. */
  readonly people: readonly Author[];
  /** Whether its cards are in sight: there are none where not. */
  readonly shown: boolean;
  /** Whether cards can stand beside the page. */
  readonly hasRoom: boolean;
  /** Brings them into sight. */
  readonly show: () => void;
  /** Where a thread came from; the same function until something of that changed. */
  readonly source?: (thread: ThreadId) => ReactNode;
}): CommentScreen {
  const { t, i18n } = useTranslation();
  const { editor, show } = options;
  const tools = useCommentTools(editor, options.documentId, options.people, options.source);
  const list = useReadable(editor?.comments.list ?? NO_THREADS);
  const records = useReadable(editor?.comments.unreadable ?? NO_RECORDS);
  const here = useReadable(editor?.comments.atCaret ?? NOWHERE)[0] ?? null;
  const [filter, setFilter] = useState(OPEN_THREADS);
  const inFull = useCallback(() => {
    setFilter(OPEN_THREADS);
    show();
  }, [show]);
  const compose = useCompose(tools, inFull);
  useCommentKeys(compose.here);

  // What is marked on the page is said where one comes to it.
  const found = list.find(({ thread }) => thread.id === here);
  const said =
    found === undefined || tools === null
      ? null
      : cardInWords({ t, locale: i18n.language, nameOf: tools.nameOf }, found);
  useEffect(() => {
    if (said !== null && document.activeElement?.id === 'page') announce(said);
  }, [said]);

  const author = editor?.comments.author;
  const beside = filter.set === 'open';
  const shown = useMemo(() => {
    if (author === undefined) return [];
    // Beside the text stands only what has text.
    return filterThreads(list, filter, author).filter(({ detached }) => !(beside && detached));
  }, [list, filter, author, beside]);
  const items = useCommentItems({
    tools,
    list: options.shown ? shown : NO_THREADS.get(),
    active: here,
    begun: compose.begun,
  });
  const open = author === undefined ? 0 : countThreads(list, OPEN_THREADS, author).sets.open;
  return {
    compose,
    here,
    open,
    filled: list.length > 0 || records.length > 0 || compose.begun !== null,
    beside,
    items,
    lead: tools !== null && (
      <CommentFilters
        tools={tools}
        list={list}
        filter={filter}
        onFilter={setFilter}
        onNew={compose.here}
        beside={beside && options.hasRoom}
      />
    ),
    empty: t(`comments.empty.${filter.set}`),
    commands: () => [
      {
        id: 'comment here',
        group: t('comments.title'),
        title: t('comments.command.here'),
        shortcut: printCommentKeys(),
        run: compose.here,
      },
      {
        id: 'comment paragraph',
        group: t('comments.title'),
        title: t('comments.command.paragraph'),
        run: compose.onParagraph,
      },
    ],
  };
}
