/**
 * Which of its two texts a document hands on while suggestions on it are undecided: final or original. What is
 * pending and contested is counted beside the question, so that nobody agrees to something by printing it.
 */
import { FileCheck, FileClock } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import { PLAIN_TEXTS } from '../../../shared/changes/readShown.ts';
import styles from './ExportDialog.module.css';

const ICONS: Record<PlainText, typeof FileCheck> = { final: FileCheck, original: FileClock };

export function TextChoice(props: {
  readonly undecided: Undecided;
  readonly value: PlainText;
  readonly onChange: (text: PlainText) => void;
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation();
  const { pending, contested } = props.undecided;
  return (
    <RadioGroup
      className={styles['formats'] ?? ''}
      value={props.value}
      isDisabled={props.isDisabled === true}
      onChange={(text) => props.onChange(text as PlainText)}
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
      {PLAIN_TEXTS.map((text) => {
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
