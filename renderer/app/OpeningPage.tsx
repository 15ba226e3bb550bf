/** Where the page will be: on its way, not on this device yet, or refused. */
import { useTranslation } from 'react-i18next';
import type { SafetyStatus } from '../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import { useReadable } from '../ui/useReadable.ts';
import styles from './OpeningPage.module.css';

export function OpeningPage(props: { readonly status: Readable<SafetyStatus> }) {
  const { t } = useTranslation();
  const { trouble, connected } = useReadable(props.status);
  const refused = trouble?.kind === 'refused';
  const text = refused
    ? t(`document.refused.${trouble.reason}`)
    : t(connected ? 'document.opening' : 'document.away');
  return (
    <div className={styles['page']}>
      <p role={refused ? 'alert' : 'status'}>{text}</p>
    </div>
  );
}
