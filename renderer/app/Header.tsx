/** The desk's upper edge: where one is, who is here, and what can be done from anywhere. */
import { ChevronRight, Command as CommandIcon, PanelLeft, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Emblem } from '../ui/Notice.tsx';
import { RenameField } from '../ui/RenameField.tsx';
import styles from './Header.module.css';
import { printPaletteKeys } from './paletteKeys.ts';
import { HOME } from './route.ts';

export function Header(props: {
  readonly seminar: string;
  readonly document?: { readonly title: string; readonly onRename: (title: string) => void };
  readonly navigation?: { readonly isOpen: boolean; readonly toggle: () => void };
  readonly onPalette: () => void;
  readonly onSettings: () => void;
  /** Where 'skip' goes: the page, or the list. */
  readonly skipTo: string;
  /** How one works on the document. */
  readonly modes?: ReactNode;
  /** Who is here. */
  readonly children?: ReactNode;
  /** What opens and closes the side of the page. */
  readonly pane?: ReactNode;
  /** The one thing this screen is most asked for. */
  readonly action?: ReactNode;
}) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const { document: open } = props;
  return (
    <header className={styles['header']}>
      <a
        className={styles['skip']}
        href={HOME}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(props.skipTo)?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      {props.navigation && (
        <span className={styles['narrow']}>
          <IconButton
            label={t('app.navigation')}
            aria-expanded={props.navigation.isOpen}
            onPress={props.navigation.toggle}
          >
            <PanelLeft size={18} aria-hidden="true" />
          </IconButton>
        </span>
      )}
      <nav aria-label={t('app.where')} className={styles['where']}>
        <a href={HOME} className={styles['home']} aria-label={t('app.toDocuments')}>
          <Emblem />
        </a>
        {open === undefined ? (
          <span className={styles['name']}>{t('app.name')}</span>
        ) : (
          <>
            <a href={HOME} className={styles['seminar']} dir="auto">
              {props.seminar}
            </a>
            <ChevronRight size={14} aria-hidden="true" className={styles['chevron']} />
            {renaming ? (
              <RenameField
                label={t('documents.renameOf', { title: open.title })}
                value={open.title}
                onDone={(title) => {
                  setRenaming(false);
                  if (title !== null) open.onRename(title);
                }}
                returnTo={() => document.querySelector('h1 button')}
              />
            ) : (
              <h1 className={styles['title']}>
                <button type="button" onClick={() => setRenaming(true)} title={t('documents.rename')}>
                  <span dir="auto">{open.title || t('documents.untitled')}</span>
                </button>
              </h1>
            )}
          </>
        )}
      </nav>
      {props.modes !== undefined && <div className={styles['modes']}>{props.modes}</div>}
      <div className={styles['tools']}>
        {props.children}
        <span className={styles['find']}>
          <Button onPress={props.onPalette} aria-keyshortcuts="Control+K">
            <CommandIcon size={15} aria-hidden="true" className={styles['narrow']} />
            <span className={styles['roomy']}>{t('palette.open')}</span>
            <kbd className={`${styles['keys']} ${styles['roomy']}`}>{printPaletteKeys()}</kbd>
            <span className={`${styles['narrow']} visually-hidden`}>{t('palette.open')}</span>
          </Button>
        </span>
        <IconButton label={t('settings.title')} onPress={props.onSettings}>
          <Settings2 size={17} aria-hidden="true" />
        </IconButton>
        {props.action}
        {props.pane}
      </div>
    </header>
  );
}
