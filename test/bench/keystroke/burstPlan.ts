/** Where the keystrokes go: the same places for every contender, spread over the whole text. */
import { random } from '../../convergence/random.ts';
import type { SampleParagraph } from '../sampleText.ts';
import { textOf } from '../sampleText.ts';

export interface Burst {
  readonly block: number;
  readonly offset: number;
  readonly text: string;
}

export function planBursts(paragraphs: readonly SampleParagraph[], bursts: number, strokes: number): Burst[] {
  const dice = random(7);
  return Array.from({ length: bursts }, (_, index) => {
    // One in each part of the text, in an order that jumps about.
    const part = (index * 7) % bursts;
    const block = Math.min(
      paragraphs.length - 1,
      Math.floor(((part + dice.next()) / bursts) * paragraphs.length),
    );
    const length = textOf(paragraphs[block] as SampleParagraph).length;
    const text = Array.from({ length: strokes }, () => String.fromCharCode(97 + dice.below(26))).join('');
    return { block, offset: dice.below(length + 1), text };
  });
}
