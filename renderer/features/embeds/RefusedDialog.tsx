/** Why a file cannot be put in as an image, and what to do about it. */
import { useTranslation } from 'react-i18next';
import type { ImageRefusal } from '../../platform/pictures/readImageFile.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import styles from './RefusedDialog.module.css';

export function RefusedDialog(props: {
  readonly fileName: string;
  readonly reason: ImageRefusal;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('embeds.image.insert')} onClose={props.onClose}>
      <p className={styles['file']}>
        <bdi dir="auto">{props.fileName}</bdi>
      </p>
      <p className={styles['reason']} role="alert">
        {t(`embeds.refused.${props.reason}`)}
      </p>
      <Actions>
        <Button onPress={props.onClose}>{t('ui.close')}</Button>
        <Button kind="primary" onPress={props.onAnother}>
          {t('embeds.image.another')}
        </Button>
      </Actions>
    </Dialog>
  );
}
