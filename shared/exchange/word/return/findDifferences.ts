/**
 * The differences of a returned file against its base, letter by letter. What the file tracks is by whom it says; what
 * it does not is by whoever saved it last. What it tracks since before it went out makes no difference. Languages of
 * runs and paragraphs make none either: offices set them as they please.
 */
import type { FormatSet, PropertyValue } from '../../../changes/entries.ts';
import { FORMAT_NAMES } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties, PropertyName } from '../../../document/paragraphProperties.ts';
import { textWay } from '../../paper/direction.ts';
import type { Revision, Stamp, TrackedParagraph, TrackedRun } from '../../tracked/TrackedContent.ts';
import type { Alignment } from './align.ts';
import { sameRevision } from './align.ts';
import type { BaseLetters } from './BaseLetters.ts';
import type { DifferenceEdit, Differences, FileVerdict, NewPiece } from './Difference.ts';
import type { Letters, Stretch } from './Letters.ts';

export function findDifferences(
  base: BaseLetters,
  file: Letters,
  alignment: Alignment,
  setting: DifferenceSetting,
): Differences {
  const walk = new Walk(base, file, alignment, setting);
  walk.run();
  return { all: walk.all, verdicts: walk.verdicts, printed: walk.printed(), lost: walk.lost };
}

export interface DifferenceSetting {
  /** Whoever saved the file last. */
  readonly editor: Stamp;
  /** Of the document. */
  readonly language: string;
}

interface Growing {
  readonly who: Stamp;
  readonly tracked: boolean;
  readonly edits: DifferenceEdit[];
}

class Walk {
  readonly all: Growing[] = [];
  readonly verdicts: FileVerdict[] = [];
  readonly lost: number[] = [];
  readonly #base: BaseLetters;
  readonly #file: Letters;
  readonly #alignment: Alignment;
  readonly #editor: Stamp;
  readonly #printed: ReadonlySet<number>;
  readonly #language: string;
  /** By the file's own number of a revision. */
  readonly #tracked = new Map<string, Growing>();
  /** What the editor changed up to here, with nothing unchanged since. */
  #untracked: Growing | null = null;
  /** Letters of the base that are behind us. */
  #done = 0;

  constructor(
    base: BaseLetters,
    file: Letters,
    alignment: Alignment,
    { editor, language }: DifferenceSetting,
  ) {
    this.#language = language;
    this.#base = base;
    this.#file = file;
    this.#alignment = alignment;
    this.#editor = editor;
    this.#printed = base.printed;
  }

  run(): void {
    const { baseOf } = this.#alignment;
    const file = this.#file;
    let next = nextMatch(baseOf, 0);
    for (const stretch of file.stretches) {
      for (let letter = stretch.from; letter < stretch.to; letter++) {
        if (letter > next) next = nextMatch(baseOf, letter);
        // What is gone stands in front of what comes in its place.
        this.#gone(next < file.length ? (baseOf[next] as number) : this.#base.letters.length);
        const base = baseOf[letter] as number;
        if (base === -1) this.#added(stretch, letter);
        else this.#matched(base, stretch);
      }
    }
    this.#gone(this.#base.letters.length);
  }

  #of(revision: Revision | undefined): Growing {
    if (revision === undefined) {
      if (this.#untracked === null) {
        this.#untracked = { who: this.#editor, tracked: false, edits: [] };
        this.all.push(this.#untracked);
      }
      return this.#untracked;
    }
    let known = this.#tracked.get(revision.id);
    if (known === undefined) {
      const { author, at } = revision;
      known = { who: { author, at }, tracked: true, edits: [] };
      this.#tracked.set(revision.id, known);
      this.all.push(known);
    }
    return known;
  }

  /** The letters of the base up to this one that are not in the file. */
  #gone(to: number): void {
    for (; this.#done < to; this.#done++) {
      const letter = this.#done;
      if (this.#alignment.fileOf[letter] !== -1) return;
      if (this.#base.ids[letter] === null) {
        this.#lose(letter);
        continue;
      }
      const { deleted } = this.#base.letters.proposedAt(letter);
      if (deleted !== undefined) this.#verdict(deleted, 'delete', 'accepted', letter);
      else this.#delete(this.#of(undefined), letter);
    }
  }

  /** What the desk put there itself, as the words of a citation, is not to be changed by its letters. */
  #lose(letter: number): void {
    const { letters } = this.#base;
    const { paragraph, run } = letters.at(letter);
    if (run !== null && !this.#printed.has(paragraph) && this.lost.at(-1) !== paragraph)
      this.lost.push(paragraph);
  }

