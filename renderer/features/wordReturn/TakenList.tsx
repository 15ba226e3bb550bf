/** The files that were taken in before: by whom and when, each to be fetched again, or taken back as a whole. */
import { Download, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRecord } from '../../../shared/exchange/word/return/imports.ts';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { ReturnClient } from '../../platform/returnClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import styles from './ReturnDialog.module.css';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function TakenList(props: {
  readonly documentId: string;
  readonly records: readonly ImportRecord[];
  readonly person: Person;
  readonly client: ReturnClient;
  readonly saveFile: DeskBridge['saveFile'];
}) {
  const { t, i18n } = useTranslation();
  const { documentId, client, person } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const told = ({ reason, message }: { readonly reason: string; readonly message: string }) =>
    setProblem(reason === 'unreachable' ? t('wordReturn.reason.needsHost') : message);

  async function fetchFile({ id, file }: ImportRecord) {
    const answer = await client.file(documentId, id);
    if (!answer.ok) return told(answer);
    setProblem(null);
    const { saved } = await props.saveFile(file.name, MEDIA_TYPE, answer.value);
    if (saved) announce(t('wordReturn.saved', { name: file.name }));
  }
  async function undo({ id, file }: ImportRecord) {
    setWorking(id);
    const answer = await client.undo(documentId, id, person);
    setWorking(null);
    if (!answer.ok) return told(answer);
    setProblem(null);
    announce(t('wordReturn.undone', { file: file.name }));
  }

  if (props.records.length === 0) return null;
  return (
    <section aria-labelledby="taken-before">
      <h3 id="taken-before" className={styles['heading']}>
        {t('wordReturn.before')}
      </h3>
      {problem !== null && (
        <p className={styles['failed']} role="alert">
          {problem}
        </p>
      )}
      <ul className={styles['records']}>
        {props.records.toReversed().map((record) => {
          const { id, file, by, at, suggestions, threads, undone } = record;
          const line = (key: 'takenBy' | 'undoneBy', who: typeof by, when: number) =>
            t(`wordReturn.${key}`, {
              name: who.name,
              delegation: delegationName(who.delegation, i18n.language),
              time: timeInWords(when, i18n.language),
            });
          return (
            <li key={id} className={styles['record']}>
              <p className={styles['name']}>
                <bdi dir="auto">{file.name}</bdi>
              </p>
              <p className={styles['about']}>
                {line('takenBy', by, at)} {t('wordReturn.suggestions', { count: suggestions.length })}
                {threads.length > 0 && ` ${t('wordReturn.threads', { count: threads.length })}`}
                {undone !== null && ` ${line('undoneBy', undone.by, undone.at)}`}
              </p>
              <div className={styles['tools']}>
                <Button onPress={() => void fetchFile(record)}>
                  <Download size={16} aria-hidden="true" />
                  {t('wordReturn.fetch')}
                  <span className="visually-hidden">{file.name}</span>
                </Button>
                {undone === null && (
                  <Button onPress={() => void undo(record)} isDisabled={working === id}>
                    <Undo2 size={16} aria-hidden="true" />
                    {t('wordReturn.undo')}
                    <span className="visually-hidden">{file.name}</span>
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
