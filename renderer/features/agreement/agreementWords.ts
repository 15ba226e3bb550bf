/** How paragraphs stand, in words: beside the text, on cards, and as a screen reader reads them. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { ParagraphStanding } from '../../../shared/changes/agreement/paragraphStates.ts';
import type { ListedParagraph } from '../../editor/Agreement.ts';
import type { BracketLook } from '../../editor/nodes/showBrackets.ts';
import { delegationColour } from '../../ui/delegationColour.ts';
import { delegationName } from '../../ui/delegationName.ts';

export interface Words {
  readonly t: TFunction;
  readonly locale: string;
}

/** 'Fiji, Kenya'. */
export function delegationsInWords({ locale }: Words, delegations: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(
    delegations.map((one) => delegationName(one, locale)),
  );
}

/** 'Mere, chair (Fiji, on behalf of the Pacific group)'. */
export function speakerInWords(words: Words, { name, delegation, capacity, onBehalf }: Author): string {
  const { t, locale } = words;
  const who = capacity === undefined ? name : t('agreement.inCapacity', { name, capacity });
  const from = delegationName(delegation, locale);
  return t('agreement.speaker', {
    who,
    from:
      onBehalf === undefined
        ? from
        : t('agreement.onBehalf', { from, group: delegationName(onBehalf, locale) }),
  });
}

/** One or two words for beside the text: 'Agreed', 'Reserved: Fiji', 'Checking…'. */
export function stateWords(words: Words, paragraph: ListedParagraph): string {
  const { t } = words;
  if (paragraph.unsure) return t('agreement.state.unsure');
  if (paragraph.state !== 'reserved') return t(`agreement.state.${paragraph.state}`);
  return t('agreement.reservedBy', { who: delegationsInWords(words, reservingIn(paragraph)) });
}

/** Delegations that reserve. */
export function reservingIn({ acts }: Pick<ParagraphStanding, 'acts'>): readonly string[] {
  const all = acts.flatMap((act) => (act.kind === 'state' ? act.reservations : []));
  return [...new Set(all.map(({ delegation }) => delegation))];
}

/** For the page: colour, short names, and what is read where it opens and closes. */
export function bracketLook(words: Words, holders: readonly string[]): BracketLook {
  const who = delegationsInWords(words, holders);
  return {
    colour: delegationColour(holders[0] ?? ''),
    holders: who,
    said: words.t('agreement.bracketSaid', { who }),
    saidAfter: words.t('agreement.bracketSaidAfter'),
  };
}
