/**
 * A Word file that comes back from a capital: chosen, read, looked at, and taken in as proposals of the people it
 * names. Nothing is in the text before the last step, and all of it can be taken back in one.
 */
import { FileInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRecord } from '../../../shared/exchange/word/return/imports.ts';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { ReturnClient } from '../../platform/returnClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { pickWordFile } from '../../ui/pickWordFile.ts';
import { showToast } from '../../ui/showToast.ts';
import { PlanView } from './PlanView.tsx';
import styles from './ReturnDialog.module.css';
import type { Looked, ReturnResult, Taken } from './runReturn.ts';
import { lookAtFile, takeIn } from './runReturn.ts';
import { TakenList } from './TakenList.tsx';

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working'; readonly step: 'reading' | 'taking'; readonly progress: number }
  | { readonly kind: 'looking'; readonly looked: Looked }
  | { readonly kind: 'failed'; readonly message: string };

export function ReturnDialog(props: {
  readonly documentId: string;
  readonly person: Person;
  /** What was taken in before. */
  readonly records: readonly ImportRecord[];
  readonly client: ReturnClient;
  readonly saveFile: DeskBridge['saveFile'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { client, documentId, person } = props;
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const running = useRef<AbortController | null>(null);
  /** By which the host knows the file that is looked at: let go with the dialog. */
  const waiting = useRef<string | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
      if (waiting.current !== null) void client.cancel(waiting.current);
    },
    [client],
  );

  const begin = (step: 'reading' | 'taking') => {
    const abort = new AbortController();
    running.current = abort;
    setState({ kind: 'working', step, progress: 0 });
    return {
      client,
      signal: abort.signal,
      pause: () => new Promise<void>((resolve) => setTimeout(resolve, 150)),
      onProgress: (progress: number) => abort.signal.aborted || setState({ kind: 'working', step, progress }),
    };
  };
  function failed(result: Extract<ReturnResult<unknown>, { ok: false }>) {
    if (result.reason === 'cancelled') return;
    const message =
      result.reason === 'failed'
        ? t('wordReturn.failed', { message: result.message })
        : result.reason === 'otherDocument' && result.title !== undefined
          ? t('wordReturn.reason.otherDocumentOf', { title: result.title })
          : t(`wordReturn.reason.${result.reason}`);
    setState({ kind: 'failed', message });
  }

  async function look(file: File) {
    setName(file.name);
    const unknownName = t('import.unknownName');
    const result = await lookAtFile({ ...begin('reading'), documentId, file, by: person, unknownName });
    if (!result.ok) return failed(result);
    const { id, plan } = result.value;
    waiting.current = id;
    setChosen(new Set(plan.items.map(({ key }) => key)));
    setState({ kind: 'looking', looked: result.value });
    announce(t('wordReturn.looked', { count: plan.items.length }));
  }

  async function take({ id, plan }: Looked) {
    const keys = plan.items.map(({ key }) => key).filter((key) => chosen.has(key));
    const result = await takeIn(id, keys, begin('taking'));
    waiting.current = null;
    if (!result.ok) return failed(result);
    tell(result.value);
    props.onClose();
  }

  function tell({ id, suggestions, comments }: Taken) {
    const text = t('wordReturn.done', {
      file: name,
      what: [
        t('wordReturn.suggestions', { count: suggestions }),
        ...(comments > 0 ? [t('wordReturn.threads', { count: comments })] : []),
      ].join(' '),
    });
    announce(text);
    showToast({
      text,
      action: {
        label: t('wordReturn.undo'),
        run: () =>
          void client.undo(documentId, id, person).then((answer) => {
            if (answer.ok) return announce(t('wordReturn.undone', { file: name }));
            const why = answer.reason === 'unreachable' ? t('wordReturn.reason.needsHost') : answer.message;
            showToast({ text: why, action: null });
            announce(why);
          }),
      },
    });
  }

  function cancel() {
    running.current?.abort();
    announce(t('wordReturn.cancelled'));
    setState({ kind: 'choosing' });
  }

  const pick = () => pickWordFile((file) => void look(file));
  const isWorking = state.kind === 'working';
  const isNothing = state.kind === 'looking' && state.looked.plan.items.length === 0;
  return (
    <Dialog title={t('wordReturn.title')} onClose={props.onClose} dismissable={state.kind === 'choosing'}>
      {state.kind === 'choosing' ? (
        <>
          <p className={styles['lead']}>{t('wordReturn.lead')}</p>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has the button in it. */}
          <div
            className={styles['drop']}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              const [file] = event.dataTransfer.files;
              if (file !== undefined) void look(file);
            }}
          >
            <Button kind="primary" autoFocus onPress={pick}>
              <FileInput size={16} aria-hidden="true" />
              {t('wordReturn.choose')}
            </Button>
            <span>{t('wordReturn.drop')}</span>
          </div>
          <TakenList
            documentId={documentId}
            records={props.records}
            person={person}
            client={client}
            saveFile={props.saveFile}
          />
        </>
      ) : (
        <p className={styles['file']}>
          <bdi dir="auto">{name}</bdi>
        </p>
      )}
      {isWorking && (
        <Progress
          label={t('wordReturn.title')}
          value={state.progress}
          step={t(`wordReturn.step.${state.step}`)}
        />
      )}
      {state.kind === 'looking' && <PlanView plan={state.looked.plan} chosen={chosen} onChange={setChosen} />}
      {state.kind === 'failed' && (
        <p className={styles['failed']} role="alert">
          {state.message}
        </p>
      )}
      <Actions>
        {isWorking ? (
          <Button onPress={cancel}>{t('ui.cancel')}</Button>
        ) : (
          <Button onPress={props.onClose}>
            {t(state.kind === 'looking' && !isNothing ? 'ui.cancel' : 'ui.close')}
          </Button>
        )}
        {(state.kind === 'failed' || isNothing) && (
          <Button kind="primary" onPress={pick}>
            {t('wordReturn.another')}
          </Button>
        )}
        {state.kind === 'looking' && !isNothing && (
          <Button kind="primary" isDisabled={chosen.size === 0} onPress={() => void take(state.looked)}>
            {t('wordReturn.takeIn', { count: chosen.size })}
          </Button>
        )}
      </Actions>
    </Dialog>
  );
}
