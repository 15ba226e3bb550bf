/**
 * The headings of the text. The one the caret stands under is marked, and kept in view. All of them are one
 * stop for Tab: the arrow keys go through them.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './Outline.module.css';

export function Outline(props: { readonly editor: DocumentEditor; readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { outline } = useReadable(props.editor.summary);
  const { section } = useReadable(props.editor.caret);
  const marked = useRef<HTMLButtonElement>(null);
  const [visited, setVisited] = useState<string | null>(null);
  const stop = [visited, section].find((id) => outline.some((entry) => entry.id === id)) ?? outline[0]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the section.
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' });
    setVisited(null);
  }, [section]);

  return (
    <nav aria-labelledby="nav-outline">
      <h2 id="nav-outline" className={styles['heading']}>
        {t('outline.heading')}
      </h2>
      {outline.length === 0 ? (
        <p className={styles['empty']}>{t('outline.empty')}</p>
      ) : (
        <ul onKeyDown={goThrough}>
          {outline.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                ref={entry.id === section ? marked : null}
                className={`${styles['entry']} ${styles[`level${entry.level}`]}`}
                aria-current={entry.id === section ? 'location' : undefined}
                tabIndex={entry.id === stop ? 0 : -1}
                onFocus={() => setVisited(entry.id)}
                onClick={() => {
                  setVisited(null);
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

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

function goThrough(event: React.KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.indexOf(document.activeElement as HTMLButtonElement);
  entries[step(at, entries.length - 1)]?.focus();
}
