/** Over the cards: how much of the text is agreed, and the paragraph in which the caret is with what can be said of it. */
import { Brackets } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShownState } from '../../../shared/changes/agreement/paragraphStates.ts';
import { SHOWN_STATES } from '../../../shared/changes/agreement/paragraphStates.ts';
import type { AgreementState, ListedParagraph } from '../../editor/Agreement.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AgreementCard.module.css';
import { placeOf, StateActions } from './AgreementCard.tsx';
import { speakerInWords } from './agreementWords.ts';
import { countStates } from './countStates.ts';
import type { AgreementActions } from './useAgreementActions.ts';

export function AgreementLead(props: {
  readonly state: AgreementState;
  readonly here: ListedParagraph | null;
  readonly actions: AgreementActions;
}) {
  const { t, i18n } = useTranslation();
  const { here, actions } = props;
  const counts = countStates(props.state.paragraphs);
  const number = new Intl.NumberFormat(i18n.language);
  const total = props.state.paragraphs.length;
  const told = (state: ShownState) =>
    t('agreement.count', { state: t(`agreement.state.${state}`), number: number.format(counts[state]) });
  const shown = SHOWN_STATES.filter((state) => counts[state] > 0);
  return (
    <div className={styles['lead']}>
      {total > 0 && (
        <div className={styles['share']}>
          <div className={styles['bar']} aria-hidden="true">
            {shown.map((state) => (
              <span key={state} data-state={state} style={{ flex: counts[state] }} />
            ))}
          </div>
          <p className={styles['note']}>
            {new Intl.ListFormat(i18n.language, { type: 'unit' }).format(shown.map(told))}
          </p>
        </div>
      )}
      {here !== null && here.state === 'open' && (
        <div>
          <p className={styles['note']}>
            <bdi>{placeOf(here.label, here.words.text) || t('agreement.emptyParagraph')}</bdi>
          </p>
          <StateActions paragraph={here} actions={actions} />
        </div>
      )}
      {props.state.nowhere.length > 0 && (
        <details open>
          <summary>{t('agreement.nowhere', { count: props.state.nowhere.length })}</summary>
          {props.state.nowhere.map(({ id, text, author }) => (
            <p key={id} className={styles['quote']} dir="auto">
              {text || t('agreement.emptyParagraph')}
              {' · '}
              {speakerInWords({ t, locale: i18n.language }, author)}
            </p>
          ))}
        </details>
      )}
      {props.state.unreadable.length > 0 && (
        <p className={styles['note']}>
          {t('agreement.unreadable', { count: props.state.unreadable.length })}
        </p>
      )}
      <div className={styles['actions']}>
        <Button onPress={actions.bracket} keepsFocus>
          <Brackets size={14} aria-hidden="true" />
          {t('agreement.do.bracket')}
        </Button>
      </div>
    </div>
  );
}
