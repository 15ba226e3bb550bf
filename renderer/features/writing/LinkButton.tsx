/** The link of the selected words: asked for in a small form, taken away with one press. */
import { Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { Button, IconToggle } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { printShortcut } from './shortcuts.ts';

export function LinkButton(props: {
  readonly editor: DocumentEditor;
  readonly link: string | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <IconToggle
        label={t('writing.link')}
        shortcut={printShortcut('link')}
        keepsFocus
        isSelected={props.link !== null}
        onChange={() => props.onOpenChange(true)}
      >
        <LinkIcon size={16} aria-hidden="true" />
      </IconToggle>
      {props.isOpen && (
        <LinkDialog editor={props.editor} link={props.link} onClose={() => props.onOpenChange(false)} />
      )}
    </>
  );
}

function LinkDialog(props: { editor: DocumentEditor; link: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(props.link ?? '');
  const [refused, setRefused] = useState(false);
  const finish = () => {
    props.onClose();
    requestAnimationFrame(() => props.editor.focus());
  };
  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (props.editor.setLink(completeAddress(address))) finish();
    else setRefused(true);
  }
  return (
    <Dialog title={t('writing.link')} onClose={finish}>
      <form onSubmit={submit} noValidate>
        <Field
          label={t('writing.linkAddress')}
          value={address}
          onChange={(value) => {
            setAddress(value);
            setRefused(false);
          }}
          autoFocus
          placeholder="https://"
          description={t(props.link === null ? 'writing.linkHint' : 'writing.linkHintRemove')}
          error={refused ? t('writing.linkRefused') : null}
        />
        <Actions>
          <Button onPress={finish}>{t('ui.cancel')}</Button>
          {props.link !== null && (
            <Button
              onPress={() => {
                props.editor.setLink(null);
                finish();
              }}
            >
              {t('writing.linkRemove')}
            </Button>
          )}
          <Button kind="primary" type="submit">
            {t('writing.linkSet')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** What people type for an address: without its scheme, more often than not. */
export function completeAddress(typed: string): string {
  const clean = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(clean)) return clean;
  return /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(clean) ? `mailto:${clean}` : `https://${clean}`;
}
