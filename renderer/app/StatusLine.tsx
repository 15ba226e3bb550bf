/** The lower edge: is my text safe, where am I, how long is it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSafety } from '../../shared/platform/BlobStore.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import { SafetyLine } from '../features/safety/SafetyLine.tsx';
import { languageName } from '../ui/delegationName.ts';
import { useReadable } from '../ui/useReadable.ts';
import styles from './StatusLine.module.css';

export function StatusLine(props: {
  readonly status: Readable<DeskSafety>;
  readonly editor: DocumentEditor | null;
  readonly people: number;
  readonly language: string;
  /** What else is to be known at a glance. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <footer className={styles['status']}>
      <SafetyLine status={props.status} />
      {props.people > 0 && (
        <span className={styles['roomy']}>{t('presence.here', { count: props.people })}</span>
      )}
      {props.children}
      {props.editor !== null && <Place editor={props.editor} language={props.language} />}
    </footer>
  );
}

function Place(props: { editor: DocumentEditor; language: string }) {
  const { t, i18n } = useTranslation();
  const { paragraph, language } = useReadable(props.editor.caret);
  const { words } = useReadable(props.editor.summary);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <span className={styles['place']}>
      <span className={styles['roomy']}>
        {t('status.paragraph', { number: number.format(paragraph + 1) })}
      </span>
      <span className={styles['roomy']}>{languageName(language || props.language, i18n.language)}</span>
      <span>{t('status.words', { count: words, number: number.format(words) })}</span>
    </span>
  );
}
