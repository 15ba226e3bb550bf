/** The headings of the text. The one the caret stands under is marked, and kept in view. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './Outline.module.css';

export function Outline(props: { readonly editor: DocumentEditor; readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { outline } = useReadable(props.editor.summary);
  const { section } = useReadable(props.editor.caret);
  const marked = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the section.
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' });
  }, [section]);

  return (
    <nav aria-labelledby="nav-outline">
      <h2 id="nav-outline" className={styles['heading']}>
        {t('outline.heading')}
      </h2>
      {outline.length === 0 ? (
        <p className={styles['empty']}>{t('outline.empty')}</p>
      ) : (
        <ul>
          {outline.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                ref={entry.id === section ? marked : null}
                className={`${styles['entry']} ${styles[`level${entry.level}`]}`}
                aria-current={entry.id === section ? 'location' : undefined}
                onClick={() => {
                  props.editor.goTo(entry.id);
                  props.onGo?.();
                }}
              >
                <bdi>{entry.text || t('outline.untitled')}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
