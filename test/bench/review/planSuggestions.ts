/**
 * What is proposed in the reviewed text of the benchmark, and where: spread evenly over the paragraphs, of
 * every kind there is, the same each time for the same counts. Nothing here knows how it is written down.
 */
import { random } from '../../convergence/random.ts';
import type { SampleParagraph } from '../sampleText.ts';
import { textOf } from '../sampleText.ts';

export type Deed = 'insert' | 'delete' | 'replace' | 'format' | 'split' | 'join' | 'style';

/** What becomes of it: decided by one editor, or differently by two who were apart. */
export type Fate = 'pending' | 'accepted' | 'rejected' | 'contested';

export interface PlannedSuggestion {
  readonly deed: Deed;
  readonly fate: Fate;
  readonly paragraph: number;
  /** The characters of the paragraph it is about; empty for what is put in, meaningless for a whole paragraph. */
  readonly from: number;
  readonly to: number;
  /** Which of the sessions proposes it; neighbours come from different ones. */
  readonly session: number;
}

export interface ReviewCounts {
  readonly pending: number;
  /** Half of them accepted, half rejected. */
  readonly decided: number;
  readonly contested: number;
  readonly threads: number;
}

/** What is pending, and what goes with it in any text under way: some decided, a little contested, comments. */
export function countsFor(pending: number): ReviewCounts {
  const part = (share: number) => Math.max(2, Math.round(pending * share));
  return { pending, decided: part(0.12), contested: part(0.02), threads: part(0.3) };
}

export const SESSIONS = 24;

/** Of twenty: mostly words in and out, as negotiated texts have it. */
const DEEDS: readonly Deed[] = [
  ...Array.from({ length: 7 }, () => 'insert' as const),
  ...Array.from({ length: 5 }, () => 'delete' as const),
  ...Array.from({ length: 3 }, () => 'replace' as const),
  'format',
  'format',
  'split',
  'join',
  'style',
];

/** In the order of the text; the places of one paragraph are apart from each other. */
export function planSuggestions(
  paragraphs: readonly SampleParagraph[],
  { pending, decided, contested }: ReviewCounts,
): PlannedSuggestion[] {
  const dice = random(42);
  const long = paragraphs.flatMap((paragraph, index) => (textOf(paragraph).length > 120 ? [index] : []));
  // The last paragraph has no next one to be joined to.
  if (long.at(-1) === paragraphs.length - 1) long.pop();
  const count = pending + decided + contested;
  const fates = shuffled(
    [
      ...Array.from({ length: pending }, () => 'pending' as const),
      ...Array.from({ length: decided }, (_, index) => (index % 2 === 0 ? 'accepted' : 'rejected')),
      ...Array.from({ length: contested }, () => 'contested' as const),
    ] satisfies Fate[],
    dice.below,
  );
  const planned: PlannedSuggestion[] = [];
  for (let place = 0, index = 0; place < long.length; place++) {
    const paragraph = long[place] as number;
    const here = Math.floor(((place + 1) * count) / long.length) - Math.floor((place * count) / long.length);
    const size = textOf(paragraphs[paragraph] as SampleParagraph).length;
    for (let nth = 0; nth < here; nth++, index++) {
      const room = Math.floor(size / here);
      const from = nth * room + 4 + dice.below(Math.max(1, room - 40));
      const deed = DEEDS[index % DEEDS.length] as Deed;
      const empty = deed === 'insert' || deed === 'split';
      const to = empty ? from : Math.min(from + 5 + dice.below(20), (nth + 1) * room - 4);
      planned.push({ deed, fate: fates[index] as Fate, paragraph, from, to, session: index % SESSIONS });
    }
  }
  return planned;
}

function shuffled<T>(list: readonly T[], below: (limit: number) => number): T[] {
  const mixed = [...list];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = below(index + 1);
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}
