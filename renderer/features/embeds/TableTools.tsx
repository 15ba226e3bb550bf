/** What can be done with the rows and columns of the table in which the caret stands. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, PanelTop, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, IconToggle } from '../../ui/Button.tsx';
import { ToolGroup } from '../../ui/ToolRow.tsx';
import { printEmbedKeys } from './embedKeys.ts';
import { TableIcon } from './TableIcon.tsx';
import type { CellHome, TableAction } from './tableActions.ts';
import { canInTable } from './tableActions.ts';

export function TableTools(props: {
  readonly home: CellHome;
  /** The table runs from right to left. */
  readonly rtl: boolean;
  readonly onAction: (action: TableAction) => void;
}) {
  const { t, i18n } = useTranslation();
  const { home, rtl } = props;
  const tool = (action: TableAction, icon: ReactNode) => (
    <IconButton
      key={action}
      label={t(`embeds.table.${action}`)}
      shortcut={printEmbedKeys(action, rtl)}
      keepsFocus
      isDisabled={!canInTable(action, home)}
      onPress={() => props.onAction(action)}
    >
      {icon}
    </IconButton>
  );
  const [Back, On] = rtl ? [ArrowRight, ArrowLeft] : [ArrowLeft, ArrowRight];
  /** As they lie in the table, whichever way the desk runs. */
  const asInTable = (first: ReactNode, second: ReactNode) =>
    rtl === (i18n.dir() === 'rtl') ? [first, second] : [second, first];
  return (
    <>
      <ToolGroup label={t('embeds.table.row')} titled>
        {tool('rowAbove', <TableIcon side="rows" what="before" />)}
        {tool('rowBelow', <TableIcon side="rows" what="after" />)}
        {tool('rowUp', <ArrowUp size={16} aria-hidden="true" />)}
        {tool('rowDown', <ArrowDown size={16} aria-hidden="true" />)}
        {tool('removeRow', <TableIcon side="rows" what="remove" />)}
        <IconToggle
          label={t('embeds.table.header')}
          keepsFocus
          isSelected={home.header}
          onChange={() => props.onAction('header')}
        >
          <PanelTop size={16} aria-hidden="true" />
        </IconToggle>
      </ToolGroup>
      <ToolGroup label={t('embeds.table.column')} titled>
        {asInTable(
          tool('columnBefore', <TableIcon side="columns" what="before" rtl={rtl} />),
          tool('columnAfter', <TableIcon side="columns" what="after" rtl={rtl} />),
        )}
        {asInTable(
          tool('columnBack', <Back size={16} aria-hidden="true" />),
          tool('columnOn', <On size={16} aria-hidden="true" />),
        )}
        {tool('removeColumn', <TableIcon side="columns" what="remove" />)}
      </ToolGroup>
      <ToolGroup label={t('embeds.table.table')} titled>
        {tool('removeTable', <Trash2 size={16} aria-hidden="true" />)}
      </ToolGroup>
    </>
  );
}
