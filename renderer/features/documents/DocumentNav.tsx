/** The left column's first part: go to another document, and see how many people are in each. */
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { SeminarDocument } from '../../../shared/seminar/SeminarIndex.ts';
import styles from './DocumentNav.module.css';

export function DocumentNav(props: {
  readonly documents: readonly SeminarDocument[];
  readonly current: string;
  readonly peopleIn: (documentId: string) => readonly Person[];
  readonly addressOf: (id: string) => string;
}) {
  const { t, i18n } = useTranslation();
  return (
    <nav aria-labelledby="nav-documents">
      <h2 id="nav-documents" className={styles['heading']}>
        {t('documents.heading')}
      </h2>
      <ul>
        {props.documents
          .filter((document) => !document.archived || document.id === props.current)
          .map((document) => {
            const people = props.peopleIn(document.id).length;
            return (
              <li key={document.id}>
                <a
                  href={props.addressOf(document.id)}
                  className={styles['link']}
                  aria-current={document.id === props.current ? 'page' : undefined}
                >
                  <bdi className={styles['title']} dir="auto" title={document.title}>
                    {document.title || t('documents.untitled')}
                  </bdi>
                  {people > 0 && (
                    <span className={styles['count']}>
                      <Users size={11} aria-hidden="true" />
                      <span aria-hidden="true">{people.toLocaleString(i18n.language)}</span>
                      <span className="visually-hidden">{t('documents.peopleIn', { count: people })}</span>
                    </span>
                  )}
                </a>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
