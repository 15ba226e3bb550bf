/** The seminar's documents, who is in each, and the archive below. */
import { ArchiveRestore, FileText, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { SeminarDocument } from '../../../shared/seminar/SeminarIndex.ts';
import { Button } from '../../ui/Button.tsx';
import { delegationName, languageName } from '../../ui/delegationName.ts';
import { giveFocus } from '../../ui/giveFocus.ts';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { RenameField } from '../../ui/RenameField.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import styles from './DocumentList.module.css';

/** What the screens can do with documents; the words for failures are announced by who does it. */
export interface DocumentCommands {
  create(): void;
  duplicate(id: string): void;
  rename(id: string, title: string): void;
  archive(id: string): void;
  restore(id: string): void;
}

export function DocumentList(props: {
  readonly documents: readonly SeminarDocument[];
  readonly peopleIn: (documentId: string) => readonly Person[];
  readonly commands: DocumentCommands;
  readonly addressOf: (id: string) => string;
  readonly busy: boolean;
  /** Other ways to a new document, beside the button for a blank one. */
  readonly tools: ReactNode;
  /** Those that came from a file, and what to do to tell of it. */
  readonly imported: ReadonlySet<string>;
  readonly onImported: (id: string, title: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const [renaming, setRenaming] = useState<string | null>(null);
  const current = props.documents.filter((document) => !document.archived);
  const archived = props.documents.filter((document) => document.archived);
  const titleOf = (document: SeminarDocument) => document.title || t('documents.untitled');

  return (
    <section aria-labelledby="documents-heading" className={styles['list']}>
      <div className={styles['head']}>
        <h2 id="documents-heading" className={styles['heading']}>
          {t('documents.heading')}
        </h2>
        <div className={styles['tools']}>
          {props.tools}
          <Button kind="primary" onPress={props.commands.create} isDisabled={props.busy}>
            <Plus size={16} aria-hidden="true" />
            {t('documents.new')}
          </Button>
        </div>
      </div>
      {current.length === 0 ? (
        <div className={styles['empty']}>
          <FileText size={28} aria-hidden="true" />
          <p>{t('documents.empty')}</p>
        </div>
      ) : (
        <ul className={styles['rows']}>
          {current.map((document) => {
            const people = props.peopleIn(document.id);
            return (
              <li key={document.id} className={styles['row']} data-document={document.id}>
                <FileText size={18} aria-hidden="true" className={styles['icon']} />
                <div className={styles['name']}>
                  {renaming === document.id ? (
                    <RenameField
                      label={t('documents.renameOf', { title: titleOf(document) })}
                      value={document.title}
                      onDone={(title) => {
                        setRenaming(null);
                        if (title !== null) props.commands.rename(document.id, title);
                      }}
                      returnTo={() => actionsOf(document.id)}
                    />
                  ) : (
                    <a href={props.addressOf(document.id)} className={styles['link']}>
                      <bdi>{titleOf(document)}</bdi>
                    </a>
                  )}
                  <span className={styles['about']}>{languageName(document.language, i18n.language)}</span>
                </div>
                <div className={styles['people']}>
                  {people.length > 0 && (
                    <>
                      <span className={styles['marks']}>
                        {people.slice(0, 4).map((person) => (
                          <PersonMark key={person.id} name={person.name} delegation={person.delegation} />
                        ))}
                      </span>
                      <span className={styles['here']}>
                        {people.length === 1 && people[0] !== undefined
                          ? t('documents.personIn', {
                              name: people[0].name,
                              delegation: delegationName(people[0].delegation, i18n.language),
                            })
                          : t('documents.peopleIn', { count: people.length })}
                      </span>
                    </>
                  )}
                </div>
                <DocumentActions
                  title={titleOf(document)}
                  isImported={props.imported.has(document.id)}
                  onAction={(action) => {
                    if (action === 'imported') return props.onImported(document.id, titleOf(document));
                    if (action === 'rename') return setRenaming(document.id);
                    props.commands[action](document.id);
                    if (action === 'archive') giveFocus(() => rowAfter(document.id, current));
                  }}
                />
              </li>
            );
          })}
        </ul>
      )}
      {archived.length > 0 && (
        <details className={styles['archive']}>
          <summary>{t('documents.archived', { count: archived.length })}</summary>
          <ul className={styles['rows']}>
            {archived.map((document) => (
              <li key={document.id} className={styles['row']}>
                <FileText size={18} aria-hidden="true" className={styles['icon']} />
                <div className={styles['name']}>
                  <a href={props.addressOf(document.id)} className={styles['link']}>
                    <bdi>{titleOf(document)}</bdi>
                  </a>
                </div>
                <Button
                  kind="quiet"
                  aria-label={t('documents.restoreOf', { title: titleOf(document) })}
                  onPress={() => {
                    props.commands.restore(document.id);
                    giveFocus(() => actionsOf(document.id));
                  }}
                >
                  <ArchiveRestore size={16} aria-hidden="true" />
                  {t('documents.restore')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const actionsOf = (id: string | undefined): HTMLElement | null =>
  id === undefined ? null : document.querySelector(`li[data-document="${CSS.escape(id)}"] [aria-haspopup]`);

/** What stands where a document was that left the list: the next one, the one before it, else the archive. */
function rowAfter(id: string, before: readonly SeminarDocument[]): HTMLElement | null {
  const at = before.findIndex((one) => one.id === id);
  return (
    actionsOf(before[at + 1]?.id) ??
    actionsOf(before[at - 1]?.id) ??
    document.querySelector<HTMLElement>('main details summary')
  );
}
