/**
 * Deciding from the screens: each decision is said, shown for a while with how to take it back, and asked about
 * before where it is about many. In viewing nothing is decided.
 */
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chosen } from '../../../shared/changes/decide.ts';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import type { Review } from '../../editor/Review.ts';
import { announce } from '../../ui/announce.ts';
import { showToast, toast } from '../../ui/showToast.ts';
import { changeInWords } from './changeWords.ts';
import { authorInWords } from './decisionWords.ts';
import { untilTakenBack } from './untilTakenBack.ts';

/** More than this many are asked about. */
const MANY = 20;

export interface BulkDecision {
  readonly verdict: Exclude<Verdict, 'open'>;
  readonly chosen: readonly Chosen[];
}

export interface Decide {
  /** What is undecided of it; all of it where nothing is. */
  one(verdict: Verdict, change: ListedChange): void;
  /** One record and one step of undo, however many. */
  many(decision: BulkDecision): void;
  /** The change under the caret, and on to the next one. */
  here(verdict: BulkDecision['verdict']): void;
  /** To the next or previous change, said. */
  step(by: 1 | -1): void;
  /** Asked about and not answered yet. */
  readonly asked: BulkDecision | null;
  answer(yes: boolean): void;
}

export function useDecide(editor: DocumentEditor | null, personId: string): Decide {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<BulkDecision | null>(null);
  const words = useMemo(() => ({ t, locale: i18n.language }), [t, i18n.language]);

  const told = useCallback(
    (change: ListedChange) =>
      t('review.card', { who: authorInWords(words, change.author), what: changeInWords(words, change) }),
    [t, words],
  );

  return useMemo(() => {
    const review = editor?.review;
    const mayDecide = () => {
      if (review?.state.get().mode !== 'viewing') return true;
      announce(t('review.did.viewing'));
      return false;
    };
    /** Decides, and returns how to tell of it. */
    const deciding = (of: Review, verdict: Verdict, chosen: readonly Chosen[]) => {
      const decided = of.decide(verdict, chosen);
      return (text: string, andThen = '') => {
        const content = {
          text,
          action: {
            label: t('review.undo'),
            run() {
              stop();
              decided.undo();
              announce(t('review.did.undone'));
            },
          },
        };
        showToast(content);
        announce(`${text} ${andThen}`.trim());
        const isOpen = ({ id }: Chosen) =>
          of.list.get().some((change) => change.id === id && undecidedOf(change) !== null);
        const stopList = untilTakenBack(of.list, decided.ids, () => {
          stop();
          if (toast.get() === content) toast.set(null);
          // Not where somebody has decided otherwise meanwhile.
          if (chosen.some(isOpen)) announce(t('review.did.undone'));
        });
        const stopToast = toast.subscribe(() => {
          if (toast.get() !== content) stop();
        });
        const stop = () => {
          stopList();
          stopToast();
        };
      };
    };
    const decideMany = ({ verdict, chosen }: BulkDecision) => {
      if (review === undefined) return;
      const tell = deciding(review, verdict, chosen);
      const count = chosen.length;
      tell(
        verdict === 'accepted'
          ? t('review.did.acceptedMany', { count })
          : t('review.did.rejectedMany', { count }),
      );
    };
    /** The change that is shown now, and where among those still to be decided it stands. */
    const whereNow = (id: string): string => {
      const open = (review?.list.get() ?? []).filter((change) => undecidedOf(change) !== null);
      const at = open.findIndex((change) => change.id === id);
      const change = open[at];
      return change === undefined
        ? ''
        : t('review.at', { place: at + 1, count: open.length, what: told(change) });
    };
    return {
      asked,
      answer(yes) {
        setAsked(null);
        if (yes && asked !== null) decideMany(asked);
      },
      one(verdict, change) {
        if (review === undefined || !mayDecide()) return;
        const tell = deciding(review, verdict, [undecidedOf(change) ?? { id: change.id, scope: null }]);
        const withdrawn = verdict === 'rejected' && change.author.id === personId;
        const what = told(change);
        tell(withdrawn ? t('review.did.withdrawn', { what }) : t(`review.did.${verdict}`, { what }));
      },
      many(decision) {
        if (!mayDecide()) return;
        if (decision.chosen.length === 0) announce(t('review.did.nothing'));
        else if (decision.chosen.length > MANY) setAsked(decision);
        else decideMany(decision);
      },
      here(verdict) {
        if (review === undefined || !mayDecide()) return;
        const [id] = review.atCaret.get();
        const change = review.list.get().find((one) => one.id === id);
        const chosen = change === undefined ? null : undecidedOf(change);
        if (change === undefined || chosen === null) {
          // Proposed a moment ago: not in the list yet.
          const just = id === undefined ? [] : review.chosenIn('selection');
          if (just.length > 0) decideMany({ verdict, chosen: just });
          else announce(t('review.did.nothing'));
          return;
        }
        const tell = deciding(review, verdict, [chosen]);
        const next = review.step(1);
        tell(
          t(`review.did.${verdict}`, { what: told(change) }),
          next === null ? t('review.did.none') : whereNow(next),
        );
      },
      step(by) {
        const next = review?.step(by) ?? null;
        announce(next === null ? t('review.did.none') : whereNow(next));
      },
    };
  }, [editor, personId, asked, t, told]);
}
