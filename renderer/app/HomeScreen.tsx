/** The seminar: its name, and its documents. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentList } from '../features/documents/DocumentList.tsx';
import { ImportButton } from '../features/import/ImportButton.tsx';
import { ImportDrop } from '../features/import/ImportDrop.tsx';
import { useImported } from '../features/import/useImported.ts';
import { Palette } from '../features/palette/Palette.tsx';
import { SafetyLine } from '../features/safety/SafetyLine.tsx';
import { deskStatus } from '../platform/openConnection.ts';
import { Button } from '../ui/Button.tsx';
import { delegationName } from '../ui/delegationName.ts';
import { PersonMark } from '../ui/PersonMark.tsx';
import { RenameField } from '../ui/RenameField.tsx';
import { deskCommands } from './commands.ts';
import { Header } from './Header.tsx';
import styles from './HomeScreen.module.css';
import { usePaletteKeys } from './paletteKeys.ts';
import { addressOf } from './route.ts';
import type { ScreenProps } from './ScreenProps.ts';
import { useWarnBeforeLosing } from './useWarnBeforeLosing.ts';

export function HomeScreen(props: ScreenProps) {
  const { t, i18n } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const [finding, setFinding] = useState(false);
  usePaletteKeys(useCallback(() => setFinding(true), []));
  const title = props.seminar.title || t('documents.untitledSeminar');

  const imported = useImported(props.desk.imports, props.documents.length);
  const takeIn = (files: readonly File[]) => props.openDialog({ kind: 'import', files });

  const status = useMemo(() => deskStatus(props.desk), [props.desk]);
  useWarnBeforeLosing(status);

  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);

  return (
    <div className={styles['screen']}>
      <Header
        seminar={title}
        skipTo="main"
        onPalette={() => setFinding(true)}
        onSettings={() => props.openDialog({ kind: 'settings' })}
      >
        <Button kind="quiet" onPress={() => props.openDialog({ kind: 'identity' })}>
          <PersonMark name={props.person.name} delegation={props.person.delegation} small />
          <span className={styles['who']}>
            {t('identity.line', {
              name: props.person.name,
              delegation: delegationName(props.person.delegation, i18n.language),
            })}
          </span>
        </Button>
      </Header>
      <main id="main" tabIndex={-1} className={styles['main']}>
        <div className={styles['column']}>
          {renaming ? (
            <RenameField
              label={t('documents.renameSeminar')}
              value={props.seminar.title}
              onDone={(next) => {
                setRenaming(false);
                if (next !== null) props.commands.renameSeminar(next);
              }}
              returnTo={() => document.querySelector('h1 button')}
            />
          ) : (
            <h1 className={styles['title']}>
              <button type="button" onClick={() => setRenaming(true)} title={t('documents.renameSeminar')}>
                <span dir="auto">{title}</span>
              </button>
            </h1>
          )}
          <ImportDrop onFiles={takeIn}>
            <DocumentList
              documents={props.documents}
              peopleIn={props.peopleIn}
              commands={props.commands}
              addressOf={addressOf}
              busy={false}
              tools={<ImportButton onFile={(file) => takeIn([file])} />}
              imported={imported}
              onImported={(id, title) => props.openDialog({ kind: 'imported', id, title })}
            />
          </ImportDrop>
        </div>
      </main>
      <footer className={styles['status']}>
        <SafetyLine status={status} />
      </footer>
      {finding && (
        <Palette
          commands={deskCommands(t, props.documents, props.commands, props.openDialog)}
          onClose={() => setFinding(false)}
        />
      )}
    </div>
  );
}
