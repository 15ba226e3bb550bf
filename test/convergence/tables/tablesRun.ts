/**
 * One random session round a table and some notes: three to five people, while any of them may be cut off from any
 * other; then all meet. In a third of the sessions all write freely, in a third all suggest, and at the end everything
 * is accepted, or rejected, or decided on at random, and settled; both are judged by TableOracle.ts. In the last third
 * people do both and decide on what they see, and what must hold is that all show the same, that no proposal is hidden
 * undecided, and that settling changes nothing that is shown.
 */
import * as Y from 'yjs';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { readShown } from '../../../shared/changes/readShown.ts';
import { readParagraphs } from '../../../shared/document/readDocument.ts';
import { characters } from '../characters.ts';
import type { FuzzResult } from '../fuzzRun.ts';
import type { Random } from '../random.ts';
import { random } from '../random.ts';
import { TableDesk } from './TableDesk.ts';
import type { Seen, Sort } from './TableOracle.ts';
import { SORTS, TableOracle } from './TableOracle.ts';
import { documentWith, looksOf, meet, tableOf } from './TableRoom.ts';
import type { Moved, TableDeedName } from './tableDeeds.ts';
import { TABLE_DEEDS, TABLE_STEPS } from './tableDeeds.ts';

const MANNERS = ['editing', 'suggesting', 'both'] as const;

export function tablesRun(seed: number, log: (line: string) => void = () => {}): FuzzResult {
  const session = new Session(seed, log);
  session.run();
  return session;
}

class Session {
  readonly faults: string[] = [];
  deeds = 0;
  readonly #dice: Random;
  readonly #desks: TableDesk[];
  readonly #oracle: TableOracle;
  readonly #fresh: (count: number) => string;
  readonly #table: string;
  readonly #manner: (typeof MANNERS)[number];
  readonly #start: Uint8Array;
  /** By person: the characters they typed, and the rows, columns and notes they put in. */
  readonly #typed: Set<string>[];
  readonly #putIn: Set<string>[];
  readonly #log: (line: string) => void;
  #time = 1_700_000_000_000;

  constructor(seed: number, log: (line: string) => void) {
    const dice = random(seed);
    const source = characters();
    this.#dice = dice;
    this.#log = log;
    this.#manner = MANNERS[seed % 3] ?? 'both';
    this.#fresh = (count) => Array.from({ length: count }, () => source.next().value).join('');
    const people = 3 + dice.below(3);
    const rows = Array.from({ length: 1 + dice.below(3) }, () =>
      [1, 2].map(() => (dice.below(3) === 0 ? '_' : this.#fresh(2))).join(' '),
    );
    this.#start = documentWith(tableOf(...rows));
    this.#desks = Array.from({ length: people }, (_, index) => {
      const desk = new TableDesk(seed * 10 + people - index, `Person ${index}`, this.#now, this.#start);
      if (this.#manner === 'suggesting') desk.mode = 'suggesting';
      return desk;
    });
    this.#typed = this.#desks.map(() => new Set());
    this.#putIn = this.#desks.map(() => new Set());
    this.#oracle = new TableOracle(people, this.#manner === 'suggesting');
    const [first] = this.#desks as [TableDesk];
    this.#table = first.embeds('table')[0] as string;
    const nothing: Seen = {
      rows: '',
      columns: '',
      embeds: '',
      texts: new Map(),
      shown: new Set(),
      standing: new Map(),
    };
    this.#oracle.did(0, nothing, this.#look(first));
    for (let index = 1; index < people; index++) this.#oracle.pulled(index, 0);
  }

  readonly #now = () => (this.#time += 1000);

  #typedBy(person: number): Set<string> {
    return this.#typed[person] as Set<string>;
  }

  #putInBy(person: number): Set<string> {
    return this.#putIn[person] as Set<string>;
  }

