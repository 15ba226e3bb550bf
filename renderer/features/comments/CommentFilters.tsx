/** Over the cards of comments: which of them are shown, how many there are of each, and what cannot be read. */
import { FileWarning, MessageSquarePlus, Unlink } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ListedThread } from '../../editor/Comments.ts';
import { Button } from '../../ui/Button.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import { FilterMenu } from '../../ui/FilterMenu.tsx';
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
  return (
    <section className={styles['filters']} aria-label={t('comments.filter.label')}>
      <div className={styles['row']}>
        <Button keepsFocus onPress={props.onNew} aria-keyshortcuts="Control+Alt+M">
          <MessageSquarePlus size={15} aria-hidden="true" />
          {t('comments.new')}
          <kbd className={styles['keys']}>{printCommentKeys()}</kbd>
        </Button>
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
      </div>
      <ToggleButtonGroup
        className={styles['row'] ?? ''}
        aria-label={t('comments.filter.sets')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.set]}
        onSelectionChange={([set]) => onFilter({ ...filter, set: set as ThreadSet })}
      >
        {THREAD_SETS.map((set) => (
          <ToggleButton key={set} id={set} className={styles['set'] ?? ''}>
            {t('comments.filter.count', { label: t(`comments.filter.set.${set}`), count: counts.sets[set] })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
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
