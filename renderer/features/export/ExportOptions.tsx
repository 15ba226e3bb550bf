/** What may be added to a file before it is handed out: marks of a draft, numbers in the margins, a form for archives. */
import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EXPORT_CHOICES, type ExportChoice } from '../../../shared/exchange/paper/exportChoices.ts';
import type { ExportFormat } from '../../platform/hostClient.ts';
import styles from './ExportDialog.module.css';

/** What each format has a place for. */
export function choicesFor(
  format: ExportFormat,
  {
    isTracked,
    hasComments,
    mayReturn,
  }: { readonly isTracked: boolean; readonly hasComments: boolean; readonly mayReturn: boolean },
): readonly ExportChoice[] {
  switch (format) {
    case 'pdf':
      return EXPORT_CHOICES.filter((one) => one !== 'withoutComments' && one !== 'stays');
    case 'docx':
      return [
        ...(isTracked && hasComments ? (['withoutComments'] as const) : []),
        'lineNumbers',
        ...(isTracked ? [] : (['listBrackets'] as const)),
        ...(mayReturn ? (['stays'] as const) : []),
      ];
    case 'html':
    case 'markdown':
      return ['listBrackets'];
    default:
      return [];
  }
}

export function ExportOptions(props: {
  readonly choices: readonly ExportChoice[];
  readonly chosen: readonly ExportChoice[];
  readonly onChange: (chosen: readonly ExportChoice[]) => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useTranslation();
  if (props.choices.length === 0) return null;
  return (
    <CheckboxGroup
      className={styles['options'] ?? ''}
      value={[...props.chosen]}
      isDisabled={props.isDisabled}
      onChange={(chosen) => props.onChange(EXPORT_CHOICES.filter((one) => chosen.includes(one)))}
    >
      <Label className={styles['label'] ?? ''}>{t('export.options.title')}</Label>
      {props.choices.map((one) => (
        <Checkbox key={one} value={one} className={styles['option'] ?? ''}>
          <span className={styles['box']} aria-hidden="true">
            <Check size={14} />
          </span>
          {t(`export.options.${one}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
