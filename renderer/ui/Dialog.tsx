/** A dialog over the page. Escape and its own button close it; focus returns to where it was. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  /** False while something runs that a stray click must not hide. */
  readonly dismissable?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen
      isDismissable={props.dismissable !== false}
      onOpenChange={(open) => open || props.onClose()}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {props.title}
            </Heading>
            <IconButton label={t('ui.close')} onPress={props.onClose}>
              <X size={18} />
            </IconButton>
          </header>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons that ends a dialog or a form. */
export function Actions(props: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{props.children}</div>;
}
