/** Over the list of what is new: how much of each kind, and that one has looked. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './ActivityLead.module.css';
import type { News } from './News.ts';
import { NEWS_KINDS } from './News.ts';

export function ActivityLead(props: { readonly news: readonly News[]; readonly onSeen: () => void }) {
  const { t, i18n } = useTranslation();
  const counts = NEWS_KINDS.map((kind) => ({
    kind,
    count: props.news.filter((one) => one.kind === kind).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const all = new Intl.ListFormat(i18n.language, { type: 'unit' }).format(
    counts.map(({ kind, count }) => t(`activity.count.${kind}`, { count })),
  );
  return (
    <div className={styles['lead']}>
      <p>{t('activity.since', { all })}</p>
      <Button onPress={props.onSeen}>{t('activity.markSeen')}</Button>
    </div>
  );
}