  #isMade(letter: number): boolean {
    const { letters, ids } = this.#base;
    return letter >= 0 && letter < letters.length && ids[letter] === null && letters.at(letter).run !== null;
  }

  #delete({ edits }: Growing, letter: number): void {
    const last = edits.at(-1);
    if (last?.kind === 'delete' && last.to === letter) edits[edits.length - 1] = { ...last, to: letter + 1 };
    else edits.push({ kind: 'delete', from: letter, to: letter + 1 });
  }

  #verdict(revision: Revision, op: FileVerdict['op'], verdict: FileVerdict['verdict'], letter: number): void {
    const last = this.verdicts.at(-1);
    const goesOn = last?.to === letter && last.op === op && last.verdict === verdict;
    if (goesOn && last.revision.id === revision.id)
      this.verdicts[this.verdicts.length - 1] = { ...last, to: letter + 1 };
    else this.verdicts.push({ revision, op, verdict, from: letter, to: letter + 1 });
  }

  /** A letter of the file that the base has not. */
  #added(stretch: Stretch, letter: number): void {
    if (this.#isPrinted(this.#done) || this.#alignment.nobodys.has(letter)) return;
    if (this.#isMade(this.#done - 1) && this.#isMade(this.#done)) {
      this.#lose(this.#done);
      return;
    }
    const saidBy = this.#alignment.saidBy.get(letter);
    const { inserted, deleted } =
      saidBy === undefined ? this.#file.proposedOf(stretch) : this.#file.proposedAt(saidBy);
    // It came and went by one hand.
    if (deleted !== undefined && (inserted ?? this.#editor).author.id === deleted.author.id) return;
    const gone = deleted && { deleted: { author: deleted.author, at: deleted.at } };
    const { run, paragraph } = stretch;
    const piece: NewPiece =
      run === null
        ? { kind: 'end', properties: this.#file.paragraphOf(paragraph).properties, ...gone }
        : run.embed !== undefined
          ? { kind: 'embed', embed: run.embed, formats: run.formats, ...gone }
          : { kind: 'text', text: this.#file.text[letter] as string, formats: run.formats, ...gone };
    const { edits } = this.#of(inserted);
    const last = edits.at(-1);
    const isBehind =
      last?.kind === 'insert' && last.at === this.#done && last.file + sizeOf(last.pieces) === letter;
    if (isBehind) edits[edits.length - 1] = { ...last, pieces: joined(last.pieces, piece) };
    else edits.push({ kind: 'insert', at: this.#done, file: letter, pieces: [piece] });
  }

  /** Whether the desk printed the paragraph that this letter of the base is in. */
  #isPrinted(letter: number): boolean {
    const { letters } = this.#base;
    return letter < letters.length && this.#printed.has(letters.at(letter).paragraph);
  }

  #matched(base: number, stretch: Stretch): void {
    this.#done = base + 1;
    this.#untracked = null;
    if (this.#base.ids[base] === null) return;
    const was = this.#base.letters.at(base);
    const [old, now] = [this.#base.letters.proposedOf(was), this.#file.proposedOf(stretch)];
    if (now.deleted !== undefined && old.deleted === undefined) this.#delete(this.#of(now.deleted), base);
    if (old.deleted !== undefined && now.deleted === undefined)
      this.#verdict(old.deleted, 'delete', 'rejected', base);
    if (old.inserted !== undefined && now.inserted === undefined)
      this.#verdict(old.inserted, 'insert', 'accepted', base);
    if (now.deleted !== undefined) return;
    if (was.run !== null && stretch.run !== null) this.#formats(was.run, stretch.run, base);
    else if (was.run === null && stretch.run === null)
      this.#properties(was.paragraph, stretch.paragraph, base);
  }

  #formats(was: TrackedRun, now: TrackedRun, letter: number): void {
    const set = formatDifference(was, now);
    if (set === null) return;
    const { restyled } = now;
    const isTracked =
      restyled !== undefined &&
      !sameRevision(restyled.by, was.restyled?.by) &&
      (Object.keys(set) as (keyof FormatSet)[]).every((name) => restyled.before[name] === was.formats[name]);
    const { edits } = this.#of(isTracked ? restyled.by : undefined);
    const last = edits.at(-1);
    if (last?.kind === 'format' && last.to === letter && JSON.stringify(last.set) === JSON.stringify(set))
      edits[edits.length - 1] = { ...last, to: letter + 1 };
    else edits.push({ kind: 'format', from: letter, to: letter + 1, set });
    if (!isTracked) this.#goOnFrom(letter);
  }

  /** What the editor formats in one stretch is one deed. */
  #goOnFrom(letter: number): void {
    const current = this.#untracked;
    const before = this.all.at(-2);
    const last = before?.edits.at(-1);
    const own = current?.edits[0];
    if (current === null || before === undefined || before.tracked || this.all.at(-1) !== current) return;
    if (last?.kind !== 'format' || own?.kind !== 'format' || last.to !== letter) return;
    if (JSON.stringify(last.set) !== JSON.stringify(own.set)) return;
    before.edits[before.edits.length - 1] = { ...last, to: own.to };
    this.all.pop();
    this.#untracked = before;
  }

  #properties(wasIndex: number, nowIndex: number, end: number): void {
    const [was, now] = [this.#base.letters.paragraphOf(wasIndex), this.#file.paragraphOf(nowIndex)];
    for (const name of propertyDifference(was, now, this.#language)) {
      if (this.#isAsInFront(wasIndex, name, now.properties[name])) continue;
      const { restyled } = now;
      const isTracked =
        restyled !== undefined &&
        !sameRevision(restyled.by, was.restyled?.by) &&
        restyled.before[name] === was.properties[name];
      this.#of(isTracked ? restyled.by : undefined).edits.push({
        kind: 'property',
        at: end,
        name,
        before: was.properties[name],
        value: now.properties[name],
      });
    }
  }

  /**
   * Where the end in front is proposed to go, LibreOffice gives a paragraph the look of the one it would be joined to:
   * nobody set it so.
   */
  #isAsInFront(paragraph: number, name: PropertyName, value: PropertyValue): boolean {
    const { letters } = this.#base;
    for (let front = paragraph - 1; front >= 0; front--) {
      const { deleted, properties } = letters.paragraphOf(front);
      if (deleted === undefined) return false;
      if (properties[name] === value) return true;
    }
    return false;
  }

  /** Paragraphs that the desk printed, where the file has others in their place. */
  printed(): Differences['printed'] {
    const { letters } = this.#base;
    return [...this.#printed].flatMap((paragraph) => {
      const end = letters.ends[paragraph] as number;
      const before = letters.text.slice(letters.starts[paragraph], end);
      const at = this.#alignment.fileOf[end] as number;
      if (at === -1) return [];
      const { paragraph: now } = this.#file.at(at);
      const after = this.#file.text.slice(this.#file.starts[now], this.#file.ends[now]);
      return after.trim() === before.trim() || after.trim() === '' ? [] : [{ paragraph, before, after }];
    });
  }
}

function nextMatch(baseOf: Int32Array, from: number): number {
  let at = from;
  while (at < baseOf.length && baseOf[at] === -1) at++;
  return at;
}

/** Letters. */
export function sizeOf(pieces: readonly NewPiece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 1), 0);
}

