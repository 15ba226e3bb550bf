/** A bracket in a paragraph: who holds it and why, and what can be done about it. */
import { useTranslation } from 'react-i18next';
import type { Bracket } from '../../../shared/changes/agreement/Agreement.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AgreementCard.module.css';
import { delegationsInWords, speakerInWords } from './agreementWords.ts';
import type { AgreementActions } from './useAgreementActions.ts';

export function BracketRow(props: { readonly bracket: Bracket; readonly actions: AgreementActions }) {
  const { t, i18n } = useTranslation();
  const { bracket, actions } = props;
  const { holders, reasons, begun } = bracket;
  const say = { t, locale: i18n.language };
  const own = actions.delegation;
  return (
    <div>
      <p className={styles['note']}>
        {t('agreement.heldBy', { who: delegationsInWords(say, holders) })}
        {' · '}
        {t('agreement.bracketBy', { who: speakerInWords(say, begun.author) })}
      </p>
      <p className={styles['quote']} dir="auto">
        [{begun.text}]
      </p>
      {reasons.map((reason) => (
        <p key={reason} className={styles['note']} dir="auto">
          {reason}
        </p>
      ))}
      <div className={styles['actions']}>
        {holders.includes(own) ? (
          <Button
            onPress={() =>
              actions.hold(
                bracket,
                holders.filter((one) => one !== own),
              )
            }
          >
            {t('agreement.do.letGo')}
          </Button>
        ) : (
          <Button onPress={() => actions.hold(bracket, [...holders, own])}>{t('agreement.do.hold')}</Button>
        )}
        {actions.may && <Button onPress={() => actions.hold(bracket, [])}>{t('agreement.do.lift')}</Button>}
      </div>
    </div>
  );
}
