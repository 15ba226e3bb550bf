/**
 * What an image says to those who do not see it. Asked when it is put in, where it may be left for later; the check
 * before an export finds those that were.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './DescribeDialog.module.css';

export type Description = Pick<ImageContent, 'alt' | 'decorative'>;

export const UNDESCRIBED: Description = { alt: '', decorative: false };
/** Characters: a description and not the text of a page. */
const MOST = 2000;

export function DescribeDialog(props: {
  readonly description: Description;
  /** It is not in the text yet: it may go in without a description. */
  readonly isNew: boolean;
  /** Where the image can be seen; null where it cannot. */
  readonly url: string | null;
  readonly onDone: (description: Description) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [alt, setAlt] = useState(props.description.alt);
  const [decorative, setDecorative] = useState(props.description.decorative);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  function submit(event: React.FormEvent) {
    event.preventDefault();
    // Whoever takes a description away means it; whoever puts an image in is asked to choose.
    if (props.isNew && !decorative && alt.trim() === '') {
      setMissing(true);
      form.current?.querySelector('textarea')?.focus();
    } else props.onDone({ alt: alt.trim(), decorative });
  }
  return (
    <Dialog
      title={t(props.isNew ? 'embeds.image.insert' : 'embeds.image.describe')}
      onClose={props.onClose}
      // A stray click beside it would throw the file away.
      dismissable={!props.isNew}
    >
      <form ref={form} onSubmit={submit} noValidate>
        {props.url !== null && <img className={styles['image']} src={props.url} alt="" />}
        <Field
          label={t('embeds.image.alt')}
          description={t('embeds.image.altHint')}
          value={alt}
          onChange={(value) => {
            setAlt(value);
            setMissing(false);
          }}
          lines={3}
          maxLength={MOST}
          autoFocus
          isDisabled={decorative}
          error={isMissing ? t('embeds.image.altMissing') : null}
        />
        <div className={styles['decorative']}>
          <CheckField
            label={t('embeds.image.decorative')}
            description={t('embeds.image.decorativeAbout')}
            isSelected={decorative}
            onChange={(selected) => {
              setDecorative(selected);
              setMissing(false);
            }}
          />
        </div>
        <Actions>
          <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
          {props.isNew && (
            <Button onPress={() => props.onDone(UNDESCRIBED)}>{t('embeds.image.later')}</Button>
          )}
          <Button kind="primary" type="submit">
            {t(props.isNew ? 'embeds.insert.now' : 'ui.save')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
