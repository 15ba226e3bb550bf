/** How large a new table is, and whether its first row heads it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableSize } from '../../../shared/document/edits/insertTable.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { SizeGrid } from './SizeGrid.tsx';

export function TableDialog(props: {
  readonly onInsert: (size: TableSize) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [size, setSize] = useState({ rows: 3, columns: 3 });
  const [header, setHeader] = useState(true);
  const insert = () => props.onInsert({ ...size, header });
  return (
    <Dialog title={t('embeds.table.new')} onClose={props.onClose}>
      <SizeGrid size={size} onChange={setSize} onChoose={insert} />
      <CheckField
        label={t('embeds.table.firstHeads')}
        description={t('embeds.table.firstHeadsAbout')}
        isSelected={header}
        onChange={setHeader}
      />
      <Actions>
        <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" onPress={insert}>
          {t('embeds.insert.now')}
        </Button>
      </Actions>
    </Dialog>
  );
}
