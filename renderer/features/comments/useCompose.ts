/**
 * Beginning a thread: what it is about is marked on the page and its card opens for writing, wherever the pane was.
 * One at a time: what was begun is finished or dropped first.
 */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentSubject } from '../../../shared/changes/comments/anchorOf.ts';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import { NEW_THREAD } from '../../editor/Comments.ts';
import { announce } from '../../ui/announce.ts';
import type { CommentTools } from './commentTools.ts';
import { EMPTY_DRAFT } from './Draft.ts';
import type { NewDraft } from './draftStore.ts';

export interface Compose {
  /** What a thread is being begun about. */
  readonly begun: CommentSubject | null;
  /** On the selection; without one on the suggestion at the caret, or on its paragraph. */
  here(): void;
  onParagraph(): void;
  on(suggestion: SuggestionId): void;
}

/** Frames to wait for the card to be drawn. */
const FRAMES = 30;

/** @param show brings the cards of comments into sight */
export function useCompose(tools: CommentTools | null, show: () => void): Compose {
  const { t } = useTranslation();
  const drafts = tools?.drafts;
  const begun =
    useSyncExternalStore(drafts?.subscribe ?? never, (): NewDraft | null => drafts?.getNew() ?? null)
      ?.subject ?? null;
  const comments = tools?.editor.comments;
  useEffect(() => {
    comments?.composeAt(begun);
  }, [comments, begun]);
  // What was being written before a reload is in sight again.
  useEffect(() => {
    if ((drafts?.getNew()?.text ?? '') !== '') show();
  }, [drafts, show]);

  const begin = useCallback(
    (subject: CommentSubject | null | undefined) => {
      if (drafts === undefined) return;
      const before = drafts.getNew();
      const busy = before !== null && before.text.trim() !== '';
      if (!busy && subject == null) return announce(t('comments.nothing'));
      if (busy) announce(t('comments.busy'));
      else drafts.set(NEW_THREAD, { ...EMPTY_DRAFT, subject } as NewDraft);
      show();
      focusComposer(FRAMES);
    },
    [drafts, show, t],
  );
  return {
    begun,
    here: useCallback(() => {
      if (tools === null) return;
      const { review, caret } = tools.editor;
      const [suggestion] = review.atCaret.get();
      const onChange = caret.get().collapsed && suggestion !== undefined;
      begin(onChange ? tools.editor.comments.subjectOf(suggestion) : tools.editor.comments.subjectHere());
    }, [tools, begin]),
    onParagraph: useCallback(() => begin(tools?.editor.comments.paragraphHere()), [tools, begin]),
    on: useCallback((id) => begin(tools?.editor.comments.subjectOf(id)), [tools, begin]),
  };
}

const never = () => () => {};

function focusComposer(frames: number): void {
  const field = document.querySelector<HTMLElement>(`[data-card="${NEW_THREAD}"] textarea`);
  if (field !== null) {
    field.focus({ preventScroll: true });
    field.closest('[data-card]')?.scrollIntoView({ block: 'nearest' });
  } else if (frames > 0) requestAnimationFrame(() => focusComposer(frames - 1));
}
