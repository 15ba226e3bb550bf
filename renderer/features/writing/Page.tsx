/** The page: where the editor is mounted, and where the shortcuts of the table are heard. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { isApple } from '../../ui/isApple.ts';
import { spareSelectionWalk } from '../../ui/spareSelectionWalk.ts';
import styles from './Page.module.css';
import { shortcutOf } from './shortcuts.ts';

export function Page(props: {
  readonly editor: DocumentEditor;
  readonly title: string;
  readonly language: string;
  readonly onAskLink: () => void;
  /** Alt+F10, as in other editors: to the formatting tools. */
  readonly onToTools: () => void;
}) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const notes = useRef<HTMLElement>(null);
  const { editor } = props;

  useEffect(() => {
    if (root.current === null) return;
    spareSelectionWalk(root.current);
    const detach = editor.attach(root.current, notes.current ?? undefined);
    editor.begin();
    return detach;
  }, [editor]);

  return (
    <div
      className={styles['paper']}
      // In the capture phase, so that the editor never hears a key that was already acted on.
      onKeyDownCapture={(event) => {
        if (event.altKey && event.key === 'F10') {
          event.preventDefault();
          props.onToTools();
          return;
        }
        const shortcut = shortcutOf(event.nativeEvent, isApple());
        if (shortcut === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (shortcut.run === null) props.onAskLink();
        else shortcut.run(editor);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot hold headings and lists. */}
      <div
        ref={root}
        id="page"
        className={`${styles['page']} page-text`}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={t('writing.page', { title: props.title })}
        aria-describedby="page-help"
        lang={props.language === 'und' ? undefined : props.language}
        dir="auto"
        spellCheck
      />
      <section
        ref={notes}
        hidden
        className={styles['notes']}
        lang={props.language === 'und' ? undefined : props.language}
      />
      <p id="page-help" hidden>
        {t('writing.pageHelp')}
      </p>
    </div>
  );
}
