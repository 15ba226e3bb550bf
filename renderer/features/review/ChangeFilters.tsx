/**
 * Over the list of changes: which of them are shown, how many there are of each kind, and decisions on all that
 * are. Several delegations may be taken together.
 */
import { Check, X } from 'lucide-react';
import { useMemo } from 'react';
import { Group, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { Status } from '../../../shared/changes/Suggestion.ts';
import { Button } from '../../ui/Button.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import type { FilterChoice } from '../../ui/FilterMenu.tsx';
import { FilterMenu } from '../../ui/FilterMenu.tsx';
import styles from './ChangeFilters.module.css';
import type { ChangeFilter, ChangeKind } from './filterChanges.ts';
import { countChanges, KINDS, STATUSES, UNDECIDED } from './filterChanges.ts';
import type { BulkDecision } from './useDecide.ts';

export function ChangeFilters(props: {
  readonly list: readonly ListedChange[];
  /** What of it fits the filter. */
  readonly shown: readonly ListedChange[];
  readonly filter: ChangeFilter;
  readonly onFilter: (filter: ChangeFilter) => void;
  /** null where nothing may be decided. */
  readonly decide: ((decision: BulkDecision) => void) | null;
}) {
  const { t, i18n } = useTranslation();
  const { list, shown, filter, onFilter, decide } = props;
  const counts = useMemo(() => countChanges(list, filter), [list, filter]);
  const undecided = useMemo(() => shown.flatMap((change) => undecidedOf(change) ?? []), [shown]);
  const number = new Intl.NumberFormat(i18n.language);
  const collator = new Intl.Collator(i18n.language);
  const sorted = (choices: FilterChoice[]) => choices.sort((a, b) => collator.compare(a.label, b.label));

  const menus = [
    {
      name: 'delegations' as const,
      label: t('review.filter.delegations'),
      choices: sorted(
        [...counts.delegations].map(([id, count]) => ({
          id,
          label: delegationName(id, i18n.language),
          detail: number.format(count),
        })),
      ),
    },
    {
      name: 'authors' as const,
      label: t('review.filter.authors'),
      choices: sorted(
        [...counts.authors.values()].map(({ author, count }) => ({
          id: author.id,
          label: author.name,
          detail: number.format(count),
        })),
      ),
    },
    {
      name: 'kinds' as const,
      label: t('review.filter.kinds'),
      choices: KINDS.map((kind) => ({
        id: kind,
        label: t(`review.filter.kind.${kind}`),
        detail: number.format(counts.kinds.get(kind) ?? 0),
      })),
    },
  ];
  const narrowed = filter.delegations.size + filter.authors.size + filter.kinds.size > 0;

  return (
    <section className={styles['filters']} aria-label={t('review.filter.label')}>
      <Group className={styles['row'] ?? ''} aria-label={t('review.filter.status')}>
        {STATUSES.map((status) => (
          <ToggleButton
            key={status}
            className={styles['status'] ?? ''}
            isSelected={filter.statuses.has(status)}
            onChange={() => onFilter({ ...filter, statuses: toggled(filter.statuses, status) })}
          >
            {t('review.filter.count', {
              label: t(`review.status.${status}`),
              count: counts.statuses.get(status) ?? 0,
            })}
          </ToggleButton>
        ))}
      </Group>
      <div className={styles['row']}>
        {menus.map(({ name, label, choices }) => (
          <FilterMenu
            key={name}
            label={label}
            choices={choices}
            chosen={filter[name]}
            onChange={(chosen) => onFilter({ ...filter, [name]: chosen as ReadonlySet<string & ChangeKind> })}
          >
            {filter[name].size === 0 ? label : t('review.filter.chosen', { label, count: filter[name].size })}
          </FilterMenu>
        ))}
        {narrowed && (
          <Button kind="quiet" onPress={() => onFilter({ ...UNDECIDED, statuses: filter.statuses })}>
            {t('review.filter.clear')}
          </Button>
        )}
      </div>
      <div className={styles['row']}>
        <p role="status" className={styles['count']}>
          {t('review.filter.shown', { count: shown.length })}
        </p>
        {decide !== null && undecided.length > 0 && (
          <>
            <Button onPress={() => decide({ verdict: 'accepted', chosen: undecided })}>
              <Check size={14} aria-hidden="true" />
              {t('review.filter.accept', { count: undecided.length })}
            </Button>
            <Button onPress={() => decide({ verdict: 'rejected', chosen: undecided })}>
              <X size={14} aria-hidden="true" />
              {t('review.filter.reject', { count: undecided.length })}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function toggled(set: ReadonlySet<Status>, one: Status): ReadonlySet<Status> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
