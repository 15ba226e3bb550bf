/** What is asked before a bracket is put or a reservation noted: which delegations, and why. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './AgreementCard.module.css';
import { delegationsInWords } from './agreementWords.ts';
import type { AgreementActions, Asked } from './useAgreementActions.ts';

export function AskDialog(props: {
  readonly asked: Asked;
  readonly actions: AgreementActions;
  /** From what was typed to what is stored: a country's code where its name was meant. */
  readonly delegationOf: (typed: string, locale: string) => string;
}) {
  const { t, i18n } = useTranslation();
  const { asked, actions } = props;
  const [who, setWho] = useState(
    delegationsInWords({ t, locale: i18n.language }, actions.delegation === '' ? [] : [actions.delegation]),
  );
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const delegations = who
    .split(/[,;،、；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => props.delegationOf(one, i18n.language));

  function submit(event: React.FormEvent) {
    event.preventDefault();
    setTried(true);
    if (delegations.length === 0) return;
    const statement = why.trim();
    if (asked.kind === 'bracket') actions.finishBracket({ holders: delegations, reason: statement });
    else
      actions.finishState(asked.paragraph, {
        state: asked.state,
        reservations: delegations.map((delegation) => ({ delegation, statement })),
      });
  }

  return (
    <Dialog title={t(`agreement.ask.${asked.kind}`)} onClose={actions.cancel}>
      <form onSubmit={submit} noValidate>
        {asked.kind === 'bracket' && (
          <p className={styles['quote']} dir="auto">
            [{asked.words}]
          </p>
        )}
        <Field
          label={t('agreement.ask.who')}
          description={t('agreement.ask.whoHint')}
          value={who}
          onChange={setWho}
          autoFocus
          isRequired
          error={tried && delegations.length === 0 ? t('agreement.ask.whoMissing') : null}
        />
        <Field label={t('agreement.ask.why')} value={why} onChange={setWhy} lines={3} />
        <Actions>
          <Button onPress={actions.cancel}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t(`agreement.ask.done.${asked.kind}`)}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
