/**
 * One random session round a table and some notes: three to five people, while any of them may be cut off from any
 * other; then all meet. In every second session nobody changes anything directly: all suggest, and at the end
 * everything is accepted, or rejected, or decided on at random, and settled. See TableOracle.ts for what is judged.
 */
import * as Y from 'yjs';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { readShown } from '../../../shared/changes/readShown.ts';
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
  readonly #suggested: boolean;
  readonly #start: Uint8Array;
  readonly #log: (line: string) => void;
  #time = 1_700_000_000_000;

  constructor(seed: number, log: (line: string) => void) {
    const dice = random(seed);
    const source = characters();
    this.#dice = dice;
    this.#log = log;
    this.#suggested = seed % 2 === 1;
    this.#fresh = (count) => Array.from({ length: count }, () => source.next().value).join('');
    const people = 3 + dice.below(3);
    const rows = Array.from({ length: 1 + dice.below(3) }, () =>
      [1, 2].map(() => (dice.below(3) === 0 ? '_' : this.#fresh(2))).join(' '),
    );
    this.#start = documentWith(tableOf(...rows));
    this.#desks = Array.from({ length: people }, (_, index) => {
      const desk = new TableDesk(seed * 10 + people - index, `Person ${index}`, this.#now, this.#start);
      if (this.#suggested) desk.mode = 'suggesting';
      return desk;
    });
    this.#oracle = new TableOracle(people);
    const [first] = this.#desks as [TableDesk];
    this.#table = first.embeds('table')[0] as string;
    const nothing: Seen = { rows: '', columns: '', embeds: '', texts: new Map(), standing: new Map() };
    this.#oracle.did(0, nothing, this.#look(first));
    for (let index = 1; index < people; index++) this.#oracle.pulled(index, 0);
  }

  readonly #now = () => (this.#time += 1000);

  #look(desk: TableDesk): Seen {
    return this.#oracle.look(desk, this.#table);
  }

  run(): void {
    const { below } = this.#dice;
    for (let left = 20 + below(40); left > 0 && this.faults.length === 0; left--) {
      if (below(5) > 0) this.#act(below(this.#desks.length));
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
      const deed = { random: this.#dice, fresh: this.#fresh, table: this.#table };
      const moved: Moved | undefined = TABLE_DEEDS[name](desk, deed);
      const after = this.#look(desk);
      this.#oracle.did(person, before, after, this.#movedBy(name, moved, before, after));
      this.#log(
        `${person} ${name}: ${JSON.stringify(desk.grid('final'))} ${JSON.stringify(desk.notes('final'))}`,
      );
    });
    this.deeds++;
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
    this.faults.push(...this.#oracle.judge(this.#look(first)));
    if (this.#suggested) this.#decide(first);
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

/** All that can be read, without identities. */
function contentOf(desk: TableDesk, view: 'all' | 'simple' | 'final' | 'original'): string {
  const meta = { title: '', language: '' };
  const plain = (content: unknown) =>
    JSON.stringify(content, (key, value) => (key === 'id' ? undefined : value));
  if (view === 'final' || view === 'original') {
    const { paragraphs } = readShown(desk.doc, meta, view);
    return plain(paragraphs);
  }
  return plain(desk.content(view));
}
