/** Which Word file a document came from, and what was told of it then: to be looked at again, long after. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';
import type { ImportClient, ImportNote } from '../../platform/importClient.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import styles from './ImportDialog.module.css';
import { OriginalButton } from './OriginalButton.tsx';
import { ReportView } from './ReportView.tsx';

export function ImportedDialog(props: {
  readonly documentId: string;
  readonly title: string;
  readonly client: ImportClient;
  readonly saveFile: DeskBridge['saveFile'];
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [answer, setAnswer] = useState<HostAnswer<ImportNote> | null>(null);
  const { client, documentId } = props;
  useEffect(() => {
    let here = true;
    void client.note(documentId).then((note) => here && setAnswer(note));
    return () => {
      here = false;
    };
  }, [client, documentId]);
  const note = answer?.ok ? answer.value : null;
  return (
    <Dialog title={t('import.about')} onClose={props.onClose}>
      <p className={styles['file']}>
        <bdi dir="auto">{props.title}</bdi>
      </p>
      {answer !== null && !answer.ok && (
        <p className={styles['failed']} role="alert">
          {answer.reason === 'unreachable' ? t('import.reason.needsHost') : answer.message}
        </p>
      )}
      {note !== null && (
        <>
          <p className={styles['by']}>
            {t('import.takenIn', {
              file: note.name,
              name: note.by.name,
              delegation: delegationName(note.by.delegation, i18n.language),
              date: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(
                new Date(note.at),
              ),
            })}
          </p>
          <ReportView report={note.report} />
        </>
      )}
      <Actions>
        {note !== null && (
          <OriginalButton
            documentId={documentId}
            name={note.name}
            client={client}
            saveFile={props.saveFile}
          />
        )}
        <Button kind="primary" onPress={props.onClose}>
          {t('ui.close')}
        </Button>
      </Actions>
    </Dialog>
  );
}
