/** What came in from a Word file, by whom; and what did not, with the places where it stands. */
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FROM_WORD } from '../../../shared/exchange/word/read/fromWord.ts';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { delegationName } from '../../ui/delegationName.ts';
import { LeftOutList } from '../../ui/LeftOutList.tsx';
import styles from './ReportView.module.css';

export function ReportView({ report }: { readonly report: ImportReport }) {
  const { t, i18n } = useTranslation();
  const { threads, replies, resolved, leftOut } = report;
  const said = (name: string, delegation: string) =>
    delegation === FROM_WORD
      ? name
      : t('identity.line', { name, delegation: delegationName(delegation, i18n.language) });
  return (
    <div className={styles['report']}>
      <section aria-labelledby="import-in">
        <h3 id="import-in" className={styles['heading']}>
          <Check size={16} aria-hidden="true" />
          {t('import.cameIn')}
        </h3>
        <ul className={styles['counts']}>
          <li>{t('import.paragraphs', { count: report.paragraphs })}</li>
          {report.tables > 0 && <li>{t('import.tables', { count: report.tables })}</li>}
          {report.notes > 0 && <li>{t('import.notes', { count: report.notes })}</li>}
          {report.pictures > 0 && <li>{t('import.pictures', { count: report.pictures })}</li>}
          {threads > 0 && (
            <li>
              {t('import.threads', { count: threads })}
              {(replies > 0 || resolved > 0) && ` (${t('import.answers', { replies, resolved })})`}
            </li>
          )}
        </ul>
        {report.changes.length > 0 && (
          <table className={styles['people']}>
            <caption>{t('import.proposedBy')}</caption>
            <tbody>
              {report.changes.map(({ name, delegation, count }) => (
                <tr key={`${name} ${delegation}`}>
                  <th scope="row">
                    <bdi>{said(name, delegation)}</bdi>
                  </th>
                  <td>{t('import.proposals', { count })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section aria-labelledby="import-out">
        <h3 id="import-out" className={styles['heading']}>
          {leftOut.length === 0 ? (
            <Check size={16} aria-hidden="true" />
          ) : (
            <TriangleAlert size={16} aria-hidden="true" className={styles['warning']} />
          )}
          {leftOut.length === 0 ? t('import.nothingLeftOut') : t('import.leftOutHeading')}
        </h3>
        {leftOut.length > 0 && (
          <>
            <p className={styles['lead']}>{t('import.leftOutLead')}</p>
            <LeftOutList leftOut={leftOut} />
          </>
        )}
      </section>
    </div>
  );
}
