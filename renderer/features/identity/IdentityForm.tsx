/** Name and delegation. Countries are offered in the reader's language; any other words are an organisation. */
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import { randomId } from '../../platform/randomId.ts';
import { Button } from '../../ui/Button.tsx';
import { Actions } from '../../ui/Dialog.tsx';
import { delegationName } from '../../ui/delegationName.ts';
import field from '../../ui/Field.module.css';
import { Field } from '../../ui/Field.tsx';
import { countries, delegationOf } from './delegationOf.ts';
import styles from './IdentityForm.module.css';
import { MAX_NAME } from './person.ts';

export function IdentityForm(props: {
  readonly person: Person | null;
  readonly submitLabel: string;
  readonly onDone: (person: Person) => void;
  readonly onCancel?: () => void;
}) {
  const { t, i18n } = useTranslation();
  const offered = useMemo(() => countries(i18n.language), [i18n.language]);
  const [name, setName] = useState(props.person?.name ?? '');
  const [delegation, setDelegation] = useState(
    props.person === null ? '' : delegationName(props.person.delegation, i18n.language),
  );
  const [tried, setTried] = useState(false);
  const missingName = tried && name.trim() === '';
  const missingDelegation = tried && delegation.trim() === '';

  function submit(event: React.FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || delegation.trim() === '') return;
    props.onDone({
      id: props.person?.id ?? randomId(),
      name: name.trim().replace(/\s+/gu, ' '),
      delegation: delegationOf(delegation, i18n.language),
    });
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field
        label={t('identity.name')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="name"
        name="name"
        isRequired
        maxLength={MAX_NAME}
        error={missingName ? t('identity.nameMissing') : null}
      />
      <ComboBox
        className={field['field'] ?? ''}
        allowsCustomValue
        isRequired
        validationBehavior="aria"
        isInvalid={missingDelegation}
        menuTrigger="input"
        defaultItems={offered}
        inputValue={delegation}
        onInputChange={setDelegation}
        name="delegation"
      >
        <Label className={field['label'] ?? ''}>{t('identity.delegation')}</Label>
        <div className={styles['box']}>
          <Input className={field['input'] ?? ''} maxLength={120} dir="auto" />
          <AriaButton className={styles['open'] ?? ''}>
            <ChevronDown size={16} aria-hidden="true" />
          </AriaButton>
        </div>
        <Text slot="description" className={field['description'] ?? ''}>
          {t('identity.delegationHint')}
        </Text>
        <FieldError className={field['error'] ?? ''}>{t('identity.delegationMissing')}</FieldError>
        <Popover className={styles['popover'] ?? ''}>
          <ListBox<{ id: string; name: string }> className={styles['list'] ?? ''}>
            {(country) => (
              <ListBoxItem id={country.id} textValue={country.name} className={styles['item'] ?? ''}>
                {country.name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <Actions>
        {props.onCancel && <Button onPress={props.onCancel}>{t('ui.cancel')}</Button>}
        <Button kind="primary" type="submit">
          {props.submitLabel}
        </Button>
      </Actions>
    </form>
  );
}
