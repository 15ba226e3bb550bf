/** Who an `@` may mean, under the field in which it is written; the field keeps the focus and the arrows. */
import { Flag } from 'lucide-react';
import { useEffect } from 'react';
import { Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PersonMark } from '../../ui/PersonMark.tsx';
import styles from './MentionList.module.css';
import type { Candidate } from './mentionCandidates.ts';

export const optionId = (list: string, { key }: Candidate): string => `${list} ${key}`.replaceAll(' ', '-');

export function MentionList(props: {
  readonly id: string;
  readonly field: React.RefObject<HTMLElement | null>;
  readonly found: readonly Candidate[];
  readonly active: Candidate | undefined;
  readonly onTake: (candidate: Candidate) => void;
}) {
  const { t } = useTranslation();
  const { id, active } = props;
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <Popover
      isOpen
      isNonModal
      triggerRef={props.field}
      placement="bottom start"
      offset={4}
      className={styles['popover'] ?? ''}
    >
      <div id={id} role="listbox" aria-label={t('comments.mention.list')} className={styles['list']}>
        {props.found.map((candidate) => {
          const { to, name, detail } = candidate;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field it belongs to hears the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: it is the field's active descendant.
            <div
              key={candidate.key}
              id={optionId(id, candidate)}
              role="option"
              aria-selected={candidate === active}
              className={styles['option']}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onTake(candidate)}
            >
              {to.kind === 'person' ? (
                <PersonMark name={name} delegation={to.delegation} small />
              ) : (
                <Flag size={16} aria-hidden="true" className={styles['flag']} />
              )}
              <bdi>{name}</bdi>
              <span className={styles['detail']}>
                {detail === null ? t('comments.mention.delegation') : <bdi>{detail}</bdi>}
              </span>
            </div>
          );
        })}
      </div>
    </Popover>
  );
}
