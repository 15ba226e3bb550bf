/** One message of a thread: what it says, and for its author a way to say it better. */
import { Pencil } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { MessagePart } from '../../../shared/changes/comments/messageParts.ts';
import type { Message } from '../../../shared/changes/comments/Thread.ts';
import { announce } from '../../ui/announce.ts';
import { IconButton } from '../../ui/Button.tsx';
import { DelegationLabel } from '../../ui/DelegationLabel.tsx';
import { giveFocus } from '../../ui/giveFocus.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import { CommentComposer } from './CommentComposer.tsx';
import type { CommentTools } from './commentTools.ts';
import { draftOf } from './Draft.ts';
import { editKey } from './draftStore.ts';
import styles from './MessageView.module.css';

export function MessageView(props: {
  readonly tools: CommentTools;
  readonly thread: ThreadId;
  readonly message: Message;
  /** The card's head names the author of the first. */
  readonly first: boolean;
  /** Its beginning only. */
  readonly short?: boolean;
  /** Whether it may be edited: one's own, in a thread that is open. */
  readonly editable: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { tools, thread, message } = props;
  const { drafts, nameOf } = tools;
  const { author, at, parts, editedAt, otherVersions } = message;
  const key = editKey(message.id);
  const editing = useSyncExternalStore(drafts.subscribe, () => drafts.get(key)) !== null;
  const pencil = () => document.getElementById(`edit-${message.id}`);
  return (
    <div className={styles['message']}>
      {!props.first && (
        <p className={styles['head']}>
          <DelegationLabel delegation={author.delegation} />
          <bdi className={styles['quiet']}>{nameOf({ kind: 'person', ...author })}</bdi>
          <time className={styles['time']} dateTime={new Date(at).toISOString()}>
            {timeInWords(at, i18n.language)}
          </time>
        </p>
      )}
      {editing ? (
        <CommentComposer
          tools={tools}
          draftKey={key}
          label={t('comments.edit')}
          submitLabel={t('ui.save')}
          autoFocus
          initial={draftOf(parts, nameOf).text}
          submit={(next) => tools.editor.comments.edit(thread, message.id, next)}
          onDone={(what) => {
            if (what === 'written') announce(t('comments.did.edited'));
            giveFocus(pencil);
          }}
        />
      ) : (
        <div className={styles['said']}>
          <p className={styles['text']} data-short={props.short || undefined} dir="auto">
            <Parts parts={parts} tools={tools} />
            {editedAt !== null && <span className={styles['quiet']}> {t('comments.edited')}</span>}
          </p>
          {props.editable && (
            <IconButton
              id={`edit-${message.id}`}
              label={t('comments.edit')}
              onPress={() => drafts.set(key, draftOf(parts, nameOf))}
            >
              <Pencil size={14} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      )}
      {otherVersions.map((other) => (
        <p key={JSON.stringify(other)} className={styles['other']} dir="auto">
          <span className={styles['quiet']}>{t('comments.otherVersion')}</span>{' '}
          <Parts parts={other} tools={tools} />
        </p>
      ))}
    </div>
  );
}

/** Text with mentions; what is for the reader stands out. */
function Parts({ parts, tools }: { parts: readonly MessagePart[]; tools: CommentTools }) {
  const { author } = tools.editor.comments;
  return parts.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one message.
        key={index}
        className={styles['mention']}
        data-self={
          (part.kind === 'person' ? part.id === author.id : part.delegation === author.delegation) ||
          undefined
        }
      >
        @{tools.nameOf(part)}
      </bdi>
    ),
  );
}
