/** Records of suggestions and decisions that cannot be used: kept in sight, each with the reason. */
import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../editor/Review.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { personInWords } from './decisionWords.ts';
import styles from './UnreadableRecords.module.css';

/** As many as anyone would read. */
const SHOWN = 50;

export function UnreadableRecords({ review }: { readonly review: Review }) {
  const { t, i18n } = useTranslation();
  const records = useReadable(review.unreadable);
  if (records.length === 0) return null;
  const words = { t, locale: i18n.language };
  return (
    <details className={styles['records']} open>
      <summary className={styles['title']}>
        <FileWarning size={15} aria-hidden="true" />
        {t('review.unreadable.title', { count: records.length })}
      </summary>
      <p className={styles['about']}>{t('review.unreadable.about')}</p>
      <ul className={styles['list']}>
        {records.slice(0, SHOWN).map(({ id, reason, author }) => (
          <li key={id}>
            {t(`review.unreadable.${reason}`)}
            {author !== null && ` ${t('review.unreadable.from', { who: personInWords(words, author) })}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
