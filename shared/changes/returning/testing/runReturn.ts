/**
 * One random return: two people go apart after some work together, each does what a person may do, in the
 * document and in the judge's lists alike; what is listed then stands beside what the judge says.
 */
import { compareApart } from '../compareApart.ts';
import type { ReturnItem } from '../ReturnItem.ts';
import type { Expected, Token } from './ReturnOracle.ts';
import { judge, OracleText } from './ReturnOracle.ts';
import { documentOf, TestDesk } from './TestDesk.ts';

/** A seeded generator (mulberry32). */
function dice(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

class Person {
  readonly desk: TestDesk;
  readonly text: OracleText;
  readonly #roll: (below: number) => number;
  readonly #fresh: () => string;

  constructor(desk: TestDesk, text: OracleText, roll: (below: number) => number, fresh: () => string) {
    this.desk = desk;
    this.text = text;
    this.#roll = roll;
    this.#fresh = fresh;
  }

  /** One random deed, in the document and in the judge's list alike. */
  act(suggestsIn: number): void {
    const suggests = this.#roll(suggestsIn) === 0;
    this.desk.mode = suggests ? 'suggesting' : 'editing';
    const deeds = [this.#type, this.#type, this.#erase, this.#erase];
    // What is done while everything is suggested leaves something to decide.
    if (suggestsIn > 1) deeds.push(this.#bold, this.#restyle, this.#decide, this.#decide);
    deeds[this.#roll(deeds.length)]?.call(this, suggests);
  }

  #pick(): Token | undefined {
    const { tokens } = this.text;
    const token = tokens[this.#roll(tokens.length)];
    return token?.isEnd ? undefined : token;
  }

  /** Up to six characters in a row, ends among them, of which nothing is proposed; as they stand in the document. */
  #stretch(): Token[] {
    const first = this.#pick();
    if (first === undefined) return [];
    const at = this.text.tokens.indexOf(first);
    const whole = this.#roll(4) === 0;
    const tokens = whole
      ? (this.text.paragraphs().find((one) => one.includes(first)) ?? [])
      : this.text.tokens.slice(at, at + 1 + this.#roll(6));
    const plain = tokens.every((one) => {
      const { putInBy, takenOutBy } = this.text.lookOf(one);
      return putInBy === null && takenOutBy.size === 0;
    });
    // A last end stays: the document would close itself with another.
    if (!plain || tokens.includes(this.text.tokens.at(-1) as Token)) return [];
    return this.desk.text().includes(said(tokens)) ? tokens : [];
  }

  #type(suggests: boolean): void {
    const behind = this.#pick();
    if (behind === undefined) return;
    const characters = Array.from({ length: 1 + this.#roll(3) }, () =>
      this.#roll(5) === 0 ? '\n' : this.#fresh(),
    );
    // Own pending text would be joined: another suggestion is wanted, or none.
    this.desk.typeBehind(behind.character, characters.join(''));
    const first = characters.find((one) => one !== '\n');
    const suggestion = suggests && first !== undefined ? this.desk.suggestionOf(first) : null;
    if (suggests && first === undefined)
      this.text.put(behind, characters, this.desk.suggestionBehind(behind.character));
    else this.text.put(behind, characters, suggestion);
  }

  #erase(suggests: boolean): void {
    const tokens = this.#stretch();
    if (tokens.length === 0) return;
    this.desk.erase(said(tokens));
    const suggestion = suggests ? this.desk.suggestionOf((tokens[0] as Token).character) : null;
    this.text.takeOut(tokens, suggestion);
  }

  #bold(): void {
    const tokens = this.#stretch().filter((one) => !one.isEnd);
    if (tokens.length === 0 || !this.desk.text().includes(said(tokens))) return;
    this.desk.mode = 'editing';
    this.desk.bold(said(tokens));
    this.text.look(tokens, { bold: true });
  }

  #restyle(): void {
    const token = this.#pick();
    const end = this.text
      .paragraphs()
      .find((one) => token !== undefined && one.includes(token))
      ?.at(-1);
    if (token === undefined || end?.isEnd !== true) return;
    this.desk.mode = 'editing';
    const style = this.#roll(2) === 0 ? 'quote' : 'heading1';
    // Where ends are hidden the document's next end is not the one that is shown.
    const hidden = !this.desk
      .text()
      .includes(said(this.text.paragraphs().find((one) => one.includes(token)) ?? []));
    if (hidden) return;
    this.desk.restyle(token.character, 'style', style);
    this.text.look([end], { style });
  }

  #decide(): void {
    const pending = new Set(
      this.text.tokens.flatMap((one) => {
        const { putInBy, takenOutBy } = this.text.lookOf(one);
        return [...takenOutBy, ...(putInBy === null ? [] : [putInBy])];
      }),
    );
    const suggestion = [...pending][this.#roll(pending.size || 1)];
    if (suggestion === undefined) return;
    const verdict = this.#roll(2) === 0 ? 'accepted' : 'rejected';
    this.desk.decideOn(suggestion, verdict);
    this.text.decide(suggestion, verdict);
  }
}

const said = (tokens: readonly Token[]) => tokens.map((one) => one.character).join('');

export function runReturn(seed: number): { listed: Expected[]; expected: Expected[]; items: ReturnItem[] } {
  const roll = dice(seed);
  let point = 0x4e00;
  const fresh = () => String.fromCharCode(point++);
  const paragraphs = Array.from({ length: 2 + roll(5) }, () =>
    Array.from({ length: 1 + roll(9) }, fresh).join(''),
  );
  const text = new OracleText();
  text.put(null, [...paragraphs.map((one) => `${one}\n`).join('')], null);
  const first = new Person(new TestDesk('First', 'SG', 1, documentOf(...paragraphs)), text, roll, fresh);
  for (let step = roll(7); step > 0; step--) first.act(1);
  text.decided.clear();
  const together = first.desk.state();
  const people = [2, 3].map(
    (client) => new Person(new TestDesk(`P${client}`, 'FJ', client, together), text.copy(), roll, fresh),
  ) as [Person, Person];
  const [mine, theirs] = people;
  for (let step = 2 + roll(10); step > 0; step--) (roll(2) === 0 ? mine : theirs).act(3);
  const updates = { before: [together], mine: mine.desk.updates, theirs: theirs.desk.updates };
  const { items } = compareApart(updates);
  for (const { desk } of [first, mine, theirs]) desk.close();
  const listed = items.map(({ kind, mine: here, theirs: there }) => ({
    kind,
    characters: [...new Set([...here.text, ...there.text].flatMap((piece) => [...piece.text]))]
      .filter((one) => one !== '\n')
      .sort()
      .join(''),
  }));
  return {
    listed: listed.sort((a, b) => (a.characters < b.characters ? -1 : 1)),
    expected: judge(text, mine.text, theirs.text),
    items,
  };
}
