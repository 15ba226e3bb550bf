/** What of a Word file is not in the text as it was there, by kind, each with the places where it stands. */
import { useTranslation } from 'react-i18next';
import type { LeftOutPlace } from '../../shared/exchange/word/read/LeftOut.ts';
import type { ReturnLeftOut } from '../../shared/exchange/word/return/ReturnPlan.ts';
import styles from './LeftOutList.module.css';

export function LeftOutList({ leftOut }: { readonly leftOut: readonly ReturnLeftOut[] }) {
  return (
    <ul className={styles['kinds']}>
      {leftOut.map((one) => (
        <li key={one.kind}>
          <Kind {...one} />
        </li>
      ))}
    </ul>
  );
}

function Kind({ kind, count, places }: ReturnLeftOut) {
  const { t } = useTranslation();
  const name = (
    <>
      <span className={styles['kind']}>{t(`import.leftOut.${kind}`)}</span>{' '}
      <span className={styles['count']}>{t('import.places', { count })}</span>
    </>
  );
  if (places.length === 0) return <p className={styles['plain']}>{name}</p>;
  return (
    <details className={styles['details']}>
      <summary>{name}</summary>
      <ul className={styles['places']}>
        {places.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, of places that may be alike.
          <li key={index}>
            <Place {...place} />
          </li>
        ))}
        {count > places.length && <li>{t('import.more', { count: count - places.length })}</li>}
      </ul>
    </details>
  );
}

function Place({ page, paragraph, inside, text }: LeftOutPlace) {
  const { t } = useTranslation();
  const where = t(`import.place.${inside}`, { paragraph: paragraph + 1 });
  return (
    <>
      <span className={styles['where']}>
        {page === null ? where : t('import.onPage', { page, place: where })}
      </span>
      {text !== '' && (
        <q className={styles['words']}>
          <bdi dir="auto">{text}</bdi>
        </q>
      )}
    </>
  );
}
