/**
 * Reviewing on the drafting screen, put together: mode and view, decisions, keys, and the tabs of the pane beside
 * the page.
 */
import { Handshake, History, ListFilter, MessageSquare, PencilLine, Sparkle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedChange } from '../../shared/changes/listChanges.ts';
import { undecidedOf } from '../../shared/changes/listChanges.ts';
import type { SuggestionId, Unreadable } from '../../shared/changes/Suggestion.ts';
import type { DocumentConnection, Person } from '../../shared/platform/DocumentConnection.ts';
import { writable } from '../../shared/platform/Readable.ts';
import type { ListedThread } from '../editor/Comments.ts';
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import type { ReviewState } from '../editor/Review.ts';
import { useActivity } from '../features/activity/useActivity.tsx';
import { useAgreement } from '../features/agreement/useAgreement.tsx';
import { CommentOnChange } from '../features/comments/CommentOnChange.tsx';
import { useCommentScreen } from '../features/comments/useCommentScreen.tsx';
import { delegationOf } from '../features/identity/delegationOf.ts';
import type { Command } from '../features/palette/Palette.tsx';
import { useReturned } from '../features/returning/useReturned.tsx';
import { ChangeFilters } from '../features/review/ChangeFilters.tsx';
import { filterChanges, UNDECIDED } from '../features/review/filterChanges.ts';
import { reviewCommands } from '../features/review/reviewCommands.ts';
import { UnreadableRecords } from '../features/review/UnreadableRecords.tsx';
import { useChangeItems } from '../features/review/useChangeItems.tsx';
import type { Decide } from '../features/review/useDecide.ts';
import { useDecide } from '../features/review/useDecide.ts';
import type { ReviewActions } from '../features/review/useReview.ts';
import { useReview } from '../features/review/useReview.ts';
import { useReviewKeys } from '../features/review/useReviewKeys.ts';
import type { Imports } from '../features/wordReturn/useImports.ts';
import { useImports } from '../features/wordReturn/useImports.ts';
import { ViaWord } from '../features/wordReturn/ViaWord.tsx';
import { useReadable } from '../ui/useReadable.ts';
import type { PaneTab } from './ReviewPane.tsx';
import type { Pane } from './usePane.ts';
import { usePane } from './usePane.ts';

export interface ReviewScreen {
  readonly state: ReviewState;
  /** How many changes are to be decided. */
  readonly undecided: number;
  /** Passages that both sides touched while apart and nobody has looked at here. */
  readonly returned: number;
  /** What is new since the person last looked. */
  readonly news: number;
  /** Begins a comment on what is selected, or where the caret is. */
  readonly comment: () => void;
  readonly actions: ReviewActions;
  readonly decide: Decide;
  readonly pane: Pane;
  readonly tabs: readonly PaneTab[];
  readonly commands: () => readonly Command[];
  /** What came in with returned Word files. */
  readonly imports: Imports;
  /** What is asked before something is said. */
  readonly dialogs: ReactNode;
}

const NO_CHANGES = writable<readonly ListedChange[]>([]);
const NO_RECORDS = writable<readonly Unreadable[]>([]);
const NO_THREADS = writable<readonly ListedThread[]>([]);
const NOWHERE = writable<readonly SuggestionId[]>([]);
const FIRST = writable<ReviewState>({ mode: 'editing', view: 'all' });
/** Frames to wait for a card to be drawn. */
const FRAMES = 30;

