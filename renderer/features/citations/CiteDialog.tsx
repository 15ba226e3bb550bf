/** Which sources a citation names: found by a few letters, one or several, each with its page and what stands around. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitedSource } from '../../../shared/document/EmbedContent.ts';
import type { Source } from '../../../shared/document/sources/Source.ts';
import { citeInWords, namesOf, yearOf } from '../../../shared/exchange/citations/citeInWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './CiteDialog.module.css';
import { SourceList } from './SourceList.tsx';

const LONGEST = 200;

export function CiteDialog(props: {
  readonly sources: ReadonlyMap<string, Source>;
  /** What it names now; null for a new one. */
  readonly now: readonly CitedSource[] | null;
  readonly onDone: (cited: readonly CitedSource[]) => void;
  /** To the sources of the document. */
  readonly onSources: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { sources } = props;
  const [cited, setCited] = useState<readonly CitedSource[]>(props.now ?? []);
  const choose = (keys: ReadonlySet<string>) =>
    setCited([
      ...cited.filter(({ key }) => keys.has(key)),
      ...[...keys]
        .filter((key) => !cited.some((one) => one.key === key))
        .map((key) => ({ key, locator: '', prefix: '', suffix: '' })),
    ]);
  const say = (key: string, part: Partial<CitedSource>) =>
    setCited(cited.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const nameOf = (key: string) => {
    const source = sources.get(key);
    return source === undefined ? key : [namesOf(source), yearOf(source)].filter(Boolean).join(' ');
  };
  return (
    <Dialog title={t(props.now === null ? 'citations.new' : 'citations.change')} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (cited.length > 0) props.onDone(cited);
        }}
      >
        {sources.size === 0 ? (
          <p className={styles['empty']}>{t('citations.noSources')}</p>
        ) : (
          <SourceList
            label={t('citations.sources')}
            sources={sources}
            chosen={new Set(cited.map(({ key }) => key))}
            onChange={choose}
          />
        )}
        {cited.map(({ key, locator, prefix, suffix }) => (
          <fieldset key={key} className={styles['cited']}>
            <legend>
              <bdi>{nameOf(key)}</bdi>
            </legend>
            <Field
              label={t('citations.prefix')}
              value={prefix}
              maxLength={LONGEST}
              onChange={(value) => say(key, { prefix: value })}
            />
            <Field
              label={t('citations.locator')}
              value={locator}
              maxLength={LONGEST}
              onChange={(value) => say(key, { locator: value })}
            />
            <Field
              label={t('citations.suffix')}
              value={suffix}
              maxLength={LONGEST}
              onChange={(value) => say(key, { suffix: value })}
            />
          </fieldset>
        ))}
        {cited.length > 0 && (
          <p className={styles['saying']}>
            {t('citations.saying')}{' '}
            <bdi>{citeInWords(cited, { sources: Object.fromEntries(sources) }).replace(/<[^>]*>/g, '')}</bdi>
          </p>
        )}
        <Actions>
          <Button onPress={props.onSources}>{t('citations.manage')}</Button>
          <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={cited.length === 0}>
            {t(props.now === null ? 'embeds.insert.now' : 'ui.save')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
