/** A Word file on its way in: how far it is, what came of it, or why nothing did. It can be cancelled until it is in. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { Named } from '../../platform/hostClient.ts';
import type { ImportClient } from '../../platform/importClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { pickWordFile } from '../../ui/pickWordFile.ts';
import styles from './ImportDialog.module.css';
import { OriginalButton } from './OriginalButton.tsx';
import { ReportView } from './ReportView.tsx';
import type { ImportReason, ImportStep } from './runImport.ts';
import { runImport } from './runImport.ts';

type State =
  | { readonly kind: 'working'; readonly progress: number; readonly step: ImportStep }
  | { readonly kind: 'done'; readonly document: Named; readonly report: ImportReport }
  | { readonly kind: 'refused'; readonly reason: ImportReason | 'several' }
  | { readonly kind: 'failed'; readonly message: string };

const BEGUN: State = { kind: 'working', progress: 0, step: 'sending' };

export function ImportDialog(props: {
  /** More than one is refused: which is meant nobody can know. */
  readonly files: readonly File[];
  readonly person: Person;
  readonly client: ImportClient;
  readonly saveFile: DeskBridge['saveFile'];
  readonly onOpen: (documentId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(() =>
    props.files.length === 1 ? (props.files[0] ?? null) : null,
  );
  const [state, setState] = useState<State>(file === null ? { kind: 'refused', reason: 'several' } : BEGUN);
  const running = useRef<AbortController | null>(null);
  const { client, person } = props;
  const unknownName = t('import.unknownName');
  const words = useRef(t);
  words.current = t;

  useEffect(() => {
    if (file === null) return;
    const abort = new AbortController();
    running.current = abort;
    setState(BEGUN);
    void runImport({
      file,
      by: person,
      unknownName,
      client,
      signal: abort.signal,
      pause: () => new Promise((resolve) => setTimeout(resolve, 150)),
      onProgress: (progress, step) => abort.signal.aborted || setState({ kind: 'working', progress, step }),
    }).then((result) => {
      if (result.ok) {
        announce(words.current('import.done', { title: result.document.title }));
        setState({ kind: 'done', document: result.document, report: result.report });
      } else if (result.reason === 'failed') setState({ kind: 'failed', message: result.message });
      else if (result.reason !== 'cancelled') setState({ kind: 'refused', reason: result.reason });
    });
    return () => abort.abort();
  }, [file, client, person, unknownName]);

  function cancel() {
    running.current?.abort();
    announce(t('import.cancelled'));
    props.onClose();
  }

  const again = () => pickWordFile(setFile);
  const isWorking = state.kind === 'working';
  return (
    <Dialog
      title={state.kind === 'done' ? t('import.done', { title: state.document.title }) : t('import.title')}
      onClose={isWorking ? cancel : props.onClose}
      dismissable={!isWorking}
    >
      {file !== null && state.kind !== 'done' && (
        <p className={styles['file']}>
          <bdi dir="auto">{file.name}</bdi>
        </p>
      )}
      {state.kind === 'working' && (
        <Progress label={t('import.progress')} value={state.progress} step={t(`import.step.${state.step}`)} />
      )}
      {state.kind === 'refused' && (
        <p className={styles['failed']} role="alert">
          {t(`import.reason.${state.reason}`)}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className={styles['failed']} role="alert">
          {t('import.failed', { message: state.message })}
        </p>
      )}
      {state.kind === 'done' && <ReportView report={state.report} />}
      <Actions>
        {isWorking && <Button onPress={cancel}>{t('ui.cancel')}</Button>}
        {(state.kind === 'refused' || state.kind === 'failed') && (
          <>
            <Button onPress={props.onClose}>{t('ui.close')}</Button>
            <Button kind="primary" onPress={again}>
              {t('import.another')}
            </Button>
          </>
        )}
        {state.kind === 'done' && (
          <>
            <OriginalButton
              documentId={state.document.id}
              name={file?.name ?? state.document.title}
              client={client}
              saveFile={props.saveFile}
            />
            <Button onPress={props.onClose}>{t('ui.close')}</Button>
            <Button kind="primary" autoFocus onPress={() => props.onOpen(state.document.id)}>
              {t('import.open')}
            </Button>
          </>
        )}
      </Actions>
    </Dialog>
  );
}
