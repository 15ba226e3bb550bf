/** What can be done with one document besides opening it. */
import { Archive, Copy, EllipsisVertical, FileInput, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../ui/Menu.tsx';

export type DocumentAction = 'rename' | 'duplicate' | 'imported' | 'archive';

export function DocumentActions(props: {
  readonly title: string;
  /** It came from a file. */
  readonly isImported: boolean;
  readonly onAction: (action: DocumentAction) => void;
}) {
  const { t } = useTranslation();
  return (
    <MenuButton
      label={t('documents.actionsFor', { title: props.title })}
      groups={[
        {
          choices: [
            { id: 'rename', label: t('documents.rename'), icon: <PencilLine size={15} /> },
            { id: 'duplicate', label: t('documents.duplicate'), icon: <Copy size={15} /> },
            ...(props.isImported
              ? [{ id: 'imported', label: t('import.about'), icon: <FileInput size={15} /> }]
              : []),
            { id: 'archive', label: t('documents.archive'), icon: <Archive size={15} /> },
          ],
        },
      ]}
      onAction={(id) => props.onAction(id as DocumentAction)}
    >
      <EllipsisVertical size={16} aria-hidden="true" />
    </MenuButton>
  );
}
