/** Agreement on the drafting screen, put together: the tab of the pane, its cards, commands, keys and what is asked. */
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { writable } from '../../../shared/platform/Readable.ts';
import type { AgreementState } from '../../editor/Agreement.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { announce } from '../../ui/announce.ts';
import { isApple } from '../../ui/isApple.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { AgreementCard, placeOf } from './AgreementCard.tsx';
import { AgreementLead } from './AgreementLead.tsx';
import { AskDialog } from './AskDialog.tsx';
import { type AgreementKey, agreementKeyOf, printAgreementKey } from './agreementKeys.ts';
import { stateWords } from './agreementWords.ts';
import { useAgreementActions } from './useAgreementActions.ts';

/** As the palette takes them. */
interface AgreementCommand {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly shortcut: string;
  readonly run: () => void;
}

export interface AgreementScreen {
  readonly items: readonly MarginItem[];
  readonly lead: ReactNode;
  /** Paragraphs of which something is said and that are not agreed. */
  readonly waiting: number;
  readonly commands: () => readonly AgreementCommand[];
  readonly dialogs: ReactNode;
}

const NOTHING = writable<AgreementState>({
  paragraphs: [],
  nowhere: [],
  brackets: [],
  circulations: [],
  unreadable: [],
});
const NOWHERE = writable<string | null>(null);
const AGREED: readonly string[] = ['agreed', 'adReferendum'];
const STATES = ['agreed', 'adReferendum', 'reserved', 'deferred', 'open'] as const;
const ELSEWHERE = '[role=dialog], [role=alertdialog], [role=menu], input, textarea';

export function useAgreement(options: {
  readonly editor: DocumentEditor | null;
  /** The person's own. */
  readonly delegation: string;
  /** Whether states may be said. */
  readonly may: boolean;
  readonly shown: boolean;
  /** Opens the pane at its tab. */
  readonly show: () => void;
  readonly delegationOf: (typed: string, locale: string) => string;
}): AgreementScreen {
  const { t, i18n } = useTranslation();
  const { editor, show } = options;
  const agreement = editor?.agreement ?? null;
  const state = useReadable(agreement?.state ?? NOTHING);
  const here = useReadable(agreement?.here ?? NOWHERE);
  const actions = useAgreementActions(agreement, options.delegation, options.may);
  const { language } = i18n;

  const items = useMemo(() => {
    if (!options.shown || agreement === null) return [];
    return state.paragraphs
      .filter((one) => one.state !== 'open' || one.acts.length > 0)
      .map(
        (paragraph): MarginItem => ({
          key: `agreement ${paragraph.id}`,
          active: paragraph.id === here,
          rectangle: () => agreement.rectangleOf(paragraph.id),
          render: () => (
            <AgreementCard paragraph={paragraph} active={paragraph.id === here} actions={actions} />
          ),
        }),
      );
  }, [options.shown, agreement, state, here, actions]);

  const act = useCallback(
    (key: AgreementKey) => {
      if (agreement === null) return;
      if (key === 'bracket') return actions.bracket();
      const at = agreement.here.get();
      if (key === 'next') {
        const { paragraphs } = agreement.state.get();
        const from = paragraphs.findIndex(({ id }) => id === at) + 1;
        const waits = (one: (typeof paragraphs)[number]) => !one.isEmpty && !AGREED.includes(one.state);
        const next = paragraphs.slice(from).find(waits) ?? paragraphs.find(waits);
        if (next === undefined) return announce(t('agreement.allAgreed'));
        agreement.goTo(next.id);
        return announce(
          `${placeOf(next.label, next.words.text)}: ${stateWords({ t, locale: language }, next)}`,
        );
      }
      if (at === null) return announce(t('agreement.refused.end'));
      actions.say(at, key);
      show();
    },
    [agreement, actions, show, t, language],
  );
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = agreementKeyOf(event, isApple());
      if (key === null || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
      event.preventDefault();
      event.stopPropagation();
      act(key);
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [act]);

  const caretIn = state.paragraphs.find(({ id }) => id === here) ?? null;
  return {
    items,
    lead: agreement !== null && <AgreementLead state={state} here={caretIn} actions={actions} />,
    waiting: state.paragraphs.filter((one) => one.state !== 'open' && !AGREED.includes(one.state)).length,
    commands: () => {
      const command = (key: AgreementKey, title: string): AgreementCommand => ({
        id: `agreement ${key}`,
        group: t('agreement.title'),
        title,
        shortcut: printAgreementKey(key),
        run: () => act(key),
      });
      return agreement === null
        ? []
        : [
            command('bracket', t('agreement.command.bracket')),
            ...STATES.map((one) => command(one, t(`agreement.command.${one}`))),
            command('next', t('agreement.command.next')),
          ];
    },
    dialogs: actions.asked !== null && (
      <AskDialog asked={actions.asked} actions={actions} delegationOf={options.delegationOf} />
    ),
  };
}