function joined(pieces: readonly NewPiece[], next: NewPiece): NewPiece[] {
  const last = pieces.at(-1);
  const isAlike =
    last?.kind === 'text' &&
    next.kind === 'text' &&
    last.formats === next.formats &&
    last.deleted?.author.id === next.deleted?.author.id;
  return isAlike ? [...pieces.slice(0, -1), { ...last, text: last.text + next.text }] : [...pieces, next];
}

const OWN_FORMATS = FORMAT_NAMES.filter((name) => name !== 'language');

function formatDifference(was: TrackedRun, now: TrackedRun): FormatSet | null {
  const others = OWN_FORMATS.filter((name) => was.formats[name] !== now.formats[name]);
  return others.length === 0 ? null : Object.fromEntries(others.map((name) => [name, now.formats[name]]));
}

function propertyDifference(was: TrackedParagraph, now: TrackedParagraph, language: string): PropertyName[] {
  const names: PropertyName[] = ['style', 'list', 'alignment', 'indent'];
  if (was.properties.list !== 'none' && now.properties.list !== 'none') names.push('level');
  const found = names.filter((name) => was.properties[name] !== now.properties[name]);
  if (
    now.properties.list !== 'none' &&
    was.properties.list === 'none' &&
    now.properties.level !== was.properties.level
  )
    found.push('level');
  const way = (paragraph: TrackedParagraph, { direction }: ParagraphProperties) =>
    direction === 'auto' ? textWay(textOf(paragraph), language) : direction;
  // Other words may run the other way by themselves.
  const isTurned =
    way(was, was.properties) !== way(now, now.properties) &&
    textWay(textOf(was), language) === textWay(textOf(now), language);
  return isTurned ? [...found, 'direction'] : found;
}

const textOf = ({ runs }: TrackedParagraph) => runs.map(({ text }) => text).join('');
