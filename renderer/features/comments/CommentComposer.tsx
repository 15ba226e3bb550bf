/**
 * Where a comment, a reply or an edit is written. `@` looks for people and delegations; what is written is kept
 * outside (draftStore.ts), so that it is still there however this leaves the screen.
 */
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessagePart } from '../../../shared/changes/comments/messageParts.ts';
import { MOST_TEXT } from '../../../shared/changes/comments/messageParts.ts';
import type { CommentResult } from '../../../shared/changes/comments/writeComments.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { isApple } from '../../ui/isApple.ts';
import styles from './CommentComposer.module.css';
import type { CommentTools } from './commentTools.ts';
import { EMPTY_DRAFT, mentionAt, partsOf, queryAt, rewrite } from './Draft.ts';
import type { DraftKey } from './draftStore.ts';
import { MentionList, optionId } from './MentionList.tsx';
import type { Candidate } from './mentionCandidates.ts';
import { findCandidates } from './mentionCandidates.ts';

export function CommentComposer(props: {
  readonly tools: CommentTools;
  readonly draftKey: DraftKey;
  /** The field's name. */
  readonly label: string;
  readonly submitLabel: string;
  readonly autoFocus?: boolean;
  /** What it begins with: Escape drops a draft that says no more. */
  readonly initial?: string;
  /** Writes it down. The draft is gone once that went well. */
  readonly submit: (parts: readonly MessagePart[]) => CommentResult;
  readonly onDone: (what: 'written' | 'dropped') => void;
}) {
  const { t } = useTranslation();
  const { tools, draftKey } = props;
  const { drafts } = tools;
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.get(draftKey)) ?? EMPTY_DRAFT;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [moveTo, setMoveTo] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  /** Where an `@` stands that nobody is to be looked for at any more. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [writing, setWriting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const asked = writing ? queryAt(draft, caret) : null;
  const found =
    asked === null || asked.from === dismissed ? [] : findCandidates(tools.candidates, asked.query);
  const open = found.length > 0;
  const active = found[Math.min(chosen, found.length - 1)];

  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  useLayoutEffect(() => {
    if (moveTo === null) return;
    field.current?.setSelectionRange(moveTo, moveTo);
    setCaret(moveTo);
    setMoveTo(null);
  }, [moveTo]);
  const count = found.length;
  useEffect(() => {
    if (count > 0) announce(t('comments.mention.found', { count }));
  }, [count, t]);

  const keep = (next: typeof draft) => drafts.set(draftKey, { ...drafts.get(draftKey), ...next });
  const take = (candidate: Candidate) => {
    if (asked === null) return;
    const made = mentionAt(draft, asked.from, caret, candidate.name, candidate.to);
    keep(made.draft);
    setMoveTo(made.caret);
    setChosen(0);
  };
  const submit = () => {
    const parts = partsOf(draft);
    const result = props.submit(parts);
    if (result.ok) {
      drafts.set(draftKey, null);
      props.onDone('written');
    } else if (result.reason === 'empty') field.current?.focus();
    else setProblem(t(`comments.problem.${result.reason}`));
  };
  const drop = () => {
    drafts.set(draftKey, null);
    props.onDone('dropped');
  };

  const inList = (key: string): boolean => {
    if (!open || active === undefined) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setChosen((found.indexOf(active) + (key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    else if (key === 'Enter' || key === 'Tab') take(active);
    else if (key === 'Escape') setDismissed(asked?.from ?? null);
    else return false;
    return true;
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const plain = !(ctrlKey || metaKey || shiftKey || altKey);
    const handled = plain && inList(key);
    if (!handled && key === 'Enter' && (isApple() ? metaKey : ctrlKey)) submit();
    else if (!handled && plain && key === 'Escape' && draft.text.trim() === (props.initial ?? '')) drop();
    else if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles['composer']}>
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && active !== undefined ? optionId(list, active) : undefined}
        aria-describedby={`${list}-hint`}
        dir="auto"
        rows={2}
        maxLength={MOST_TEXT}
        value={draft.text}
        onChange={({ target }) => {
          keep(rewrite(draft, target.value, target.selectionEnd));
          setCaret(target.selectionEnd);
          setWriting(true);
          setChosen(0);
          setProblem(null);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd)}
        onKeyDown={onKeyDown}
        // What ends the writing is in sight with the field.
        onFocus={({ currentTarget }) => {
          const { parentElement } = currentTarget;
          requestAnimationFrame(() => parentElement?.scrollIntoView({ block: 'nearest' }));
        }}
        onBlur={() => setWriting(false)}
      />
      <p id={`${list}-hint`} className={styles['hint']}>
        {t('comments.mention.hint')}
      </p>
      {open && <MentionList id={list} field={field} found={found} active={active} onTake={take} />}
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['actions']}>
        <Button kind="quiet" onPress={drop}>
          {t('ui.cancel')}
        </Button>
        <Button
          kind="primary"
          onPress={submit}
          isDisabled={draft.text.trim() === ''}
          aria-keyshortcuts={isApple() ? 'Meta+Enter' : 'Control+Enter'}
        >
          {props.submitLabel}
        </Button>
      </div>
    </div>
  );
}
