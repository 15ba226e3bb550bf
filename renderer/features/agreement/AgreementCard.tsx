/**
 * One paragraph of which something was said: how it stands, who said so, with which statement and reservations; where
 * the text has moved on since, what was agreed beside what stands; the brackets in it; and what can be said now.
 */
import { Check, CheckCheck, CirclePause, Flag, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StateName } from '../../../shared/changes/agreement/acts.ts';
import type { WordedAct } from '../../../shared/changes/agreement/paragraphStates.ts';
import type { ListedParagraph } from '../../editor/Agreement.ts';
import { Button } from '../../ui/Button.tsx';
import { timeInWords } from '../../ui/timeInWords.ts';
import styles from './AgreementCard.module.css';
import { delegationsInWords, speakerInWords } from './agreementWords.ts';
import { BracketRow } from './BracketRow.tsx';
import { StateMark } from './StateMark.tsx';
import type { AgreementActions } from './useAgreementActions.ts';
import { WordsCompared } from './WordsCompared.tsx';

export function AgreementCard(props: {
  readonly paragraph: ListedParagraph;
  readonly active: boolean;
  readonly actions: AgreementActions;
}) {
  const { t, i18n } = useTranslation();
  const { paragraph, actions } = props;
  const { acts, brackets, state, label, words, supporters } = paragraph;
  const say = { t, locale: i18n.language };
  const moved = state === 'reopened' || state === 'disputed';
  const place = placeOf(label, words.text) || t('agreement.emptyParagraph');
  return (
    <article
      className={styles['card']}
      data-active={props.active || undefined}
      aria-label={t('agreement.card', { place })}
    >
      <header className={styles['head']}>
        <button
          type="button"
          className={styles['place']}
          title={t('review.show')}
          dir="auto"
          onClick={() => actions.goTo(paragraph.id)}
        >
          {place}
        </button>
        <StateMark paragraph={paragraph} />
      </header>
      {state === 'disputed' && <p className={styles['note']}>{t('agreement.disputedWhat')}</p>}
      {acts.map((act) => (
        <Said key={act.id} act={act}>
          {moved && <WordsCompared agreed={act.text} now={words.text} />}
        </Said>
      ))}
      {paragraph.proposed && <p className={styles['note']}>{t('agreement.proposedHere')}</p>}
      {brackets.map((bracket) => (
        <BracketRow key={bracket.id} bracket={bracket} actions={actions} />
      ))}
      {supporters.length > 0 && (
        <p className={styles['note']}>
          {t('agreement.supportedBy', { who: delegationsInWords(say, supporters) })}
        </p>
      )}
      {props.active && <StateActions paragraph={paragraph} actions={actions} />}
    </article>
  );
}

/** Its number and its first words. */
export function placeOf(label: string | null, text: string): string {
  return [label ?? '', text.slice(0, 80)].join(' ').trim();
}

function Said({ act, children }: { readonly act: WordedAct; readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const say = { t, locale: i18n.language };
  const state = act.kind === 'choose' ? 'chosen' : act.state;
  return (
    <>
      <p className={styles['note']}>
        {t('agreement.said', {
          what: t(`agreement.saidState.${state}`),
          who: speakerInWords(say, act.author),
          time: timeInWords(act.at, i18n.language),
        })}
      </p>
      {act.statement !== '' && (
        <p className={styles['quote']} dir="auto">
          {act.statement}
        </p>
      )}
      {act.kind === 'state' &&
        act.reservations.map(({ delegation, statement }) => (
          <p key={delegation} className={styles['quote']} dir="auto">
            {t('agreement.reservation', { who: delegationsInWords(say, [delegation]), statement })}
          </p>
        ))}
      {children}
    </>
  );
}

/** What can be said of a paragraph, its present state left out. */
export function StateActions(props: {
  readonly paragraph: ListedParagraph;
  readonly actions: AgreementActions;
}) {
  const { t } = useTranslation();
  const { paragraph, actions } = props;
  const choices: readonly (readonly [StateName, ReactNode])[] = [
    ['agreed', <CheckCheck key="icon" size={14} aria-hidden="true" />],
    ['adReferendum', <Check key="icon" size={14} aria-hidden="true" />],
    ['reserved', <Flag key="icon" size={14} aria-hidden="true" />],
    ['deferred', <CirclePause key="icon" size={14} aria-hidden="true" />],
    ['open', <RotateCcw key="icon" size={14} aria-hidden="true" />],
  ];
  if (!actions.may) return null;
  return (
    <div className={styles['actions']}>
      {choices
        .filter(([state]) => state !== paragraph.state && !(state === 'open' && paragraph.acts.length === 0))
        .map(([state, icon]) => (
          <Button key={state} onPress={() => actions.say(paragraph.id, state)}>
            {icon}
            {t(`agreement.do.${state}`)}
          </Button>
        ))}
    </div>
  );
}
