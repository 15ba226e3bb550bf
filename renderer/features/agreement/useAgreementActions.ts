/** What people do about agreement on the drafting screen; each says what came of it. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bracket } from '../../../shared/changes/agreement/Agreement.ts';
import type { StateName } from '../../../shared/changes/agreement/acts.ts';
import type { ActResult } from '../../../shared/changes/agreement/writeActs.ts';
import type { Agreement, SaidBracket, SaidState } from '../../editor/Agreement.ts';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/showToast.ts';

/** What is asked before it is said. */
export type Asked =
  | { readonly kind: 'state'; readonly paragraph: string; readonly state: 'reserved' }
  | { readonly kind: 'bracket'; readonly words: string };

export interface AgreementActions {
  /** Whether states may be said here: an observer only reads. */
  readonly may: boolean;
  /** The person's own. */
  readonly delegation: string;
  readonly asked: Asked | null;
  /** Reserving is asked for first: who, and with which statement. */
  say(paragraph: string, state: StateName): void;
  finishState(paragraph: string, said: SaidState): void;
  /** Asks who holds it, around what is selected. */
  bracket(): void;
  finishBracket(said: SaidBracket): void;
  hold(bracket: Bracket, holders: readonly string[]): void;
  cancel(): void;
  goTo(paragraph: string): void;
}

export function useAgreementActions(
  agreement: Agreement | null,
  delegation: string,
  may: boolean,
): AgreementActions {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  return useMemo(() => {
    const tell = (result: ActResult | undefined, said: string) => {
      const text = result?.ok === true ? said : t(`agreement.refused.${result?.reason ?? 'unknown'}`);
      showToast({ text, action: null });
      announce(text);
    };
    const finishState = (paragraph: string, said: SaidState) => {
      setAsked(null);
      tell(agreement?.say(paragraph, said), t(`agreement.did.${said.state}`));
    };
    return {
      may,
      delegation,
      asked,
      finishState,
      say(paragraph, state) {
        if (state === 'reserved') setAsked({ kind: 'state', paragraph, state });
        else finishState(paragraph, { state });
      },
      bracket() {
        const words = agreement?.selectedWords() ?? '';
        if (words === '') tell({ ok: false, reason: 'nothing' }, '');
        else setAsked({ kind: 'bracket', words });
      },
      finishBracket(said) {
        setAsked(null);
        tell(agreement?.bracket(said), t('agreement.did.bracket'));
      },
      hold(bracket, holders) {
        const done = holders.length === 0 ? 'lift' : 'hold';
        tell(agreement?.hold(bracket.id, { holders }), t(`agreement.did.${done}`));
      },
      cancel: () => setAsked(null),
      goTo(paragraph) {
        if (agreement?.goTo(paragraph) !== true) announce(t('check.gone'));
      },
    };
  }, [agreement, asked, delegation, may, t]);
}