  #look(desk: TableDesk): Seen {
    return this.#oracle.look(desk, this.#table);
  }

  run(): void {
    const { below } = this.#dice;
    for (let left = 30 + below(60); left > 0 && this.faults.length === 0; left--) {
      const person = below(this.#desks.length);
      if (this.#manner === 'both' && below(4) === 0) this.#review(person);
      else if (below(4) > 0) this.#act(person);
      else this.#pull(below(this.#desks.length), below(this.#desks.length));
    }
    if (this.faults.length === 0) this.#tried('meeting', () => this.#meet());
    for (const desk of this.#desks) desk.close();
  }

  #tried(what: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.faults.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  #act(person: number): void {
    const desk = this.#desks[person] as TableDesk;
    const name: TableDeedName = this.#dice.pick(TABLE_STEPS);
    this.#tried(`person ${person} could not ${name}`, () => {
      const before = this.#look(desk);
      const fresh = (count: number) => {
        const text = this.#fresh(count);
        for (const character of text) this.#typedBy(person).add(character);
        return text;
      };
      const deed = { random: this.#dice, fresh, table: this.#table };
      const moved: Moved | undefined = TABLE_DEEDS[name](desk, deed);
      const after = this.#look(desk);
      if (name === 'undo') this.#judgeUndo(person, before, after);
      if (isInsertion(name))
        for (const sort of SORTS)
          for (const letter of after[sort])
            if (!before[sort].includes(letter)) this.#putInBy(person).add(this.#oracle.keyOf(letter));
      this.#oracle.did(person, before, after, this.#movedBy(name, moved, before, after));
      for (const sort of ['rows', 'columns'] as const)
        if (new Set(after[sort]).size < [...after[sort]].length) this.faults.push(`R5 ${sort} shown twice`);
      this.#log(
        `${person} ${name}: ${JSON.stringify(desk.grid('final'))} ${JSON.stringify(desk.notes('final'))}`,
      );
    });
    this.deeds++;
    if (!name.endsWith('do') && this.#dice.below(6) === 0) this.#thereAndBack(person);
  }

  /** Undo right after a deed, and redo: the second leaves all as it was after the deed. */
  #thereAndBack(person: number): void {
    const desk = this.#desks[person] as TableDesk;
    this.#tried(`person ${person} could not go there and back`, () => {
      const there = this.#look(desk);
      if (!desk.history.undo()) return;
      const back = this.#look(desk);
      desk.history.redo();
      const again = this.#look(desk);
      const what = (seen: Seen) =>
        JSON.stringify([...SORTS.map((sort) => [...seen[sort]].sort()), ...seen.texts]);
      // Of what stands in two places, or was decided on by others meanwhile, only a part may come back.
      const isPlain = this.#manner !== 'both' && new Set(there.embeds).size === [...there.embeds].length;
      if (isPlain && what(there) !== what(again))
        this.faults.push(`U3 redo: ${what(there)} is ${what(again)}`);
      this.#oracle.did(person, there, back, this.#movedBy('undo', undefined, there, back));
      this.#oracle.did(person, back, again, this.#movedBy('redo', undefined, back, again));
    });
  }

  /** R10: undo of a row, a column or a note one put in takes nobody else's text along. */
  #judgeUndo(person: number, before: Seen, after: Seen): void {
    for (const [name, text] of after.texts) {
      if (!before.shown.has(name) || after.shown.has(name)) continue;
      const own = this.#typedBy(person);
      const others = [...text].filter((character) => character !== '|' && !own.has(character));
      const isGone = (key: string) =>
        this.#putInBy(person).has(key) &&
        SORTS.some((sort) => before[sort].includes(this.#oracle.letter(key))) &&
        SORTS.every((sort) => !after[sort].includes(this.#oracle.letter(key)));
      if (others.length > 0 && name.split(' ').some(isGone))
        this.faults.push(`R10 undo of person ${person} took ${others.join('')} along (${name})`);
    }
  }

  /** Letters of what was put elsewhere; undo and redo of a move put something elsewhere too. */
  #movedBy(
    name: TableDeedName,
    moved: Moved | undefined,
    before: Seen,
    after: Seen,
  ): Partial<Record<Sort, string>> {
    const letters: Partial<Record<Sort, string>> = {};
    for (const sort of SORTS) {
      const keys = moved?.[sort] ?? [];
      if (keys.length > 0) letters[sort] = keys.map((key) => this.#oracle.letter(key)).join('');
      if (name !== 'undo' && name !== 'redo') continue;
      const isElsewhere = (letter: string) =>
        before[sort].includes(letter) && before.standing.get(letter) !== after.standing.get(letter);
      letters[sort] = [...after[sort]].filter(isElsewhere).join('');
    }
    return letters;
  }

  #pull(person: number, from: number): void {
    if (person === from) return;
    const [desk, other] = [this.#desks[person] as TableDesk, this.#desks[from] as TableDesk];
    this.#tried(`person ${person} could not take in what ${from} has`, () => {
      const before = this.#look(desk);
      desk.pull(other);
      this.#oracle.pulled(person, from);
      const wrong = this.#oracle.reordered(before, this.#look(desk));
      if (wrong !== null) this.faults.push(`what person ${person} saw changed places: ${wrong}`);
      this.#log(`${person} pulls ${from}: ${JSON.stringify(desk.grid('final'))}`);
    });
  }

  #meet(): void {
    meet(this.#desks);
    const [first] = this.#desks as [TableDesk];
    const expected = JSON.stringify(looksOf(first));
    const cold = this.#again(first);
    for (const [index, desk] of [...this.#desks, cold].entries()) {
      const who = desk === cold ? 'a cold load' : `desk ${index}`;
      if (JSON.stringify(looksOf(desk)) !== expected) this.faults.push(`${who} does not show the same`);
    }
    cold.close();
    if (this.#manner === 'both') {
      this.#judgeHidden(first);
      this.#settled(first, 'what was decided');
      return;
    }
    this.faults.push(...this.#oracle.judge(this.#look(first)));
    if (this.#manner === 'suggesting') this.#decide(first);
  }

  /** Takes to the other way of writing, or decides on something. */
  #review(person: number): void {
    const desk = this.#desks[person] as TableDesk;
    const { below, pick } = this.#dice;
    if (below(3) === 0) {
      desk.mode = desk.writer.mode === 'editing' ? 'suggesting' : 'editing';
      return;
    }
    this.#tried(`person ${person} could not decide`, () => {
      const listed = desk.list();
      if (listed.length === 0) return;
      const { id, pieces } = pick(listed);
      const scope = below(2) === 0 ? null : pick(pieces).ranges;
      desk.decide(pick(['accepted', 'rejected', 'accepted', 'rejected', 'open'] as const), [{ id, scope }]);
      this.#log(`${person} decides on ${id} ${JSON.stringify(scope)}: ${JSON.stringify(desk.grid('all'))}`);
    });
  }

  /** V4: what somebody wrote and nobody has decided on is seen by whoever sees everything. */
  #judgeHidden(desk: TableDesk): void {
    const shown = JSON.stringify(desk.content('all'));
    for (const piece of desk.list().flatMap(({ pieces }) => pieces)) {
      const { status } = piece;
      if (piece.kind !== 'insert' || (status !== 'pending' && status !== 'contested')) continue;
      for (const character of piece.text) {
        if (character !== '\uFFFC' && !shown.includes(character))
          this.faults.push(`V4 ${status} ${character} is hidden: ${shown}`);
      }
    }
  }

  #again(desk: TableDesk): TableDesk {
    return new TableDesk(1, 'Editor', this.#now, Y.encodeStateAsUpdate(desk.doc));
  }

  /** Each in a document of its own: all accepted, all rejected, each decided on by a throw of the dice. */
  #decide(desk: TableDesk): void {
    const start = new TableDesk(2, 'Start', this.#now, this.#start);
    const [wanted, before] = [contentOf(start, 'all'), contentOf(desk, 'original')];
    start.close();
    if (wanted !== before) this.faults.push(`Z1 suggesting changed the original: ${wanted} -> ${before}`);
    for (const verdict of ['accepted', 'rejected'] as const) {
      const other = this.#again(desk);
      const final = contentOf(other, verdict === 'accepted' ? 'final' : 'original');
      other.decideAll(verdict);
      this.#decided(other, `all ${verdict}`);
      if (contentOf(other, 'all') !== final)
        this.faults.push(`${verdict}: ${contentOf(other, 'all')} instead of ${final}`);
      other.history.undo();
      if (contentOf(other, 'final') !== contentOf(desk, 'final'))
        this.faults.push(`V6 undo of all ${verdict}`);
      other.history.redo();
      this.#settled(other, `all ${verdict}`);
      const stored = plainOf(readParagraphs(other.flow));
      if (stored !== contentOf(other, 'all')) this.faults.push(`T1 all ${verdict}: there is left ${stored}`);
      other.close();
    }
    const mixed = this.#again(desk);
    for (const { id } of mixed.list())
      mixed.decide(this.#dice.below(2) === 0 ? 'accepted' : 'rejected', [{ id, scope: null }]);
    this.#decided(mixed, 'each by itself');
    this.#settled(mixed, 'each by itself');
    mixed.close();
  }

  /** Nothing is left to decide, so all views show the same. */
  #decided(desk: TableDesk, what: string): void {
    const open = desk.list().filter(({ status }) => status === 'pending' || status === 'contested');
    if (open.length > 0) this.faults.push(`V7 ${what}: ${open.length} left to decide`);
    const [all, ...others] = VIEW_NAMES.map((view) => contentOf(desk, view));
    if (others.some((one) => one !== all))
      this.faults.push(`Z1 ${what}: views differ: ${all} / ${others.join(' / ')}`);
  }

  #settled(desk: TableDesk, what: string): void {
    const before = VIEW_NAMES.map((view) => contentOf(desk, view)).join();
    desk.settle();
    if (VIEW_NAMES.map((view) => contentOf(desk, view)).join() !== before)
      this.faults.push(`T2 settling changed a view (${what})`);
    if (desk.settle() !== 0) this.faults.push(`T2 settling again did something (${what})`);
  }
}

const isInsertion = (name: TableDeedName) =>
  name === 'insertRow' || name === 'insertColumn' || name === 'note';

/** All that can be read, without identities. */
function contentOf(desk: TableDesk, view: ViewName): string {
  const meta = { title: '', language: '' };
  const shown = view === 'final' || view === 'original' ? readShown(desk.doc, meta, view).paragraphs : null;
  return plainOf(shown ?? desk.content(view));
}

const plainOf = (content: unknown): string =>
  JSON.stringify(content, (key, value) => (key === 'id' ? undefined : value));
