/**
 * A conversation beside its text: on which words, who said what, whose it is, and what can be done. One that is
 * not looked at shows its beginning; what is being written in it stays in sight.
 */
import { CheckCheck, MessageSquareReply, RotateCcw, TriangleAlert, Unlink } from 'lucide-react';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/changes/comments/Thread.ts';
import type { ListedThread } from '../../editor/Comments.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { DelegationLabel } from '../../ui/DelegationLabel.tsx';
import { delegationColour } from '../../ui/delegationColour.ts';
import { giveFocus } from '../../ui/giveFocus.ts';
import { Quotation } from '../../ui/Quotation.tsx';
import { showToast } from '../../ui/showToast.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import { AssignMenu } from './AssignMenu.tsx';
import { CommentComposer } from './CommentComposer.tsx';
import type { CommentTools } from './commentTools.ts';
import { assignedInWords, cardInWords, openAgainInWords, stoodInWords, whoInWords } from './commentWords.ts';
import { EMPTY_DRAFT } from './Draft.ts';
import { MessageView } from './MessageView.tsx';
import styles from './ThreadCard.module.css';

export function ThreadCard(props: {
  readonly tools: CommentTools;
  readonly listed: ListedThread;
  readonly active: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { tools, listed, active } = props;
  const { thread, detached } = listed;
  const { comments } = tools.editor;
  const words = { t, locale: i18n.language, nameOf: tools.nameOf };
  const [first, ...replies] = thread.messages as readonly [Message, ...Message[]];
  const { author, at } = first;
  const replying = useSyncExternalStore(tools.drafts.subscribe, () => tools.drafts.get(thread.id)) !== null;
  const open = thread.resolved === null;
  const again = openAgainInWords(words, thread);
  const assigned = assignedInWords(words, thread);
  const card = () => document.querySelector<HTMLElement>(`[data-card="${thread.id}"] button`);
  const goTo = () => comments.goTo(thread.id);
  const pointing = useRef(false);
  const point = (at: boolean) => {
    pointing.current = at;
    comments.pointAt(at ? thread.id : null);
  };
  const element = useRef<HTMLElement>(null);
  // Gone from under the pointer it is pointed at no more; gone with the focus in it, that goes to the page.
  useLayoutEffect(
    () => () => {
      if (pointing.current) comments.pointAt(null);
      if (element.current?.contains(document.activeElement)) giveFocus(() => document.getElementById('page'));
    },
    [comments],
  );

  const resolve = (resolved: boolean) => {
    comments.setResolved(thread.id, resolved);
    const text = resolved ? t('comments.did.resolved') : t('comments.did.reopened');
    announce(text);
    if (resolved) showToast({ text, action: { label: t('comments.reopen'), run: () => resolve(false) } });
    // The card may leave this list.
    giveFocus(() => card() ?? document.getElementById('page'));
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its first button does the same.
    <article
      ref={element}
      className={styles['card']}
      data-active={active || undefined}
      data-detached={detached || undefined}
      data-resolved={!open || undefined}
      style={{ '--colour': delegationColour(author.delegation) } as React.CSSProperties}
      aria-label={cardInWords(words, listed)}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onClick={({ target }) => {
        // Words may be selected in it.
        const within = (target as Element).closest('button, textarea');
        if (within === null && getSelection()?.isCollapsed !== false) goTo();
      }}
    >
      <header className={styles['head']}>
        <button
          type="button"
          className={styles['who']}
          onClick={goTo}
          onFocus={() => point(true)}
          onBlur={() => point(false)}
        >
          <DelegationLabel delegation={author.delegation} />
          <bdi className={styles['quiet']}>
            {author.id === comments.author.id
              ? t('comments.you')
              : tools.nameOf({ kind: 'person', ...author })}
          </bdi>
          <span className="visually-hidden">{detached ? t('comments.showPlace') : t('comments.show')}</span>
        </button>
        <time className={styles['quiet']} dateTime={new Date(at).toISOString()}>
          {timeInWords(at, i18n.language)}
        </time>
      </header>
      {tools.source?.(thread.id)}
      {detached && (
        <p className={styles['state']} data-detached="">
          <Unlink size={14} aria-hidden="true" />
          <span>
            {t('comments.detached.what')} {stoodInWords(words, listed)}
          </span>
        </p>
      )}
      <Quotation quote={thread.quote} short={!active} />
      <div className={styles['messages']}>
        <MessageView
          tools={tools}
          thread={thread.id}
          message={first}
          first
          short={!active}
          editable={active && open && author.id === comments.author.id}
        />
        {active &&
          replies.map((message) => (
            <MessageView
              key={message.id}
              tools={tools}
              thread={thread.id}
              message={message}
              first={false}
              editable={open && message.author.id === comments.author.id}
            />
          ))}
      </div>
      {!active && replies.length > 0 && (
        <p className={styles['quiet']}>
          {t('comments.replies', {
            count: replies.length,
            who: whoInWords(words, (replies.at(-1) as Message).author),
          })}
        </p>
      )}
      {assigned !== null && <p className={styles['assigned']}>{assigned}</p>}
      {again !== null && (
        <p className={styles['state']} data-again="">
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{again}</span>
        </p>
      )}
      {thread.resolved !== null && (
        <p className={styles['state']}>
          <CheckCheck size={14} aria-hidden="true" />
          <span>
            {t('comments.resolvedBy', {
              who: whoInWords(words, thread.resolved.author),
              time: timeInWords(thread.resolved.at, i18n.language),
            })}
          </span>
        </p>
      )}
      {open && replying ? (
        <CommentComposer
          tools={tools}
          draftKey={thread.id}
          label={t('comments.replyTo', { who: whoInWords(words, author) })}
          submitLabel={t('comments.reply')}
          submit={(parts) => comments.reply(thread.id, parts)}
          onDone={(what) => {
            if (what === 'written') announce(t('comments.did.replied'));
            giveFocus(() => document.getElementById(`reply-${thread.id}`));
          }}
        />
      ) : (
        <div className={styles['actions']}>
          {open ? (
            <>
              <Button
                id={`reply-${thread.id}`}
                onPress={() => {
                  tools.drafts.set(thread.id, EMPTY_DRAFT);
                  giveFocus(() => document.querySelector(`[data-card="${thread.id}"] textarea`));
                }}
              >
                <MessageSquareReply size={14} aria-hidden="true" />
                {t('comments.reply')}
              </Button>
              <Button onPress={() => resolve(true)}>
                <CheckCheck size={14} aria-hidden="true" />
                {t('comments.resolve')}
              </Button>
              <AssignMenu tools={tools} thread={thread} />
            </>
          ) : (
            <Button onPress={() => resolve(false)}>
              <RotateCcw size={14} aria-hidden="true" />
              {t('comments.reopen')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
