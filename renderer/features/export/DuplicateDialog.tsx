/** A copy of a document on which suggestions are undecided: says what the copy will be, and asks which text it holds. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import { PLAIN_TEXTS } from '../../../shared/changes/readShown.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { TextChoice } from './TextChoice.tsx';

export function DuplicateDialog(props: {
  readonly title: string;
  readonly undecided: Undecided;
  /** Resolves to whether there is a copy now. */
  readonly duplicate: (text: PlainText) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState<PlainText>('final');
  const [making, setMaking] = useState(false);
  async function run() {
    setMaking(true);
    if (await props.duplicate(text)) props.onClose();
    setMaking(false);
  }
  return (
    <Dialog title={t('export.copy.title', { title: props.title })} onClose={props.onClose}>
      <TextChoice
        texts={PLAIN_TEXTS}
        undecided={props.undecided}
        value={text}
        onChange={setText}
        isDisabled={making}
      />
      <p>{t('export.copy.about')}</p>
      <Actions>
        <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" onPress={run} isDisabled={making}>
          {t('documents.duplicate')}
        </Button>
      </Actions>
    </Dialog>
  );
}
