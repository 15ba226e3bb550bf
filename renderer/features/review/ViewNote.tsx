/**
 * Says, for as long as it is so, that not everything is shown or that nothing can be typed, and leads back with
 * one press. Nobody is to believe that hidden text is gone.
 */
import { EyeOff, Lock } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { Mode, Review } from '../../editor/Review.ts';
import { Button } from '../../ui/Button.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './ViewNote.module.css';

export function ViewNote(props: {
  readonly review: Review;
  /** What one goes back to from viewing. */
  readonly writing: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly onView: (view: ViewName) => void;
}) {
  const { t } = useTranslation();
  const { mode, view } = useReadable(props.review.state);
  const list = useReadable(props.review.list);
  const count = useMemo(() => list.filter((change) => undecidedOf(change) !== null).length, [list]);
  if (mode !== 'viewing' && view === 'all') return null;
  return (
    <section className={styles['note']} aria-label={t('review.note.label')}>
      {mode === 'viewing' && (
        <div className={styles['line']}>
          <Lock size={15} aria-hidden="true" />
          <p>{t('review.note.viewing')}</p>
          <Button onPress={() => props.onMode(props.writing)}>
            {t('review.note.leaveViewing', { mode: t(`review.mode.${props.writing}`) })}
          </Button>
        </div>
      )}
      {view !== 'all' && (
        <div className={styles['line']}>
          <EyeOff size={15} aria-hidden="true" />
          <p>
            {t(`review.note.${view}`)} {t('review.note.open', { count })}
          </p>
          <Button onPress={() => props.onView('all')}>{t('review.note.showAll')}</Button>
        </div>
      )}
    </section>
  );
}
