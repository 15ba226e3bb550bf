/** Everything of reviewing that the palette reaches. */
import type { TFunction } from 'i18next';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { Review } from '../../editor/Review.ts';
import { MODES } from './ModeSwitch.tsx';
import type { ReviewAction } from './reviewKeys.ts';
import { printReviewKeys } from './reviewKeys.ts';
import type { Decide } from './useDecide.ts';

/** As the palette takes them. */
interface ReviewCommand {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

export function reviewCommands(
  t: TFunction,
  review: Review,
  decide: Decide,
  act: (action: ReviewAction) => void,
): ReviewCommand[] {
  const group = t('review.command.group');
  const key = (id: ReviewAction, title: string): ReviewCommand => ({
    id: `review ${id}`,
    group,
    title,
    shortcut: printReviewKeys(id),
    run: () => act(id),
  });
  const many = (
    verdict: 'accepted' | 'rejected',
    where: 'selection' | 'paragraph' | 'section',
    title: string,
  ): ReviewCommand => ({
    id: `review ${verdict} ${where}`,
    group,
    title,
    run: () => decide.many({ verdict, chosen: review.chosenIn(where) }),
  });
  const all = (verdict: 'accepted' | 'rejected', title: string): ReviewCommand => ({
    id: `review ${verdict} all`,
    group,
    title,
    run: () =>
      decide.many({ verdict, chosen: review.list.get().flatMap((change) => undecidedOf(change) ?? []) }),
  });
  return [
    ...MODES.map((mode) => key(mode, t('review.command.mode', { mode: t(`review.mode.${mode}`) }))),
    ...VIEW_NAMES.map((view) => key(view, t('review.command.view', { view: t(`review.view.${view}`) }))),
    key('next', t('review.command.next')),
    key('previous', t('review.command.previous')),
    key('accept', t('review.command.accept')),
    key('reject', t('review.command.reject')),
    key('card', t('review.command.card')),
    many('accepted', 'selection', t('review.command.acceptSelection')),
    many('rejected', 'selection', t('review.command.rejectSelection')),
    many('accepted', 'paragraph', t('review.command.acceptParagraph')),
    many('rejected', 'paragraph', t('review.command.rejectParagraph')),
    many('accepted', 'section', t('review.command.acceptSection')),
    many('rejected', 'section', t('review.command.rejectSection')),
    all('accepted', t('review.command.acceptAll')),
    all('rejected', t('review.command.rejectAll')),
  ];
}
