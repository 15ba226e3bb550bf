/** On a card: that what it says came in a Word file, and in which. */
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './ViaWord.module.css';

/** @param file its name */
export function ViaWord({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles['via']} title={t('wordReturn.viaFile', { file })}>
      <FileText size={13} aria-hidden="true" />
      <span>{t('wordReturn.via')}</span> <bdi dir="auto">{file}</bdi>
    </p>
  );
}
