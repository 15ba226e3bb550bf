/**
 * Which of its texts a document hands on while suggestions on it are undecided: final or original, all that is proposed
 * by delegation or in brackets, or for Word all of it with tracked changes. What is pending and contested is counted beside the question, so that nobody agrees
 * to something by printing it.
 */
import { FileCheck, FileClock, FilePen, FileStack, Gavel } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import styles from './ExportDialog.module.css';

/**
 * `tracked`: everything, with proposals as tracked changes and comments beside it; `compilation`: what is proposed,
 * under each paragraph, by delegation; `chair`: everything undecided in brackets.
 */
export type ExportText = PlainText | 'tracked' | 'compilation' | 'chair';

const ICONS: Record<ExportText, typeof FileCheck> = {
  final: FileCheck,
  original: FileClock,
  tracked: FilePen,
  compilation: FileStack,
  chair: Gavel,
};

export function TextChoice<T extends ExportText>(props: {
  readonly texts: readonly T[];
  readonly undecided: Undecided;
  readonly value: T;
  readonly onChange: (text: T) => void;
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation();
  const { pending, contested } = props.undecided;
  return (
    <RadioGroup
      className={styles['formats'] ?? ''}
      value={props.value}
      isDisabled={props.isDisabled === true}
      onChange={(text) => props.onChange(text as T)}
    >
      <Label className={styles['label'] ?? ''}>
        {pending > 0 && (
          <span className={styles['count']}>{t('export.text.pending', { count: pending })}</span>
        )}
        {contested > 0 && (
          <span className={styles['count']}>{t('export.text.contested', { count: contested })}</span>
        )}
        <span className={styles['count']}>{t('export.text.which')}</span>
      </Label>
      {props.texts.map((one) => {
        const text: ExportText = one;
        const Icon = ICONS[text];
        return (
          <Radio key={text} value={text} className={styles['format'] ?? ''}>
            <Icon size={18} aria-hidden="true" />
            <span>
              <strong>{t(`export.text.${text}`)}</strong>
              <span className={styles['about']}>{t(`export.text.about.${text}`)}</span>
            </span>
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
