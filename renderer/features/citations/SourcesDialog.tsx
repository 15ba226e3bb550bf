/**
 * The sources of a document: brought in from the file of a reference manager, looked through, taken out, and the style
 * in which all of them are cited. They belong to the document: everyone has them, away from the host too.
 */
import { FileInput, Trash2 } from 'lucide-react';
import { useEffect, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationStyle } from '../../../shared/document/sources/citationStyles.ts';
import { CITATION_STYLES, isCitationStyle } from '../../../shared/document/sources/citationStyles.ts';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import { textOf } from '../../../shared/exchange/citations/textRuns.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import field from '../../ui/Field.module.css';
import { pickFile } from '../../ui/pickFile.ts';
import type { DocumentCitations } from './createCitations.ts';
import type { FileReport } from './readSourceFile.ts';
import { readSourceFile } from './readSourceFile.ts';
import { SourceFileReport } from './SourceFileReport.tsx';
import { SourceList } from './SourceList.tsx';
import styles from './SourcesDialog.module.css';

const STYLES = Object.keys(CITATION_STYLES) as readonly CitationStyle[];
const LIBRARY_FILES = '.bib,.bibtex,.json,application/json,application/x-bibtex,text/x-bibtex';

export function SourcesDialog(props: {
  readonly citations: DocumentCitations;
  /** Of the document. */
  readonly language: string;
  readonly readOnly: boolean;
  readonly format: (order: CitationOrder) => Promise<HostAnswer<FormattedCitations>>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { citations, language, format } = props;
  const { library } = citations;
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => library.onChange(drawAgain), [library]);
  const [report, setReport] = useState<FileReport | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const sources = library.list();
  const { style } = library;
  const first = [...sources.keys()][0];
  const [sample, setSample] = useState<readonly [string, string] | null>(null);

  useEffect(() => {
    let stale = false;
    const source = first === undefined ? undefined : library.list().get(first);
    setSample(null);
    if (first === undefined || source === undefined) return undefined;
    const cited = [{ key: first, locator: '', prefix: '', suffix: '' }];
    const order = { style, language, sources: { [first]: source }, citations: [{ key: 'sample', cited }] };
    void format(order).then((answer) => {
      if (stale || !answer.ok) return;
      const { citations: said, sources: lines } = answer.value;
      setSample([textOf(said['sample'] ?? []), textOf(lines[0] ?? [])]);
    });
    return () => {
      stale = true;
    };
  }, [style, language, first, library, format]);

  async function take(file: File) {
    const read = await readSourceFile(file, library);
    setReport(read);
    announce(t('citations.read', { count: read.added + read.changed }));
  }

  const known = [...chosen].filter((key) => sources.has(key));
  const timesCited = known.reduce((sum, key) => sum + citations.timesCited(key), 0);
  function remove() {
    for (const key of known) library.remove(key);
    setChosen(new Set());
    setAsked(false);
    announce(t('citations.removed', { count: known.length }));
  }

  return (
    <Dialog title={t('citations.sources')} onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has the button in it. */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file !== undefined && !props.readOnly) void take(file);
        }}
      >
        <p className={styles['lead']}>{t('citations.lead')}</p>
        {!props.readOnly && (
          <div className={styles['tools']}>
            <Button
              kind={sources.size === 0 ? 'primary' : 'plain'}
              onPress={() => pickFile(LIBRARY_FILES, (file) => void take(file))}
            >
              <FileInput size={16} aria-hidden="true" />
              {t('citations.fromFile')}
            </Button>
            <span className={styles['lead']}>{t('citations.kinds')}</span>
          </div>
        )}
        {report !== null && <SourceFileReport report={report} />}
        {sources.size > 0 && (
          <>
            <label className={styles['style']}>
              <span className={field['label']}>{t('citations.style')}</span>
              <select
                className={field['input']}
                value={style}
                disabled={props.readOnly}
                onChange={({ target }) => {
                  if (isCitationStyle(target.value)) library.setStyle(target.value);
                }}
              >
                {STYLES.map((one) => (
                  <option key={one} value={one}>
                    {t(`citations.styles.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            {sample !== null && (
              <p className={styles['sample']}>
                <bdi>{sample[0]}</bdi>
                <bdi>{sample[1]}</bdi>
              </p>
            )}
            <SourceList
              label={t('citations.sources')}
              sources={sources}
              chosen={chosen}
              onChange={(next) => {
                setChosen(next);
                setAsked(false);
              }}
              about={({ key }) => {
                const count = citations.timesCited(key);
                return (
                  <span className={styles['about']}>
                    <bdi>{key}</bdi>
                    {count > 0 && <span> · {t('citations.times', { count })}</span>}
                  </span>
                );
              }}
            />
          </>
        )}
        {asked && (
          <p className={styles['warning']} role="alert">
            {t('citations.stillCited', { count: timesCited })}
          </p>
        )}
      </div>
      <Actions>
        {known.length > 0 && !props.readOnly && (
          <Button onPress={() => (timesCited > 0 && !asked ? setAsked(true) : remove())}>
            <Trash2 size={16} aria-hidden="true" />
            {asked ? t('citations.removeAnyway') : t('citations.remove', { count: known.length })}
          </Button>
        )}
        <Button kind={sources.size === 0 ? 'plain' : 'primary'} onPress={props.onClose}>
          {t('ui.close')}
        </Button>
      </Actions>
    </Dialog>
  );
}
