/** Dialogs that belong to the desk and not to one document. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { DuplicateDialog } from '../features/export/DuplicateDialog.tsx';
import { IdentityForm } from '../features/identity/IdentityForm.tsx';
import { person as kept } from '../features/identity/person.ts';
import { ImportDialog } from '../features/import/ImportDialog.tsx';
import { ImportedDialog } from '../features/import/ImportedDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { PAGE_LANGUAGES } from '../features/writing/pageLanguages.ts';
import { bridge } from '../platform/bridge.ts';
import { preferences } from '../platform/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { Actions, Dialog } from '../ui/Dialog.tsx';
import { languageName } from '../ui/delegationName.ts';
import field from '../ui/Field.module.css';
import { Field } from '../ui/Field.tsx';
import type { DeskDialog } from './DeskDialog.ts';
import { addressOf, go } from './route.ts';
import type { DeskAddress } from './useDesk.ts';
import type { DeskCommands } from './useDeskCommands.ts';

export function DeskDialogs(props: {
  readonly dialog: DeskDialog | null;
  readonly desk: DeskAddress;
  readonly person: Person;
  readonly commands: DeskCommands;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { dialog, onClose } = props;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'settings':
      return <SettingsDialog onClose={onClose} />;
    case 'identity':
      return (
        <Dialog title={t('identity.change')} onClose={onClose}>
          <IdentityForm
            person={props.person}
            submitLabel={t('ui.save')}
            onCancel={onClose}
            onDone={(made) => {
              kept.set(made);
              onClose();
            }}
          />
        </Dialog>
      );
    case 'newDocument':
      return <NewDocumentDialog create={props.commands.createNamed} onClose={onClose} />;
    case 'duplicate':
      return (
        <DuplicateDialog
          title={dialog.title}
          undecided={dialog.undecided}
          duplicate={(text) => props.commands.duplicateText(dialog.id, text)}
          onClose={onClose}
        />
      );
    case 'import':
      return (
        <ImportDialog
          files={dialog.files}
          person={props.person}
          client={props.desk.imports}
          saveFile={bridge.saveFile}
          onOpen={(id) => {
            onClose();
            go(addressOf(id));
          }}
          onClose={onClose}
        />
      );
    case 'imported':
      return (
        <ImportedDialog
          documentId={dialog.id}
          title={dialog.title}
          client={props.desk.imports}
          saveFile={bridge.saveFile}
          onClose={onClose}
        />
      );
    case 'problem':
      return (
        <Dialog title={t('error.title')} onClose={onClose}>
          <p role="alert">{dialog.message}</p>
          <Actions>
            <Button kind="primary" onPress={onClose}>
              {t('ui.close')}
            </Button>
          </Actions>
        </Dialog>
      );
  }
}

function NewDocumentDialog(props: {
  create: (title: string, language: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [title, setTitle] = useState('');
  const [language, setLanguage] = useState<string>(preferences.get().language);
  const [making, setMaking] = useState(false);
  async function submit(event: React.FormEvent) {
    event.preventDefault();
    setMaking(true);
    if (await props.create(title.trim() || t('documents.untitled'), language)) props.onClose();
    setMaking(false);
  }
  return (
    <Dialog title={t('documents.new')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <Field
          label={t('documents.title')}
          value={title}
          onChange={setTitle}
          autoFocus
          maxLength={200}
          placeholder={t('documents.untitled')}
        />
        <label className={field['field']} style={{ marginBlockStart: '1rem' }}>
          <span className={field['label']}>{t('documents.language')}</span>
          <select
            className={field['input']}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {PAGE_LANGUAGES.map((tag) => ({ tag, name: languageName(tag, i18n.language) }))
              .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
              .map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <Actions>
          <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={making}>
            {t('documents.make')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
