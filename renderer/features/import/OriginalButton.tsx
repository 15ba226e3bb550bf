/** Hands out the Word file that a document came from, as it was. */
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskBridge } from '../../../shared/platform/DeskBridge.ts';
import type { ImportClient } from '../../platform/importClient.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ImportDialog.module.css';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function OriginalButton(props: {
  readonly documentId: string;
  /** Of the file. */
  readonly name: string;
  readonly client: ImportClient;
  readonly saveFile: DeskBridge['saveFile'];
}) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  async function fetchOriginal() {
    const answer = await props.client.original(props.documentId);
    if (!answer.ok)
      return setProblem(answer.reason === 'unreachable' ? t('import.reason.needsHost') : answer.message);
    setProblem(null);
    const { saved } = await props.saveFile(props.name, MEDIA_TYPE, answer.value);
    if (saved) announce(t('import.originalSaved', { name: props.name }));
  }
  return (
    <>
      {problem !== null && (
        <span className={styles['problem']} role="alert">
          {problem}
        </span>
      )}
      <Button onPress={() => void fetchOriginal()}>
        <Download size={16} aria-hidden="true" />
        {t('import.original')}
      </Button>
    </>
  );
}
