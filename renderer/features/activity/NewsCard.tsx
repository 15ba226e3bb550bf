/**
 * One thing that is new: what was done, and the first words of what it is about. Pressing it goes there. The
 * first of a person's says who they are and how much is from them.
 */
import { Gavel, MessageSquare, Pencil, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DelegationLabel } from '../../ui/DelegationLabel.tsx';
import { delegationColour } from '../../ui/delegationColour.ts';
import { delegationName } from '../../ui/delegationName.ts';
import { countsInWords } from './countsInWords.ts';
import type { NewsGroup } from './groupNews.ts';
import type { News } from './News.ts';
import styles from './NewsCard.module.css';

const ICONS = { suggestion: PencilLine, decision: Gavel, comment: MessageSquare, text: Pencil };

export function NewsCard(props: {
  readonly news: News;
  /** Where it is the first of its group. */
  readonly group: NewsGroup | null;
  readonly onGo: (news: News) => void;
}) {
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
    <>
      {props.group !== null && <Who group={props.group} />}
      <article
        className={styles['card']}
        style={author === null ? {} : { borderInlineStartColor: delegationColour(author.delegation) }}
      >
        <button type="button" className={styles['go']} onClick={() => props.onGo(news)}>
          <span className={styles['what']}>
            <Icon size={14} aria-hidden="true" />
            <span className="visually-hidden">
              {author === null
                ? t('activity.somebody')
                : `${delegationName(author.delegation, i18n.language)}, ${author.name}`}
              :{' '}
            </span>
            {what()}
          </span>
          {quote !== '' && (
            <q className={styles['quote']} dir="auto">
              {quote}
            </q>
          )}
        </button>
      </article>
    </>
  );
}

function Who({ group }: { readonly group: NewsGroup }) {
  const { t, i18n } = useTranslation();
  const { author, counts } = group;
  return (
    <h3 className={styles['who']}>
      {author === null ? (
        <b>{t('activity.somebody')}</b>
      ) : (
        <>
          <DelegationLabel delegation={author.delegation} /> <bdi>{author.name}</bdi>
        </>
      )}
      <span className={styles['counts']}>{countsInWords(t, i18n.language, counts)}</span>
    </h3>
  );
}
