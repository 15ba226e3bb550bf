/** Sources to choose from: a field that finds them by a few letters, and the list of those found. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Selection } from 'react-aria-components';
import { ListBox, ListBoxItem, useFilter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/document/sources/Source.ts';
import { Field } from '../../ui/Field.tsx';
import type { FoundSource } from './findSources.ts';
import { findSources } from './findSources.ts';
import styles from './SourceList.module.css';

/** More are found by more letters. */
const SHOWN = 100;

export function SourceList(props: {
  readonly label: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What else there is to say of one. */
  readonly about?: (found: FoundSource) => ReactNode;
}) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const found = findSources(props.sources, typed, contains);
  const shown = found.slice(0, SHOWN);
  const onSelectionChange = (selection: Selection) => {
    const here = new Set(shown.map(({ key }) => key));
    const next = selection === 'all' ? here : new Set([...selection].map(String));
    // What was chosen before and is not in sight stays chosen.
    props.onChange(
      new Set([...props.chosen].filter((key) => !here.has(key) || next.has(key)).concat([...next])),
    );
  };
  return (
    <div className={styles['frame']}>
      <Field label={t('citations.search')} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
      <ListBox
        aria-label={props.label}
        className={styles['list'] ?? ''}
        selectionMode="multiple"
        items={shown.map((one) => ({ id: one.key, ...one }))}
        selectedKeys={props.chosen}
        onSelectionChange={onSelectionChange}
        renderEmptyState={() => <p className={styles['none']}>{t('citations.none')}</p>}
      >
        {({ key, source, line }) => (
          <ListBoxItem id={key} textValue={line} className={styles['source'] ?? ''}>
            <span className={styles['box']} aria-hidden="true" />
            <span className={styles['words']}>
              <bdi dir="auto">{line}</bdi>
              {props.about?.({ key, source, line })}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {found.length > SHOWN && (
        <p className={styles['none']}>{t('citations.more', { count: found.length - SHOWN })}</p>
      )}
    </div>
  );
}
