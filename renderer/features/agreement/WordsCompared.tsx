/** Words as they were agreed beside words as they stand: what is gone is struck, what is new underlined. */
import diff from 'fast-diff';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AgreementCard.module.css';

export function WordsCompared({ agreed, now }: { readonly agreed: string; readonly now: string }) {
  const { t } = useTranslation();
  const parts = useMemo(() => {
    let at = 0;
    return diff(agreed, now).map(([kind, text]) => {
      at += text.length;
      return { kind, text, key: `${kind} ${at}` };
    });
  }, [agreed, now]);
  if (agreed === now) return <p className={styles['note']}>{t('agreement.sameWords')}</p>;
  return (
    <p className={styles['compared']} dir="auto">
      {parts.map(({ kind, text, key }) =>
        kind === diff.DELETE ? (
          <del key={key}>{text}</del>
        ) : kind === diff.INSERT ? (
          <ins key={key}>{text}</ins>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </p>
  );
}
