/**
 * A text that was read from a file as one line of letters, so that it can be laid beside another: every character
 * that stands in it, those proposed to come or to go among them, and a `\n` at the end of every paragraph.
 */
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Proposed, TextPlace, TrackedParagraph, TrackedRun } from '../../tracked/TrackedContent.ts';

/** Letters of one run, or the end of a paragraph. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** null for a paragraph's end. */
  readonly run: TrackedRun | null;
}

export class Letters {
  readonly text: string;
  readonly paragraphs: readonly TrackedParagraph[];
  /** Of each paragraph, where it begins and where its `\n` is. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly stretches: readonly Stretch[];

  constructor(paragraphs: readonly TrackedParagraph[]) {
    const texts: string[] = [];
    const [starts, ends, stretches]: [number[], number[], Stretch[]] = [[], [], []];
    let at = 0;
    const take = (text: string, paragraph: number, run: TrackedRun | null) => {
      texts.push(text);
      stretches.push({ from: at, to: at + text.length, paragraph, run });
      at += text.length;
    };
    for (const [index, { runs }] of paragraphs.entries()) {
      starts.push(at);
      for (const run of runs) if (run.text !== '') take(run.text, index, run);
      ends.push(at);
      take(PARAGRAPH_END, index, null);
    }
    this.text = texts.join('');
    this.paragraphs = paragraphs;
    this.starts = starts;
    this.ends = ends;
    this.stretches = stretches;
  }

  get length(): number {
    return this.text.length;
  }

  /** The stretch a letter is in. */
  at(letter: number): Stretch {
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.stretches[middle] as Stretch).to <= letter) low = middle + 1;
      else high = middle;
    }
    const found = this.stretches[low];
    if (found === undefined) throw new Error(`there is no letter ${letter}`);
    return found;
  }

  /** What is proposed of a letter by itself. */
  proposedAt(letter: number): Proposed {
    return this.proposedOf(this.at(letter));
  }

  proposedOf({ run, paragraph }: Stretch): Proposed {
    return run ?? this.paragraphOf(paragraph);
  }

  paragraphOf(index: number): TrackedParagraph {
    const paragraph = this.paragraphs[index];
    if (paragraph === undefined) throw new Error(`there is no paragraph ${index}`);
    return paragraph;
  }

  /** The letter in front of which a place is; the end of its paragraph where it is behind all of its text. */
  letterAt({ paragraph, offset }: TextPlace): number {
    const [start, end] = [this.starts[paragraph] ?? this.length, this.ends[paragraph] ?? this.length];
    return Math.min(start + offset, end);
  }
}
