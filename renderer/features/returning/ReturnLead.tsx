/** Over the list: how far one is, what the list is for, and how to be done with it. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './ReturnLead.module.css';

export function ReturnLead(props: {
  readonly done: number;
  readonly count: number;
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const { done, count } = props;
  return (
    <div className={styles['lead']}>
      <p className={styles['far']}>
        {done === count ? t('returning.allDone') : t('returning.far', { done, count })}
      </p>
      <Button kind="quiet" onPress={props.onDismiss}>
        {done === count ? t('returning.close') : t('returning.dismiss')}
      </Button>
      <p className={styles['what']}>{t('returning.what')}</p>
    </div>
  );
}