export function useReviewScreen(options: {
  readonly editor: DocumentEditor | null;
  readonly connection: DocumentConnection | null;
  readonly documentId: string;
  readonly personId: string;
  readonly delegation: string;
  /** Who has it open; the same array until that changed. */
  readonly people: readonly Person[];
  readonly hasRoom: boolean;
}): ReviewScreen {
  const { t } = useTranslation();
  const { editor, connection, documentId, personId, people, hasRoom } = options;
  const review = editor?.review ?? null;
  const state = useReadable(review?.state ?? FIRST);
  const list = useReadable(review?.list ?? NO_CHANGES);
  const records = useReadable(review?.unreadable ?? NO_RECORDS);
  const here = useReadable(review?.atCaret ?? NOWHERE)[0] ?? null;
  const [filter, setFilter] = useState(UNDECIDED);

  const undecided = useMemo(() => list.filter((change) => undecidedOf(change) !== null), [list]);
  const commented = useReadable(editor?.comments.list ?? NO_THREADS).length > 0;
  const proposed = undecided.length + records.length > 0;
  const returned = useReturned(connection?.notes ?? null, editor);
  const pane = usePane({
    filled: commented || proposed || returned.count > 0,
    hasRoom,
    firstTab: commented && !proposed ? 'comments' : 'changes',
  });
  const decide = useDecide(editor, personId);
  const imports = useImports(connection?.doc ?? null);
  const viaWord = useCallback(
    (id: string) => {
      const file = imports.fileOf.get(id);
      return file === undefined ? null : <ViaWord file={file} />;
    },
    [imports],
  );

  const { open } = pane;
  const comments = useCommentScreen({
    editor,
    documentId,
    people,
    shown: pane.shown && pane.tab === 'comments',
    hasRoom,
    show: useCallback(() => open('comments'), [open]),
    source: viaWord,
  });
  const activity = useActivity({
    connection,
    editor,
    personId,
    shown: pane.shown && pane.tab === 'activity',
    onThread: useCallback(() => open('comments'), [open]),
  });
  const agreement = useAgreement({
    editor,
    delegation: options.delegation,
    may: state.mode !== 'viewing',
    shown: pane.shown && pane.tab === 'agreement',
    show: useCallback(() => open('agreement'), [open]),
    delegationOf,
  });
  const thread = comments.here;
  const toCard = useCallback(() => {
    const toThread = thread !== null && (here === null || pane.tab === 'comments');
    const id = toThread ? thread : here;
    if (id === null) return;
    if (toThread) open('comments');
    else if (!pane.shown || pane.tab === 'comments') open('changes');
    focusCard(id, FRAMES, () => {
      // It began pages ago, and its card stands there.
      if (toThread) editor?.comments.goTo(id);
      else review?.goTo(id);
      focusCard(id, FRAMES);
    });
  }, [here, thread, open, pane.shown, pane.tab, editor, review]);
  const actions = useReview({ editor, documentId, personId, decide, toCard });
  useReviewKeys(actions.act);

  const { on } = comments.compose;
  const may = state.mode !== 'viewing';
  const inList = pane.tab === 'list';
  const shown = useMemo(
    () => (inList ? filterChanges(list, filter) : undecided),
    [inList, list, filter, undecided],
  );
  const items = useChangeItems({
    review,
    list: pane.shown ? shown : NO_CHANGES.get(),
    active: here,
    personId,
    decide: may ? decide.one : null,
    more: useCallback((change: ListedChange) => <CommentOnChange on={on} id={change.id} />, [on]),
    source: viaWord,
  });

  const tabs: PaneTab[] = [
    {
      id: 'changes',
      label: t('review.tabs.changes'),
      icon: PencilLine,
      count: undecided.length,
      beside: true,
      // What cannot be read may be a proposal too: nobody is to think that all is decided.
      lead: review !== null && <UnreadableRecords review={review} />,
      items: inList ? [] : items,
      empty: records.length > 0 ? t('review.unreadable.nothingElse') : t('review.empty'),
    },
    {
      id: 'list',
      label: t('review.tabs.list'),
      icon: ListFilter,
      beside: false,
      lead: review !== null && (
        <>
          <UnreadableRecords review={review} />
          <ChangeFilters
            list={list}
            shown={shown}
            filter={filter}
            onFilter={setFilter}
            decide={may ? decide.many : null}
          />
        </>
      ),
      items: inList ? items : [],
      empty: t('review.emptyList'),
    },
    {
      id: 'comments',
      label: t('comments.title'),
      icon: MessageSquare,
      count: comments.open,
      beside: comments.beside,
      lead: comments.lead,
      items: comments.items,
      empty: comments.empty,
    },
    {
      id: 'agreement',
      label: t('agreement.title'),
      icon: Handshake,
      count: agreement.waiting,
      beside: true,
      lead: agreement.lead,
      items: agreement.items,
      empty: t('agreement.empty'),
    },
    {
      id: 'activity',
      label: t('activity.tab'),
      icon: Sparkle,
      count: activity.count,
      beside: false,
      lead: activity.lead,
      items: activity.items,
      empty: t('activity.empty'),
    },
    ...(returned.count === 0
      ? []
      : [
          {
            id: 'returning',
            label: t('returning.tab'),
            icon: History,
            count: returned.left,
            beside: false,
            lead: returned.lead,
            items: returned.items,
            empty: t('returning.empty'),
          },
        ]),
  ];
  return {
    state,
    imports,
    dialogs: agreement.dialogs,
    undecided: undecided.length,
    returned: returned.left,
    news: activity.count,
    comment: comments.compose.here,
    actions,
    decide,
    pane,
    tabs,
    commands: () =>
      review === null
        ? []
        : [
            ...reviewCommands(t, review, decide, actions.act),
            ...comments.commands(),
            ...agreement.commands(),
            ...tabs.map(({ id, label }) => ({
              id: `pane ${id}`,
              group: t('review.command.group'),
              title: t('review.command.tab', { tab: label }),
              run: () => open(id),
            })),
          ],
  };
}

/** The first button of a card, once it is drawn; `missing` where it is not for so many frames. */
function focusCard(id: SuggestionId, frames: number, missing?: () => void): void {
  const button = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] button`);
  if (button !== null) button.focus();
  else if (frames > 0) requestAnimationFrame(() => focusCard(id, frames - 1, missing));
  else missing?.();
}
