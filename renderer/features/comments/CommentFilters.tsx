/** Over the cards of comments: which of them are shown, how many there are of each, and what cannot be read. */
import { ChevronDown, FileWarning, MessageSquarePlus, Unlink } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ListedThread } from '../../editor/Comments.ts';
import { IconButton } from '../../ui/Button.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import { FilterMenu } from '../../ui/FilterMenu.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './CommentFilters.module.css';
import { printCommentKeys } from './commentKeys.ts';
import type { CommentTools } from './commentTools.ts';
import { whoInWords } from './commentWords.ts';
import type { ThreadFilter, ThreadSet } from './filterThreads.ts';
import { countThreads, THREAD_SETS } from './filterThreads.ts';

/** As many unreadable records as anyone would read. */
const MOST_RECORDS = 50;

export function CommentFilters(props: {
  readonly tools: CommentTools;
  readonly list: readonly ListedThread[];
  readonly filter: ThreadFilter;
  readonly onFilter: (filter: ThreadFilter) => void;
  readonly onNew: () => void;
  /** Over cards that scroll with the page. */
  readonly beside: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { tools, list, filter, onFilter } = props;
  const { comments } = tools.editor;
  const counts = useMemo(() => countThreads(list, filter, comments.author), [list, filter, comments]);
  const number = new Intl.NumberFormat(i18n.language);
  const collator = new Intl.Collator(i18n.language);
  const delegations = [...counts.delegations]
    .map(([id, count]) => ({ id, label: delegationName(id, i18n.language), detail: number.format(count) }))
    .sort((a, b) => collator.compare(a.label, b.label));
  const inWords = (set: ThreadSet) =>
    t('comments.filter.count', { label: t(`comments.filter.set.${set}`), count: counts.sets[set] });
  return (
    <section
      className={styles['filters']}
      data-beside={props.beside || undefined}
      aria-label={t('comments.filter.label')}
    >
      <div className={styles['row']}>
        <MenuButton
          label={t('comments.filter.shown', { what: inWords(filter.set) })}
          tip={false}
          wide
          groups={[
            {
              title: t('comments.filter.label'),
              choices: THREAD_SETS.map((set) => ({
                id: set,
                label: t(`comments.filter.set.${set}`),
                detail: number.format(counts.sets[set]),
                selected: set === filter.set,
              })),
            },
          ]}
          onAction={(set) => onFilter({ ...filter, set: set as ThreadSet })}
        >
          {inWords(filter.set)}
          <ChevronDown size={14} aria-hidden="true" />
        </MenuButton>
        {counts.delegations.size + filter.delegations.size > 0 && (
          <FilterMenu
            label={t('comments.filter.delegations')}
            choices={delegations}
            chosen={filter.delegations}
            onChange={(chosen) => onFilter({ ...filter, delegations: chosen })}
          >
            {filter.delegations.size === 0
              ? t('comments.filter.delegations')
              : t('comments.filter.chosen', { count: filter.delegations.size })}
          </FilterMenu>
        )}
        <IconButton label={t('comments.new')} shortcut={printCommentKeys()} keepsFocus onPress={props.onNew}>
          <MessageSquarePlus size={17} aria-hidden="true" />
        </IconButton>
      </div>
      {filter.set === 'open' && counts.sets.detached > 0 && (
        <AriaButton
          className={styles['detached'] ?? ''}
          onPress={() => onFilter({ ...filter, set: 'detached' })}
        >
          <Unlink size={14} aria-hidden="true" />
          {t('comments.detached.some', { count: counts.sets.detached })}
        </AriaButton>
      )}
      <Unreadable tools={tools} />
    </section>
  );
}

/** Records that cannot be used: kept in sight, each with the reason. */
function Unreadable({ tools }: { tools: CommentTools }) {
  const { t, i18n } = useTranslation();
  const records = useReadable(tools.editor.comments.unreadable);
  if (records.length === 0) return null;
  const words = { t, locale: i18n.language, nameOf: tools.nameOf };
  return (
    <details className={styles['records']}>
      <summary>
        <FileWarning size={15} aria-hidden="true" />
        {t('comments.unreadable.title', { count: records.length })}
      </summary>
      <ul>
        {records.slice(0, MOST_RECORDS).map(({ id, reason, author }) => (
          <li key={id}>
            {t(`comments.unreadable.${reason}`)}{' '}
            {author !== null && t('comments.unreadable.from', { who: whoInWords(words, author) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
