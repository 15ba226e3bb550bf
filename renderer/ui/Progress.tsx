/** How far something long has come, as a bar, a number and what it is doing. */
import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Progress.module.css';

export function Progress(props: {
  /** What is under way. */
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  /** What is being done just now. */
  readonly step: string;
}) {
  const { i18n } = useTranslation();
  return (
    <ProgressBar className={styles['progress'] ?? ''} value={props.value * 100} aria-label={props.label}>
      {({ percentage = 0 }) => (
        <>
          <span>{props.step}</span>
          <span>{new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(percentage / 100)}</span>
          <span className={styles['track']}>
            <span className={styles['bar']} style={{ inlineSize: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
