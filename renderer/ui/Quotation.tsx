/** Words of the text, as they read at some time: what was proposed in them is struck or underlined, and said. */
import { useTranslation } from 'react-i18next';
import type { Quote } from '../../shared/changes/comments/Quote.ts';
import styles from './Quotation.module.css';

export function Quotation(props: { readonly quote: Quote; readonly short: boolean }) {
  const { t } = useTranslation();
  if (props.quote.length === 0) return <p className={styles['empty']}>{t('comments.emptyParagraph')}</p>;
  return (
    <blockquote className={styles['quote']} data-short={props.short || undefined} dir="auto">
      {props.quote.map(({ text, change }, index) =>
        change === 'none' ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one quotation.
          <Part key={index} kind={change} text={text} />
        ),
      )}
    </blockquote>
  );
}

function Part({ kind, text }: { kind: 'insert' | 'delete'; text: string }) {
  const { t } = useTranslation();
  const Tag = kind === 'insert' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden">{t(`comments.quoted.${kind}`)} </span>
      {text}
    </Tag>
  );
}
