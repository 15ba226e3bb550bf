/**
 * What became of the letters of a base: where each stands in the live text now, or where it stood; and what stands
 * between two of them that the base had not. Text that is decided away stands no more; what is proposed stands.
 */
import type { Changes } from '../../../changes/Changes.ts';
import { ChangesView } from '../../../changes/ChangesView.ts';
import { readChangeKey } from '../../../changes/changeKey.ts';
import type { SuggestionId } from '../../../changes/Suggestion.ts';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Flow } from '../../../document/Flow.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { paragraphId, pushRange } from '../../../document/ids.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { locate } from '../../../document/locate.ts';
import type { FlowParagraph, FlowRun } from '../../../document/readFlow.ts';
import { readFlow, shownFormats } from '../../../document/readFlow.ts';

/** Characters of the live text that are shown alike; a paragraph's end is one by itself. */
export interface LiveRun extends CharacterId {
  /** Characters of the flow in front of it. */
  readonly at: number;
  readonly text: string;
  readonly hidden: boolean;
  readonly formats: InlineFormats;
  /** Proposed to go. */
  readonly going: boolean;
  /** By whose proposals it came. */
  readonly insertedBy: readonly SuggestionId[];
  /** Index of its paragraph. */
  readonly paragraph: number;
}

export interface LivePlace {
  /** Index among the paragraphs that are shown, and its identity. */
  readonly index: number;
  readonly paragraph: string;
  /** As it reads with everything that is proposed. */
  readonly text: string;
}

const GONE = -1;

export class LiveText {
  readonly flow: Flow;
  readonly view: ChangesView;
  readonly runs: readonly LiveRun[];
  readonly #paragraphs: readonly FlowParagraph[];
  /** By letter of the base: characters in front of it in the flow. */
  readonly #at: Float64Array;
  /** By letter of the base: index of its run, GONE where it stands no more. */
  readonly #run: Int32Array;
  readonly #ids: readonly (CharacterId | null)[];
  /** By letter of the base: what stands for it now, where that is a copy. */
  readonly #copies = new Map<number, CharacterId>();

  constructor(changes: Changes, flow: Flow, ids: readonly (CharacterId | null)[]) {
    this.flow = flow;
    this.view = new ChangesView(changes);
    this.#ids = ids;
    this.#paragraphs = readFlow(flow, undefined, undefined, undefined, this.view);
    this.runs = this.#paragraphs.length === 0 ? [] : runsOf(this.#paragraphs);
    this.#at = new Float64Array(ids.length).fill(-1);
    this.#run = new Int32Array(ids.length).fill(GONE);
    this.#locate();
  }

  #locate(): void {
    const letters = new Map<string, number>();
    const wanted: IdRange[] = [];
    for (const [letter, id] of this.#ids.entries()) {
      if (id === null) continue;
      letters.set(paragraphId(id), letter);
      pushRange(wanted, { ...id, length: 1 });
    }
    const found = locate(this.flow, wanted);
    const gone: number[] = [];
    for (const { client, clock, length, at, alive } of found) {
      for (let offset = 0; offset < length; offset++) {
        const letter = letters.get(paragraphId({ client, clock: clock + offset }));
        if (letter === undefined) continue;
        this.#at[letter] = alive ? at + offset : at;
        if (alive) this.#run[letter] = this.#runAt(at + offset);
        else gone.push(letter);
      }
    }
    if (!this.flow.lineage.empty) this.#locateCopies(gone);
  }

  /** What was moved, or brought back, stands under another id. */
  #locateCopies(gone: readonly number[]): void {
    const { lineage } = this.flow;
    const copies = new Map<string, number>();
    for (const letter of gone) {
      const root = lineage.rootOf(this.#ids[letter] as CharacterId);
      const copy = lineage.descendantsOf(root).find(({ id }) => this.flow.isAlive(id));
      if (copy === undefined) continue;
      copies.set(paragraphId(copy.id), letter);
      this.#copies.set(letter, copy.id);
    }
    const ranges = [...this.#copies.values()].map((id) => ({ ...id, length: 1 }));
    for (const { client, clock, length, at, alive } of locate(this.flow, ranges)) {
      for (let offset = 0; offset < length; offset++) {
        const letter = copies.get(paragraphId({ client, clock: clock + offset }));
        if (letter === undefined || !alive) continue;
        this.#at[letter] = at + offset;
        this.#run[letter] = this.#runAt(at + offset);
      }
    }
  }

  /** Index of the run of a character of the flow. */
  #runAt(at: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at: start, text } = this.runs[middle] as LiveRun;
      if (start + text.length <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The run a letter stands in; null where it stands no more. */
  runOf(letter: number): LiveRun | null {
    const run = this.runs[this.#run[letter] ?? GONE];
    return run === undefined || run.hidden ? null : run;
  }

  stands(letter: number): boolean {
    return this.runOf(letter) !== null;
  }

  /** Stands, and nobody proposes that it go. */
  stays(letter: number): boolean {
    return this.runOf(letter)?.going === false;
  }

  /** Characters of the flow in front of where it stands, or stood; -1 where it was never here. */
  at(letter: number): number {
    return this.#at[letter] ?? -1;
  }

  /** What stands for a letter, or stood. */
  idOf(letter: number): CharacterId | null {
    return this.#copies.get(letter) ?? this.#ids[letter] ?? null;
  }

  /** What is shown between two places of the flow. */
  between(from: number, to: number): LiveRun[] {
    const found: LiveRun[] = [];
    for (let index = this.#runAt(from); index < this.runs.length; index++) {
      const run = this.runs[index] as LiveRun;
      if (run.at >= to) break;
      const [start, end] = [Math.max(from - run.at, 0), Math.min(to - run.at, run.text.length)];
      if (!run.hidden && start < end)
        found.push({
          ...run,
          at: run.at + start,
          clock: run.clock + start,
          text: run.text.slice(start, end),
        });
    }
    return found;
  }

  get length(): number {
    const last = this.runs.at(-1);
    return last === undefined ? 0 : last.at + last.text.length;
  }

  /** The paragraph a place of the flow is in. */
  placeAt(at: number): LivePlace {
    const run = this.runs[Math.min(this.#runAt(at), this.runs.length - 1)];
    const index = run?.paragraph ?? 0;
    const paragraph = this.#paragraphs[index];
    const text = (paragraph?.runs ?? []).filter((one) => one.hidden !== true).map((one) => one.text);
    return { index, paragraph: paragraphId(paragraph?.mark ?? null), text: text.join('') };
  }
}

function runsOf(paragraphs: readonly FlowParagraph[]): LiveRun[] {
  const runs: LiveRun[] = [];
  let at = 0;
  for (const [paragraph, { runs: own, mark, trailing, change }] of paragraphs.entries()) {
    const take = (run: FlowRun) => {
      const { client, clock, text, hidden = false, change: key = '' } = run;
      const formats = shownFormats(run);
      runs.push({ client, clock, at, text, hidden, formats, paragraph, ...signsIn(key) });
      at += text.length;
    };
    for (const run of own) take(run);
    if (mark !== null) take({ ...mark, text: PARAGRAPH_END, formats: {}, change });
    for (const run of trailing) take(run);
  }
  return runs;
}

function signsIn(key: string): Pick<LiveRun, 'going' | 'insertedBy'> {
  if (key === '') return { going: false, insertedBy: [] };
  const signs = readChangeKey(key);
  return {
    going: signs.some(({ op }) => op === 'delete'),
    insertedBy: signs.flatMap(({ op, id }) => (op === 'insert' ? [id] : [])),
  };
}
