/** What came of a file of sources: how many came in, what was there already, and each entry that could not be read. */
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileReport } from './readSourceFile.ts';
import styles from './SourceFileReport.module.css';

/** Of a list that nobody reads to its end. */
const SHOWN = 50;

export function SourceFileReport({ report }: { readonly report: FileReport }) {
  const { t } = useTranslation();
  const { name, refused, added, changed, same, left, problems } = report;
  if (refused !== null)
    return (
      <p className={styles['refused']} role="alert">
        {t(`citations.refused.${refused}`, { file: name })}
      </p>
    );
  return (
    <div className={styles['report']}>
      <p className={styles['line']}>
        <Check size={16} aria-hidden="true" />
        <span>
          <bdi dir="auto">{name}</bdi>:{' '}
          {[
            t('citations.added', { count: added }),
            ...(changed > 0 ? [t('citations.changed', { count: changed })] : []),
            ...(same > 0 ? [t('citations.same', { count: same })] : []),
          ].join(' ')}
        </span>
      </p>
      {left > 0 && (
        <p className={styles['line']}>
          <TriangleAlert size={16} aria-hidden="true" />
          {t('citations.full', { count: left })}
        </p>
      )}
      {problems.length > 0 && (
        <details className={styles['problems']}>
          <summary>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('citations.problems', { count: problems.length })}
          </summary>
          <ul>
            {problems.slice(0, SHOWN).map(({ line, reason, key }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes.
              <li key={index}>
                {t('citations.line', { line })} {t(`citations.reason.${reason}`)}{' '}
                {key !== '' && <bdi>({key})</bdi>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
