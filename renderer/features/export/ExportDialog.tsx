/** Take the document home: choose a format, watch it being made, cancel if it takes too long. */
import { Braces, CodeXml, FileText, Hash, Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import { PLAIN_TEXTS } from '../../../shared/changes/readShown.ts';
import type { DocumentContent, ParagraphId } from '../../../shared/document/DocumentContent.ts';
import { outlineOf } from '../../../shared/document/outlineOf.ts';
import type { ExportChoice } from '../../../shared/exchange/paper/exportChoices.ts';
import { isTracked, type TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { ExportFormat, ExportProgress, HostClient } from '../../platform/hostClient.ts';
import { EXPORT_FORMATS } from '../../platform/hostClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './ExportDialog.module.css';
import { choicesFor, ExportOptions } from './ExportOptions.tsx';
import type { ContentSource } from './exportContent.ts';
import { exportContent, returningText } from './exportContent.ts';
import { exportOnDevice } from './exportOnDevice.ts';
import { ReportCheck } from './ReportCheck.tsx';
import { FILE_TYPES, fileName, runExport } from './runExport.ts';
import { SectionChoice } from './SectionChoice.tsx';
import { type ExportText, TextChoice } from './TextChoice.tsx';

const ICONS: Record<ExportFormat, typeof FileText> = {
  docx: FileText,
  pdf: Printer,
  html: CodeXml,
  markdown: Hash,
  json: Braces,
};

const isNothing = ({ pending, contested }: Undecided) => pending + contested === 0;

/** Nothing is asked where all of them would be the same. */
function textsFor(format: ExportFormat, undecided: Undecided, hasComments: boolean): readonly ExportText[] {
  const plain: readonly ExportText[] = isNothing(undecided) ? ['final'] : PLAIN_TEXTS;
  const proposed: readonly ExportText[] =
    plain.length > 1 && format !== 'json' ? ['compilation', 'chair'] : [];
  const tracked: readonly ExportText[] =
    format === 'docx' && (hasComments || plain.length > 1) ? ['tracked'] : [];
  return [...plain, ...tracked, ...proposed];
}

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working'; readonly progress: number; readonly step: ExportProgress['step'] }
  | { readonly kind: 'done'; readonly message: string; readonly warnings: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

export function ExportDialog(props: {
  readonly title: string;
  readonly content: (text: PlainText) => DocumentContent;
  /** All of it, with what is proposed and said, for Word. */
  readonly tracked: () => Promise<TrackedContent>;
  readonly withOrigin: ContentSource['withOrigin'];
  readonly hasComments: () => boolean;
  /** As it is now. */
  readonly undecided: () => Undecided;
  readonly client: HostClient;
  readonly pictures: Pick<BlobStore, 'read' | 'delivered'>;
  readonly saveFile: DeskBridge['saveFile'];
  readonly format?: ExportFormat;
  /** Paragraphs in which something is undecided. */
  readonly unsettled: () => readonly ParagraphId[];
  /** How many records of suggestions and comments could not be read. */
  readonly unread: () => number;
  /** To a place on the page: this dialog closes. */
  readonly goTo: (paragraph: ParagraphId) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>(props.format ?? 'docx');
  const [undecided, setUndecided] = useState<Undecided>(props.undecided);
  const [hasComments] = useState(props.hasComments);
  const [chosen, setText] = useState<ExportText>('final');
  const [options, setOptions] = useState<readonly ExportChoice[]>([]);
  const [section, setSection] = useState<ParagraphId | null>(null);
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const texts = textsFor(format, undecided, hasComments);
  const text = texts.includes(chosen) ? chosen : 'final';
  const choices = choicesFor(format, {
    isTracked: text === 'tracked',
    hasComments,
    mayReturn: returningText(text) !== undefined,
  });
  // Looked at once: what somebody else writes meanwhile is looked at when this is opened again.
  const [shown] = useState(() => {
    const content = props.content('final');
    const headings = outlineOf(content.paragraphs).filter(({ id }) => id !== '');
    return { content, headings, unsettled: props.unsettled(), unread: props.unread() };
  });

  async function run() {
    const mayReturn = format === 'docx' && !options.includes('stays');
    const { content, origin } = await exportContent(text, mayReturn, props);
    if (!isTracked(content) && content.draft !== undefined && isNothing(undecided)) {
      // Somebody proposed something while this dialog was open: nobody was asked yet.
      setUndecided(content.draft);
      announce(t('export.text.asked'));
      return;
    }
    const abort = new AbortController();
    running.current = abort;
    setState({ kind: 'working', progress: 0, step: 'queued' });
    // The host prints the pictures that it has.
    await props.pictures.delivered();
    const result = await runExport({
      format,
      content,
      client: props.client,
      options: {
        ...Object.fromEntries(options.filter((one) => choices.includes(one)).map((one) => [one, true])),
        ...(section === null ? {} : { section }),
      },
      ...(origin === undefined ? {} : { origin }),
      onDevice: (kind, what, how, from) => exportOnDevice(kind, what, how, from, props.pictures.read),
      signal: abort.signal,
      pause: () => new Promise((resolve) => setTimeout(resolve, 250)),
      onProgress: ({ progress, step }) =>
        abort.signal.aborted || setState({ kind: 'working', progress, step }),
    });
    if (abort.signal.aborted) return;
    if (!result.ok) {
      const why =
        result.reason === 'needs-host'
          ? t('export.needsHost')
          : t('export.failed', { message: result.message });
      return setState({ kind: 'failed', message: why });
    }
    const { extension, mediaType } = FILE_TYPES[format];
    const name = fileName(nameOf(content), extension);
    const { saved } = await props.saveFile(name, mediaType, result.bytes);
    if (!saved) return setState({ kind: 'choosing' });
    const message = t(result.by === 'host' ? 'export.done' : 'export.doneHere', { name });
    announce(message);
    setState({ kind: 'done', message, warnings: result.warnings });
  }

  function nameOf(content: DocumentContent | TrackedContent): string {
    const own = shown.headings.find(({ id }) => id === section)?.text;
    const title = own === undefined ? props.title : `${props.title} – ${own}`;
    const which = isTracked(content) ? 'tracked' : (content.draft?.text ?? 'final');
    return which === 'final' ? title : t(`export.text.${which}Of`, { title });
  }

  function cancel() {
    running.current?.abort();
    announce(t('export.cancelled'));
    setState({ kind: 'choosing' });
  }

  const working = state.kind === 'working';
  return (
    <Dialog title={t('export.title')} onClose={props.onClose} dismissable={!working}>
      <RadioGroup
        className={styles['formats'] ?? ''}
        value={format}
        isDisabled={working}
        onChange={(next) => {
          setFormat(next as ExportFormat);
          setState({ kind: 'choosing' });
        }}
      >
        <Label className={styles['label'] ?? ''}>{t('export.format')}</Label>
        {EXPORT_FORMATS.map((one) => {
          const Icon = ICONS[one];
          return (
            <Radio key={one} value={one} className={styles['format'] ?? ''}>
              <Icon size={18} aria-hidden="true" />
              <span>
                <strong>{t(`export.formats.${one}`)}</strong>
                <span className={styles['about']}>{t(`export.about.${one}`)}</span>
              </span>
            </Radio>
          );
        })}
      </RadioGroup>
      {texts.length > 1 && (
        <div className={styles['texts']}>
          <TextChoice
            texts={texts}
            undecided={undecided}
            value={text}
            onChange={(next) => {
              setText(next);
              setState({ kind: 'choosing' });
            }}
            isDisabled={working}
          />
          <p className={styles['about']}>
            {t(text === 'tracked' ? 'export.text.saidTracked' : 'export.text.said')}
          </p>
        </div>
      )}
      {!working && format !== 'json' && (
        <ReportCheck
          content={shown.content}
          unsettled={shown.unsettled}
          unread={shown.unread}
          isPdf={format === 'pdf'}
          client={props.client}
          goTo={props.goTo}
        />
      )}
      <SectionChoice
        headings={shown.headings}
        value={section}
        onChange={(next) => {
          setSection(next);
          setState({ kind: 'choosing' });
        }}
        isDisabled={working}
      />
      <ExportOptions
        choices={choices}
        chosen={options}
        onChange={(next) => {
          setOptions(next);
          setState({ kind: 'choosing' });
        }}
        isDisabled={working}
      />
      {state.kind === 'working' && (
        <div className={styles['progress']}>
          <Progress
            label={t('export.progress')}
            value={state.progress}
            step={t(`export.step.${state.step}`)}
          />
        </div>
      )}
      {state.kind === 'done' && (
        <div className={styles['done']}>
          <p>{state.message}</p>
          {state.warnings.length > 0 && (
            <>
              <p>{t('export.warnings')}</p>
              <ul>
                {state.warnings.map((warning) => (
                  <li key={warning} lang="en" dir="ltr">
                    {warning}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {state.kind === 'failed' && (
        <p className={styles['failed']} role="alert">
          {state.message}
        </p>
      )}
      <Actions>
        {working ? (
          <Button onPress={cancel}>{t('ui.cancel')}</Button>
        ) : (
          <>
            <Button onPress={props.onClose}>{t(state.kind === 'done' ? 'ui.close' : 'ui.cancel')}</Button>
            <Button kind="primary" onPress={run}>
              {t(state.kind === 'done' ? 'export.again' : 'export.start')}
            </Button>
          </>
        )}
      </Actions>
    </Dialog>
  );
}
