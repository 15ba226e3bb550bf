/** Mode and view of an open document, and what the keys of reviewing do. Each change of either is said. */
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import type { Mode } from '../../editor/Review.ts';
import { announce } from '../../ui/announce.ts';
import { rememberMode } from './rememberedModes.ts';
import type { ReviewAction } from './reviewKeys.ts';
import type { Decide } from './useDecide.ts';

export interface ReviewActions {
  /** The mode one leaves viewing for: the one before it; where that is not known, the one that changes less. */
  readonly writing: Mode;
  setMode(mode: Mode): void;
  setView(view: ViewName): void;
  act(action: ReviewAction): void;
}

export function useReview(options: {
  readonly editor: DocumentEditor | null;
  readonly documentId: string;
  readonly personId: string;
  readonly decide: Decide;
  /** Into the card of the change under the caret. */
  readonly toCard: () => void;
}): ReviewActions {
  const { t } = useTranslation();
  const { editor, documentId, personId, decide, toCard } = options;
  const [writing, setWriting] = useState<Mode>('suggesting');
  const setMode = useCallback(
    (mode: Mode) => {
      const before = editor?.review.state.get().mode;
      if (before !== undefined && before !== 'viewing') setWriting(before);
      editor?.review.setMode(mode);
      rememberMode(documentId, personId, mode);
      announce(t('review.mode.now', { mode: t(`review.mode.${mode}`), what: t(`review.mode.what.${mode}`) }));
    },
    [editor, documentId, personId, t],
  );
  const setView = useCallback(
    (view: ViewName) => {
      editor?.review.setView(view);
      announce(t('review.view.now', { view: t(`review.view.${view}`), hint: t(`review.view.hint.${view}`) }));
    },
    [editor, t],
  );
  return useMemo(
    () => ({
      writing,
      setMode,
      setView,
      act(action) {
        switch (action) {
          case 'editing':
          case 'suggesting':
          case 'viewing':
            return setMode(action);
          case 'all':
          case 'simple':
          case 'final':
          case 'original':
            return setView(action);
          case 'next':
            return decide.step(1);
          case 'previous':
            return decide.step(-1);
          case 'accept':
            return decide.here('accepted');
          case 'reject':
            return decide.here('rejected');
          case 'card':
            return toCard();
        }
      },
    }),
    [writing, setMode, setView, decide, toCard],
  );
}
