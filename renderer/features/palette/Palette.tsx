/** Ctrl+K: every action, document and heading by a few letters of its name. */
import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Palette.module.css';
import { useRestingPointer } from './useRestingPointer.ts';

export interface Command {
  readonly id: string;
  /** What kind of thing it is, in words: 'Document', 'Paragraph', … */
  readonly group: string;
  readonly title: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

export function Palette(props: { readonly commands: readonly Command[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const watchPointer = useRestingPointer();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || props.onClose()}
      className={styles['veil'] ?? ''}
    >
      <Modal ref={watchPointer} className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('palette.title')}>
          <Autocomplete filter={(text, typed) => typed.split(/\s+/u).every((word) => contains(text, word))}>
            <SearchField className={styles['search'] ?? ''} aria-label={t('palette.search')} autoFocus>
              <Search size={18} aria-hidden="true" />
              <Input className={styles['input'] ?? ''} placeholder={t('palette.search')} dir="auto" />
            </SearchField>
            <Menu
              className={styles['list'] ?? ''}
              aria-label={t('palette.results')}
              items={props.commands}
              renderEmptyState={() => <p className={styles['none']}>{t('palette.none')}</p>}
              onAction={(key) => {
                props.onClose();
                const command = props.commands.find((one) => one.id === key);
                // After the dialog has given the focus back, so that the action may move it.
                requestAnimationFrame(() => command?.run());
              }}
            >
              {(command: Command) => (
                <MenuItem
                  id={command.id}
                  textValue={`${command.title} ${command.group}`}
                  className={styles['item'] ?? ''}
                >
                  <span className={styles['title']} dir="auto">
                    {command.title}
                  </span>
                  <span className={styles['group']}>{command.group}</span>
                  {command.shortcut !== undefined && <kbd className={styles['keys']}>{command.shortcut}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
