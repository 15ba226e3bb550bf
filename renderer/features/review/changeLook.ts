/** How a delegation's proposals look in the text, and what a screen reader says in front of them and behind them. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { ChangeSign } from '../../../shared/changes/changeKey.ts';
import type { ChangeLook, ChangeWhere } from '../../editor/nodes/showChange.ts';
import { delegationColour } from '../../ui/delegationColour.ts';
import { delegationName } from '../../ui/delegationName.ts';
import { delegationPattern } from '../../ui/delegationPattern.ts';

/** `where`: in the text, or of a paragraph as a whole (its end, its properties). */
export function changeLook(
  t: TFunction,
  locale: string,
  { op, contested }: ChangeSign,
  { delegation }: Author,
  where: ChangeWhere,
): ChangeLook {
  const who = delegationName(delegation, locale);
  const said =
    where === 'paragraph' ? t(`change.saidOfParagraph.${op}`, { who }) : t(`change.said.${op}`, { who });
  return {
    colour: delegationColour(delegation),
    pattern: delegationPattern(delegation),
    said: contested ? t('change.said.contested', { said }) : said,
    saidAfter: where === 'paragraph' ? '' : t(`change.saidAfter.${op}`),
    contested: contested ? t('change.contested') : null,
  };
}
