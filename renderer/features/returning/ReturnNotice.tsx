/** Above the page, quietly: that there is something to look through. */
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './ReturnNotice.module.css';

export function ReturnNotice(props: {
  /** Passages not ticked off. */
  readonly count: number;
  readonly onLook: () => void;
  /** Not now: the list stays where it is kept. */
  readonly onLater: () => void;
}) {
  const { t } = useTranslation();
  return (
    <section className={styles['notice']} aria-labelledby="returned">
      <History size={16} aria-hidden="true" />
      <p id="returned">{t('returning.notice', { count: props.count })}</p>
      <Button onPress={props.onLook}>{t('returning.look')}</Button>
      <Button kind="quiet" onPress={props.onLater}>
        {t('returning.later')}
      </Button>
    </section>
  );
}
