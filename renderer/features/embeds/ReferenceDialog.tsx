/**
 * To which place a reference points and what it says of it: a few letters find the place, arrows choose, Enter puts
 * it in. What it will say is in sight before.
 */
import { useId, useState } from 'react';
import { Label, Radio, RadioGroup, useFilter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReferenceContent } from '../../../shared/document/EmbedContent.ts';
import type { ReferenceTarget } from '../../editor/DocumentEditor.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { findTargets, showsFor } from './findTargets.ts';
import styles from './ReferenceDialog.module.css';
import { TargetList, targetOptionId } from './TargetList.tsx';

export type Pointing = Pick<ReferenceContent, 'target' | 'shows'>;

export function ReferenceDialog(props: {
  /** In the order of the text; asked once: what is written meanwhile is there the next time. */
  readonly targets: () => readonly ReferenceTarget[];
  /** What it is now; null for a new one. */
  readonly now: Pointing | null;
  readonly onDone: (pointing: Pointing) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const list = useId();
  const [targets] = useState(props.targets);
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState(props.now?.target ?? null);
  const [wanted, setWanted] = useState<Pointing['shows']>(props.now?.shows ?? 'number');
  const found = findTargets(targets, typed, contains);
  const chosen = found.flat.find(({ id }) => id === chosenId) ?? found.flat[0];
  const offered = chosen === undefined ? [] : showsFor(chosen);
  const shows = offered.includes(wanted) ? wanted : (offered[0] ?? wanted);

  const done = () => {
    if (chosen !== undefined) props.onDone({ target: chosen.id, shows });
  };
  const step = (by: number) => {
    const { flat } = found;
    if (chosen === undefined) return;
    setChosenId(flat[(flat.indexOf(chosen) + by + flat.length) % flat.length]?.id ?? null);
  };
  return (
    <Dialog title={t('embeds.reference.title')} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <label className={styles['search']}>
          {t('embeds.reference.search')}
          <input
            className={styles['input']}
            autoFocus
            dir="auto"
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={list}
            aria-activedescendant={chosen === undefined ? undefined : targetOptionId(list, chosen)}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setChosenId(null);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'ArrowDown') step(1);
              else if (event.key === 'ArrowUp') step(-1);
              else return;
              event.preventDefault();
            }}
          />
        </label>
        <TargetList
          id={list}
          found={found}
          chosen={chosen}
          isEmpty={targets.length === 0}
          onChoose={({ id }) => setChosenId(id)}
          onTake={done}
        />
        {chosen !== undefined && (
          <RadioGroup
            className={styles['shows'] ?? ''}
            value={shows}
            onChange={(value) => setWanted(value as Pointing['shows'])}
          >
            <Label className={styles['label'] ?? ''}>{t('embeds.reference.says')}</Label>
            {offered.map((one) => (
              <Radio key={one} value={one} className={styles['radio'] ?? ''}>
                <span className={styles['dot']} aria-hidden="true" />
                <span>{t(`embeds.reference.shows.${one}`)}</span>
                <span className={styles['saying']}>
                  {one === 'page' ? (
                    t('embeds.reference.pageAbout')
                  ) : (
                    <bdi>{one === 'number' ? chosen.label : chosen.text}</bdi>
                  )}
                </span>
              </Radio>
            ))}
          </RadioGroup>
        )}
        <Actions>
          <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={chosen === undefined}>
            {t(props.now === null ? 'embeds.insert.now' : 'ui.save')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
