/** One text of a returned file beside the same text of its base and of the document as it is now. */
import type { Changes } from '../../../changes/Changes.ts';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Alignment } from './align.ts';
import type { BaseLetters } from './BaseLetters.ts';
import type { Letters } from './Letters.ts';
import type { LiveText } from './LiveText.ts';

export interface Comparison {
  readonly changes: Changes;
  readonly base: BaseLetters;
  readonly file: Letters;
  readonly alignment: Alignment;
  readonly live: LiveText;
}

/** Letters of the base, from the first to in front of the last. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** Whether the file keeps a letter of the base, and nobody proposes in it that it go. */
export function isKept({ file, alignment }: Comparison, letter: number): boolean {
  const at = alignment.fileOf[letter] ?? -1;
  return at !== -1 && file.proposedAt(at).deleted === undefined;
}

/** The nearest letters around, in front of `from` and from `to` on, that both texts keep. */
export function commonAround(comparison: Comparison, { from, to }: Reach): Reach {
  const { live, base } = comparison;
  const isCommon = (letter: number) => live.stays(letter) && isKept(comparison, letter);
  let [first, last] = [from - 1, to];
  while (first >= 0 && !isCommon(first)) first--;
  while (last < base.letters.length && !isCommon(last)) last++;
  return { from: first + 1, to: last };
}

/** How the three read there, were everything accepted; `reach` is one that `commonAround` gave. */
export function readings(
  { base, file, alignment, live }: Comparison,
  { from, to }: Reach,
): { readonly base: string; readonly file: string; readonly live: string | null } {
  const [first, last] = [from - 1, to];
  const size = base.letters.length;
  const fileFrom = first < 0 ? 0 : (alignment.fileOf[first] as number) + 1;
  const fileTo = last >= size ? file.length : (alignment.fileOf[last] as number);
  const liveFrom = first < 0 ? 0 : live.at(first) + 1;
  const liveTo = last >= size ? live.length : live.at(last);
  return {
    base: lettersOf(base.letters, from, to),
    file: lettersOf(file, fileFrom, fileTo),
    // What was moved may stand the other way round.
    live:
      liveFrom > liveTo
        ? null
        : live
            .between(liveFrom, liveTo)
            .filter(({ going }) => !going)
            .map(({ text }) => text)
            .join(''),
  };
}

/** Those that nobody proposes to go. */
function lettersOf(letters: Letters, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; ) {
    const stretch = letters.at(at);
    const end = Math.min(stretch.to, to);
    if (letters.proposedOf(stretch).deleted === undefined) text += letters.text.slice(at, end);
    at = end;
  }
  return text;
}

/** Whether two readings say the same; where `isOpen`, the end that the last paragraph lacks makes no difference. */
export function isSameReading(a: string, b: string, isOpen: boolean): boolean {
  return a === b || (isOpen && withoutLastEnd(a) === withoutLastEnd(b));
}

const withoutLastEnd = (text: string) => (text.endsWith(PARAGRAPH_END) ? text.slice(0, -1) : text);
