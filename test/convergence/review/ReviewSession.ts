/**
 * The desks of one random session of suggestions and what is known of them: who has received what, what the
 * oracles were told, and what went wrong so far.
 */
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { isRearranged } from '../isRearranged.ts';
import { Oracle } from '../Oracle.ts';
import type { Sitter } from '../Replica.ts';
import { Replica } from '../Replica.ts';
import type { ShownParagraph } from './expectedScreen.ts';
import { difference, expectedScreen, readScreen, seenCharacters } from './expectedScreen.ts';
import type { DeskState } from './judgeDeed.ts';
import { ReviewOracle } from './ReviewOracle.ts';
import type { RawDocument } from './rawDocument.ts';
import { chainOf, readRaw } from './rawDocument.ts';
import { $caretCount } from './reviewDeeds.ts';
import { Wire } from './Wire.ts';

export class ReviewSession {
  readonly wire = new Wire();
  readonly oracle = new ReviewOracle(this.wire);
  /** Over the characters that are stored: lost, doubled, back from the dead. */
  readonly standing = new Oracle(0);
  readonly faults: string[] = [];
  readonly #desks: Replica[] = [];
  readonly #ends = new Map<string, string>();
  /** Whether people move paragraphs. */
  protected readonly moves: boolean;
  #seated = false;

  constructor(moves: boolean) {
    this.moves = moves;
  }

  desk(index: number): Replica {
    return this.#desks[index] as Replica;
  }

  /** @param like the desk whose document it starts with, its person's own before a restart */
  seat(clientId: number, sitter: Sitter, start: Uint8Array | null, like?: number): number {
    const replica = new Replica(
      clientId,
      like === undefined ? undefined : this.desk(like).doc,
      undefined,
      sitter,
    );
    const index = this.wire.add(replica, like);
    this.#desks.push(replica);
    if (start !== null) {
      replica.start(start);
      if (!this.#seated) {
        const raw = readRaw(replica.doc);
        this.oracle.began(raw);
        this.standing.did(0, '', this.#named(raw), '', []);
        this.#seated = true;
      }
    }
    return index;
  }

  /**
   * Stored text with a name of its own for every paragraph end and soft break, copies under their original's.
   * Where paragraphs are moved, which while suggesting is typing them again, for every character.
   */
  #named(raw: RawDocument): string {
    return raw.characters
      .map(({ id, unit }) => {
        if (!this.moves && unit !== '\n' && unit !== '\u2028') return unit;
        const root = chainOf(raw, id).at(-1) as string;
        let name = this.#ends.get(root);
        if (name === undefined) {
          name = String.fromCodePoint(0xf0000 + this.#ends.size);
          this.#ends.set(root, name);
        }
        return name;
      })
      .join('');
  }

  state(index: number): DeskState {
    const replica = this.desk(index);
    const raw = readRaw(replica.doc);
    return {
      raw,
      seen: seenCharacters(this.oracle, index, raw, replica.desk.view.name),
      screen: readScreen(replica),
      caret: replica.editor.getEditorState().read($caretCount),
    };
  }

  /** Runs a deed of one desk and tells the oracles what it did. */
  deed(index: number, act: () => void): { before: DeskState; after: DeskState } {
    const before = this.state(index);
    const seen = this.wire.clock(index);
    act();
    const deed = this.wire.endDeed(index);
    const raw = readRaw(this.desk(index).doc);
    if (deed > (seen[index] ?? 0)) {
      this.oracle.did(index, deed, seen, before.raw, raw);
      const [old, now] = [this.#named(before.raw), this.#named(raw)];
      this.standing.did(index, old, now, isRearranged(old, now) ? now : '', this.wire.clock(index));
    }
    return { before, after: this.state(index) };
  }

  /** Another's work arrives. */
  arrival(index: number, act: () => void): void {
    const before = this.#named(readRaw(this.desk(index).doc));
    act();
    const wrong = this.standing.reordered(before, this.#named(readRaw(this.desk(index).doc)));
    if (wrong !== null) this.faults.push(`desk ${index} saw ${wrong} change places`);
  }

  /** The screen must be what the oracle says. */
  check(index: number, when: string): void {
    const { view } = this.desk(index).desk;
    const { raw, seen, screen } = this.state(index);
    const wrong = difference(expectedScreen(seen, raw, view.name), screen);
    if (wrong !== null) this.faults.push(`after ${when}, desk ${index} in ${view.name}: ${wrong}`);
  }

  /** The screen in every view, with the check of each; the view is as before afterwards. */
  views(index: number, when: string): Record<ViewName, ShownParagraph[]> {
    const replica = this.desk(index);
    const current = replica.desk.view.name;
    const found = {} as Record<ViewName, ShownParagraph[]>;
    for (const view of VIEW_NAMES) {
      replica.look(view);
      this.check(index, `${when} and looking at it`);
      found[view] = readScreen(replica);
    }
    replica.look(current);
    return found;
  }

  judgeStanding(index: number): void {
    for (const [name, found] of Object.entries(
      this.standing.judge(this.#named(readRaw(this.desk(index).doc))),
    ))
      if (found !== '') this.faults.push(`${name}: ${found}`);
  }

  close(): void {
    for (const replica of this.#desks) replica.destroy();
  }
}
