/** What a search among targets found, by kind. The field above it keeps the focus and the arrows. */
import { Fragment, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceTarget } from '../../editor/DocumentEditor.ts';
import type { FoundTargets } from './findTargets.ts';
import styles from './TargetList.module.css';

export const targetOptionId = (list: string, { id }: ReferenceTarget): string => `${list}-${id}`;

export function TargetList(props: {
  readonly id: string;
  readonly found: FoundTargets;
  readonly chosen: ReferenceTarget | undefined;
  /** There is nothing to search in. */
  readonly isEmpty: boolean;
  readonly onChoose: (target: ReferenceTarget) => void;
  /** A second click: this one it is. */
  readonly onTake: () => void;
}) {
  const { t } = useTranslation();
  const { id, chosen, found } = props;
  useEffect(() => {
    if (chosen !== undefined)
      document.getElementById(targetOptionId(id, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div className={styles['frame']}>
      <div id={id} role="listbox" aria-label={t('embeds.reference.places')} className={styles['list']}>
        {found.groups.map(({ kind, targets }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has no fieldsets.
          <div key={kind} role="group" aria-label={t(`embeds.reference.kind.${kind}`)}>
            <p className={styles['kind']} aria-hidden="true">
              {t(`embeds.reference.kind.${kind}`)}
            </p>
            {targets.map((target) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field it belongs to hears the keys.
              // biome-ignore lint/a11y/useFocusableInteractive: it is the field's active descendant.
              <div
                key={target.id}
                id={targetOptionId(id, target)}
                role="option"
                aria-selected={target === chosen}
                className={styles['option']}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.onChoose(target)}
                onDoubleClick={props.onTake}
              >
                {target.label === target.text ? (
                  <bdi className={styles['text']}>{target.text}</bdi>
                ) : (
                  <Fragment>
                    <bdi className={styles['label']}>{target.label}</bdi>{' '}
                    <bdi className={styles['text']}>{target.text}</bdi>
                  </Fragment>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.flat.length === 0 && (
        <p className={styles['note']}>
          {t(props.isEmpty ? 'embeds.reference.nowhere' : 'embeds.reference.none')}
        </p>
      )}
      {found.more > 0 && (
        <p className={styles['note']}>{t('embeds.reference.more', { count: found.more })}</p>
      )}
    </div>
  );
}
