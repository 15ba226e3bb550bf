/** Over the list of what is new: how much of each kind, and that one has looked. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './ActivityLead.module.css';
import { countsInWords } from './countsInWords.ts';
import { countNews } from './groupNews.ts';
import type { News } from './News.ts';

export function ActivityLead(props: { readonly news: readonly News[]; readonly onSeen: () => void }) {
  const { t, i18n } = useTranslation();
  if (props.news.length === 0) return null;
  return (
    <div className={styles['lead']}>
      <p>{t('activity.since', { all: countsInWords(t, i18n.language, countNews(props.news)) })}</p>
      <Button onPress={props.onSeen}>{t('activity.markSeen')}</Button>
    </div>
  );
}
