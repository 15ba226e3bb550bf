/**
 * What must come out of a session with tables and notes, worked out from what people did and saw. Rows, columns,
 * tables and notes each get a letter of their own, and so the same oracle that judges characters judges them: each
 * stands if the last word on it is that it came. The characters of a cell are judged whether the cell is shown at the
 * moment or not: a row that goes takes its text along, and one that comes back must bring all of it.
 */
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import { Oracle } from '../Oracle.ts';
import type { TableDesk } from './TableDesk.ts';

export type Sort = 'rows' | 'columns' | 'embeds';
export const SORTS: readonly Sort[] = ['rows', 'columns', 'embeds'];

/** What one desk has, by letters. */
export interface Seen extends Readonly<Record<Sort, string>> {
  /** By flow of a note or a cell. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of those flows that are shown. */
  readonly shown: ReadonlySet<string>;
  /** By letter: the characters by which it stands. */
  readonly standing: ReadonlyMap<string, string>;
}

export class TableOracle {
  readonly #sorts: Readonly<Record<Sort, Oracle>>;
  readonly #texts = new Map<string, Oracle>();
  readonly #letters = new Map<string, string>();
  readonly #suggested: boolean;
  /** By sort or flow and letter: who took it away. */
  readonly #takenBy = new Map<string, Set<number>>();
  /** Of these it cannot be told from what people saw whether they stand. */
  readonly #doubtful = new Set<string>();
  /** An embed once moved may be brought back here and there by people apart (L5); a row is shown once all the same. */
  readonly #moved = new Set<string>();
  readonly #people: number;
  /** Who has received what, for texts that nobody had written in when it was received. */
  readonly #clocks: number[][];

  /**
   * @param suggested nobody writes freely: what two people propose to delete is gone for both, and one who takes that
   *   back sees nothing of it; what is moved stands by two characters, and another may take away the one that is seen
   */
  constructor(people: number, suggested: boolean) {
    this.#people = people;
    this.#suggested = suggested;
    this.#sorts = { rows: new Oracle(people), columns: new Oracle(people), embeds: new Oracle(people) };
    this.#clocks = Array.from({ length: people }, () => Array.from({ length: people }, () => 0));
  }

  /** Of a row, a column, an embed; the same whoever asks. */
  letter(key: string): string {
    let letter = this.#letters.get(key);
    if (letter === undefined) {
      letter = String.fromCodePoint(0x4e00 + this.#letters.size);
      this.#letters.set(key, letter);
    }
    return letter;
  }

  keyOf(letter: string): string {
    for (const [key, one] of this.#letters) if (one === letter) return key;
    throw new Error(`unknown letter ${letter}`);
  }

  /** Everything a desk has, every text that was ever seen anywhere among it. */
  look(desk: TableDesk, table: string): Seen {
    const { rows, columns } = desk.linesOf(table, 'final');
    const standing = new Map<string, string>();
    const letters = (runs: readonly FlowRun[]) =>
      runs
        .map((run) => {
          const letter = this.letter(desk.keyOf(run));
          standing.set(letter, `${standing.get(letter) ?? ''} ${run.client}:${run.clock}`);
          return letter;
        })
        .join('');
    const found = {
      rows: letters(rows.map(({ run }) => run)),
      columns: letters(columns.map(({ run }) => run)),
      embeds: letters(desk.embedRuns('final')),
    };
    const shown = new Set(desk.embeds('note', 'final').map((note) => `note ${note}`));
    for (const row of desk.embeds('table', 'final').includes(table) ? rows : [])
      for (const column of columns) shown.add(`cell ${table} ${row.key} ${column.key}`);
    const names = new Set([...this.#texts.keys(), ...shown]);
    for (const row of rows) for (const column of columns) names.add(`cell ${table} ${row.key} ${column.key}`);
    const texts = new Map([...names].map((name) => [name, desk.text(desk.flow.flow(name), 'final')]));
    return { ...found, shown, standing, texts };
  }

  did(person: number, before: Seen, after: Seen, moved: Partial<Record<Sort, string>> = {}): void {
    const clock = this.#clocks[person] as number[];
    clock[person] = (clock[person] as number) + 1;
    for (const sort of SORTS) {
      this.#sorts[sort].did(person, before[sort], after[sort], moved[sort] ?? '', clock);
      this.#doubt(sort, person, before[sort], after[sort]);
      for (const letter of moved[sort] ?? '') if (sort === 'embeds') this.#moved.add(`${sort} ${letter}`);
      if (this.#suggested) for (const letter of moved[sort] ?? '') this.#doubtful.add(`${sort} ${letter}`);
    }
    for (const [name, text] of after.texts) {
      const old = before.texts.get(name) ?? '';
      if (old === text) continue;
      this.#doubt(name, person, old, text);
      this.#oracleOf(name).did(person, plain(old), plain(text), '', clock);
    }
  }

  #doubt(what: string, person: number, before: string, after: string): void {
    const count = (text: string, letter: string) => text.split(letter).length - 1;
    for (const letter of new Set(before)) {
      const [had, has] = [count(before, letter), count(after, letter)];
      // One of the places it was moved to by people apart: another may take away the other.
      if (has > 0 && has < had) this.#doubtful.add(`${what} ${letter}`);
      if (has > 0 || !this.#suggested) continue;
      const known = this.#takenBy.get(`${what} ${letter}`) ?? new Set();
      this.#takenBy.set(`${what} ${letter}`, known.add(person));
      if (known.size > 1) this.#doubtful.add(`${what} ${letter}`);
    }
  }

  pulled(person: number, from: number): void {
    const mine = this.#clocks[person] as number[];
    for (const [index, value] of (this.#clocks[from] as number[]).entries())
      mine[index] = Math.max(mine[index] as number, value);
  }

  /** Rows, columns or characters that changed places though nobody moved them. */
  reordered(before: Seen, after: Seen): string | null {
    for (const sort of ['rows', 'columns'] as const) {
      const wrong = this.#sorts[sort].reordered(before[sort], after[sort]);
      if (wrong !== null) return `${sort} ${this.keyOf(wrong)}`;
    }
    for (const [name, text] of after.texts) {
      const wrong =
        this.#texts.get(name)?.reordered(plain(before.texts.get(name) ?? ''), plain(text)) ?? null;
      if (wrong !== null) return `${name}: ${wrong}`;
    }
    return null;
  }

  judge(seen: Seen): string[] {
    const faults: string[] = [];
    const judge = (what: string, oracle: Oracle, text: string) => {
      for (const [name, all] of Object.entries(oracle.judge(text))) {
        const open = name === 'doubled' ? this.#moved : this.#doubtful;
        const found = [...all].filter((one) => !open.has(`${what} ${one}`));
        if (found.length > 0) faults.push(`${what} ${name}: ${found.join('')}`);
      }
    };
    for (const sort of SORTS) judge(sort, this.#sorts[sort], seen[sort]);
    for (const [name, oracle] of this.#texts) judge(name, oracle, plain(seen.texts.get(name) ?? ''));
    return faults;
  }

  #oracleOf(name: string): Oracle {
    let oracle = this.#texts.get(name);
    if (oracle === undefined) {
      oracle = new Oracle(this.#people);
      this.#texts.set(name, oracle);
    }
    return oracle;
  }
}

/** Paragraph ends are no characters of their own: closing an empty cell twice leaves two. */
const plain = (text: string) => text.replaceAll('|', '');
