/** Where something of a returned file is in the live text, for people and for comments. */
import { EMBED, SOFT_BREAK } from '../../../document/DocumentContent.ts';
import { parseFlowName } from '../../../document/flowNames.ts';
import type { CharacterId } from '../../../document/ids.ts';
import type { ComparedText } from './compareTexts.ts';
import type { ReturnPlace } from './ReturnPlan.ts';

const WORDS = 60;

/** @param letter of the base of that text */
export function placeOf({ comparison, flow, holder }: ComparedText, letter: number): ReturnPlace {
  const { live, base } = comparison;
  let known = Math.min(letter, base.letters.length - 1);
  while (known > 0 && live.at(known) === -1) known--;
  const { index, paragraph, text } = live.placeAt(Math.max(live.at(known), 0));
  const line = text.replaceAll(EMBED, ' ').replaceAll(SOFT_BREAK, ' ').trim();
  const words = line.length > WORDS ? `${line.slice(0, WORDS).toWellFormed().trimEnd()}…` : line;
  const kind = parseFlowName(flow)?.kind;
  const inside = kind === 'cell' || kind === 'note' ? kind : 'text';
  const outer = holder === null ? null : placeOf(holder.text, holder.letter);
  return { flow, paragraph, index: outer?.index ?? index, inside, words };
}

/** About the paragraph that a note or table stood in, in the nearest text that still stands. */
export function placeOfThread({ text, letter }: NonNullable<ComparedText['holder']>): {
  readonly flow: string;
  readonly about: readonly [];
  readonly mark: CharacterId | null;
} {
  if (!text.stands && text.holder !== null) return placeOfThread(text.holder);
  const { base } = text.comparison;
  const end = base.letters.ends[base.letters.at(letter).paragraph] as number;
  return { flow: text.flow, about: [], mark: base.ids[end] ?? null };
}
