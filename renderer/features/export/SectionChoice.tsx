/** Which part of the document goes into the file: all of it, or one section by its heading. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParagraphId } from '../../../shared/document/DocumentContent.ts';
import type { Heading } from '../../../shared/document/outlineOf.ts';
import styles from './SectionChoice.module.css';

export function SectionChoice(props: {
  readonly headings: readonly Heading[];
  /** null for all. */
  readonly value: ParagraphId | null;
  readonly onChange: (heading: ParagraphId | null) => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  if (props.headings.length === 0) return null;
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{t('export.section.title')}</label>
      <select
        id={id}
        className={styles['list']}
        value={props.value ?? ''}
        disabled={props.isDisabled}
        onChange={({ target }) => props.onChange(target.value === '' ? null : target.value)}
      >
        <option value="">{t('export.section.all')}</option>
        {props.headings.map((heading) => (
          <option key={heading.id} value={heading.id}>
            {`${'\u2003'.repeat(heading.level - 1)}${heading.text}`}
          </option>
        ))}
      </select>
    </div>
  );
}
