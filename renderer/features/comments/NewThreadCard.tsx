/** A thread that is being begun, beside what it will be about. */
import { useTranslation } from 'react-i18next';
import { NEW_THREAD } from '../../editor/Comments.ts';
import { announce } from '../../ui/announce.ts';
import { Quotation } from '../../ui/Quotation.tsx';
import { CommentComposer } from './CommentComposer.tsx';
import type { CommentTools } from './commentTools.ts';
import type { NewDraft } from './draftStore.ts';
import styles from './ThreadCard.module.css';

export function NewThreadCard(props: {
  readonly tools: CommentTools;
  readonly subject: NewDraft['subject'];
}) {
  const { t } = useTranslation();
  const { tools, subject } = props;
  const { comments } = tools.editor;
  const title = t(`comments.newOn.${subject.anchor.kind}`);
  return (
    <article className={styles['card']} data-active="" data-new="" aria-label={title}>
      <p className={styles['title']}>{title}</p>
      <Quotation quote={subject.quote} short={false} />
      <CommentComposer
        tools={tools}
        draftKey={NEW_THREAD}
        label={t('comments.text')}
        submitLabel={t('comments.post')}
        submit={(parts) => comments.begin(subject, parts)}
        onDone={(what) => {
          if (what === 'written') announce(t('comments.did.begun'));
          tools.editor.focus();
        }}
      />
    </article>
  );
}
