/** One thing that is new: who did what, and the first words of what it is about. Pressing it goes there. */
import { Gavel, MessageSquare, Pencil, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { delegationColour } from '../../ui/delegationColour.ts';
import { delegationName } from '../../ui/delegationName.ts';
import type { News } from './News.ts';
import styles from './NewsCard.module.css';

const ICONS = { suggestion: PencilLine, decision: Gavel, comment: MessageSquare, text: Pencil };

export function NewsCard(props: { readonly news: News; readonly onGo: (news: News) => void }) {
  const { t, i18n } = useTranslation();
  const { news } = props;
  const { author } = news;
  const Icon = ICONS[news.kind];
  const what = () => {
    switch (news.kind) {
      case 'decision':
        return t(`activity.decided.${news.verdict}`, { count: news.count });
      case 'comment':
        return t(`activity.commented.${news.what}`);
      case 'suggestion':
        return t('activity.suggested');
      default:
        return t('activity.changed');
    }
  };
  const quote = 'quote' in news ? news.quote : '';
  return (
    <article
      className={styles['card']}
      style={author === null ? {} : { borderInlineStartColor: delegationColour(author.delegation) }}
    >
      <button type="button" className={styles['go']} onClick={() => props.onGo(news)}>
        <span className={styles['who']}>
          <Icon size={14} aria-hidden="true" />
          {author === null ? (
            <b>{t('activity.somebody')}</b>
          ) : (
            <>
              <b>{delegationName(author.delegation, i18n.language)}</b> <bdi>{author.name}</bdi>
            </>
          )}
        </span>
        <span className={styles['what']}>{what()}</span>
        {quote !== '' && (
          <q className={styles['quote']} dir="auto">
            {quote}
          </q>
        )}
      </button>
    </article>
  );
}
