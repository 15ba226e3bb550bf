/** Two people moved one paragraph to different places: it stands in both until someone keeps one. */
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './MoveConflictNotice.module.css';

const QUOTED = 90;

export function MoveConflictNotice(props: { readonly editor: DocumentEditor }) {
  const { t } = useTranslation();
  const { moveConflicts } = useReadable(props.editor.summary);
  const [conflict] = moveConflicts;
  if (conflict === undefined) return null;
  const text = conflict.text.length > QUOTED ? `${conflict.text.slice(0, QUOTED).trimEnd()}…` : conflict.text;
  return (
    <section className={styles['notice']} aria-labelledby="move-conflict">
      <CopyCheck size={18} aria-hidden="true" className={styles['icon']} />
      <div>
        <h2 id="move-conflict" className={styles['title']} role="status">
          {t('conflicts.title', { count: moveConflicts.length })}
        </h2>
        <p className={styles['quote']} dir="auto">
          {text}
        </p>
        <ul className={styles['copies']}>
          {conflict.copies.map((copy, at) => (
            <li key={copy}>
              <span>{t('conflicts.place', { place: at + 1 })}</span>
              <Button kind="quiet" onPress={() => props.editor.goTo(copy)}>
                {t('conflicts.show')}
              </Button>
              <Button
                onPress={() => {
                  props.editor.keepCopy(
                    copy,
                    conflict.copies.filter((other) => other !== copy),
                  );
                  announce(t('conflicts.kept'));
                }}
              >
                {t('conflicts.keep')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
