/**
 * One suggestion beside its text: who proposes what, when, what became of it, and what can be done about it.
 * The delegation's name is underlined as its proposals are in the text.
 */
import { Check, RotateCcw, TriangleAlert, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { Review } from '../../editor/Review.ts';
import { Button } from '../../ui/Button.tsx';
import { DelegationLabel } from '../../ui/DelegationLabel.tsx';
import { delegationColour } from '../../ui/delegationColour.ts';
import { timeInWords } from '../../ui/timeInWords.ts';
import styles from './ChangeCard.module.css';
import { changeInWords, changeWords, QUOTE_FROM, QUOTE_TO } from './changeWords.ts';
import { authorInWords, decisionsInWords } from './decisionWords.ts';

export interface ChangeCardProps {
  readonly change: ListedChange;
  readonly review: Pick<Review, 'goTo' | 'pointAt'>;
  readonly active: boolean;
  /** Whether it is the reader's own. */
  readonly own: boolean;
  /** null where nothing may be decided. */
  readonly decide: ((verdict: Verdict, change: ListedChange) => void) | null;
  /** What else can be done with it, at the end of its buttons. */
  readonly more?: ReactNode;
  /** Where it came from, under its head. */
  readonly source?: ReactNode;
  /** Below its buttons. */
  readonly below?: ReactNode;
}

export function ChangeCard(props: ChangeCardProps) {
  const { t, i18n } = useTranslation();
  const { change, review, decide } = props;
  const { author, at, status } = change;
  const words = { t, locale: i18n.language };
  const decided = decisionsInWords(words, change);
  const undecided = undecidedOf(change) !== null;
  const what = changeInWords(words, change);
  const button = (verdict: Verdict, label: string, icon: ReactNode) => (
    <Button onPress={() => decide?.(verdict, change)}>
      {icon}
      {label}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its first button does the same.
    <article
      className={styles['card']}
      data-status={status}
      data-active={props.active || undefined}
      style={{ '--colour': delegationColour(author.delegation) } as React.CSSProperties}
      aria-label={t('review.card', { who: authorInWords(words, author), what })}
      onPointerEnter={() => review.pointAt(change.id)}
      onPointerLeave={() => review.pointAt(null)}
      onClick={({ target }) => {
        // Words may be selected in it.
        if (!(target as Element).closest('button') && getSelection()?.isCollapsed !== false)
          review.goTo(change.id);
      }}
    >
      <header className={styles['head']}>
        <button
          type="button"
          className={styles['who']}
          title={t('review.show')}
          onClick={() => review.goTo(change.id)}
          onFocus={() => review.pointAt(change.id)}
          onBlur={() => review.pointAt(null)}
        >
          <DelegationLabel delegation={author.delegation} />
          <bdi className={styles['name']}>{props.own ? t('review.you') : author.name}</bdi>
          <span className="visually-hidden">{what}</span>
        </button>
        <time className={styles['time']} dateTime={new Date(at).toISOString()}>
          {timeInWords(at, i18n.language)}
        </time>
      </header>
      {props.source}
      {changeWords(words, change).map((phrase) => (
        <Phrase key={phrase} text={phrase} />
      ))}
      {status === 'partly' && <p className={styles['state']}>{t('review.status.partly')}</p>}
      {decided !== null && (
        <p className={styles['state']} data-contested={status === 'contested' || undefined}>
          {status === 'contested' && <TriangleAlert size={14} aria-hidden="true" />}
          <span>{decided}</span>
        </p>
      )}
      {(decide !== null || props.more != null) && (
        <div className={styles['actions']}>
          {decide !== null && (
            <>
              {(undecided || status === 'rejected') &&
                button('accepted', t('review.accept'), <Check size={14} aria-hidden="true" />)}
              {(undecided || status === 'accepted') &&
                (props.own && undecided
                  ? button('rejected', t('review.withdraw'), <Undo2 size={14} aria-hidden="true" />)
                  : button('rejected', t('review.reject'), <X size={14} aria-hidden="true" />))}
              {!undecided && button('open', t('review.reopen'), <RotateCcw size={14} aria-hidden="true" />)}
            </>
          )}
          {props.more}
        </div>
      )}
      {props.below}
    </article>
  );
}

/** Quotations stand out from the words around them. */
function Phrase({ text }: { text: string }) {
  const parts = text.split(new RegExp(`[${QUOTE_FROM}${QUOTE_TO}]`));
  return (
    <p className={styles['what']}>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence.
          <bdi key={index} className={styles['quote']}>
            {part}
          </bdi>
        ) : (
          part
        ),
      )}
    </p>
  );
}
