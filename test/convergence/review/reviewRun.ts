/**
 * One random session of suggestions: three to five people, each writing freely or suggesting, in whichever view,
 * while any of them may be cut off, and may receive but a part of what another wrote; and the host, which alone
 * settles. After every deed and arrival the desk's screen must be what the oracles say, and at the end all
 * desks must show the same in every view.
 */
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import type { Chosen } from '../../../shared/changes/decide.ts';
import type { Scope } from '../../../shared/changes/decisions.ts';
import { VERDICTS } from '../../../shared/changes/decisions.ts';
import type { ChangePiece } from '../../../shared/changes/listChanges.ts';
import { listChanges, piecesOfParagraph } from '../../../shared/changes/listChanges.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import { characters } from '../characters.ts';
import type { FuzzResult } from '../fuzzRun.ts';
import type { Replica } from '../Replica.ts';
import type { Random } from '../random.ts';
import { random } from '../random.ts';
import type { ShownParagraph } from './expectedScreen.ts';
import { difference } from './expectedScreen.ts';
import { judgeDeed, struckJustNow } from './judgeDeed.ts';
import { judgeList } from './judgeList.ts';
import { judgeUndo } from './judgeUndo.ts';
import { ReviewSession } from './ReviewSession.ts';
import type { Intent, ReviewDeedName, Supply } from './reviewDeeds.ts';
import { doDeed, offsetsOf } from './reviewDeeds.ts';

type Step =
  | ReviewDeedName
  | 'undo'
  | 'redo'
  | 'pause'
  | 'decide'
  | 'view'
  | 'mode'
  | 'thereAndBack'
  | 'restart';

const TEXT: ReviewDeedName[] = [
  'type',
  'type',
  'typeOn',
  'typeOn',
  'erase',
  'backspace',
  'backspace',
  'deleteOn',
  'replace',
  'softBreak',
  'split',
  'join',
  'eraseAcross',
  'removeParagraph',
  'insertParagraphs',
];
const LOOKS: ReviewDeedName[] = ['typeBold', 'format', 'format', 'style', 'list', 'align', 'language'];
const OTHERS: Step[] = [
  'undo',
  'undo',
  'redo',
  'pause',
  'pause',
  'decide',
  'decide',
  'decide',
  'decide',
  'view',
  'view',
  'mode',
  'thereAndBack',
  'thereAndBack',
];
const STEPS: readonly Step[] = [...TEXT, ...TEXT, ...LOOKS, ...OTHERS, 'restart'];
const DELEGATIONS = ['FJ', 'CN', 'NP', 'KH', 'MN'];

/** Of the first desk: it writes nothing and settles. */
const HOST = 0;

export function reviewRun(seed: number, moves = false, log?: (line: string) => void): FuzzResult {
  const session = new Session(seed, moves, log);
  const deeds = session.run();
  return { deeds, faults: session.faults };
}

class Session extends ReviewSession {
  readonly #dice: Random;
  readonly #supply: Supply;
  readonly #log: (line: string) => void;
  readonly #steps: readonly Step[];
  readonly #seed: number;
  /** Desks in use: the host's, then one a person. */
  #present: number[] = [];
  /** By desk: see `struckJustNow`. */
  readonly #struck = new Map<number, ReadonlySet<string>>();
  #deeds = 0;
  #sittings = 0;

  constructor(seed: number, moves: boolean, log: (line: string) => void = () => {}) {
    super(moves);
    const dice = random(seed);
    const source = characters();
    let languages = 0;
    this.#seed = seed;
    this.#dice = dice;
    this.#log = log;
    this.#steps = moves ? [...STEPS, 'move', 'move'] : STEPS;
    this.#supply = {
      random: dice,
      fresh: (count) => Array.from({ length: count }, () => source.next().value).join(''),
      freshLanguage: () => `x-${++languages}`,
    };
  }

  run(): number {
    const { below } = this.#dice;
    const people = 3 + below(3);
    const start = createDocument({
      paragraphs: Array.from({ length: below(4) }, (_, index) => ({
        properties: { ...DEFAULT_PROPERTIES, style: index === 0 ? ('heading1' as const) : ('body' as const) },
        runs: [{ text: this.#supply.fresh(2 + below(8)), formats: {} }],
      })),
    });
    for (let index = 0; index <= people; index++) {
      const desk = this.seat(this.#clientId(), this.#sitter(index), start);
      this.#present.push(desk);
      if (index !== HOST && below(3) > 0) this.desk(desk).desk.writer.mode = 'suggesting';
    }
    for (let left = 30 + below(50); left > 0 && this.faults.length === 0; left--) {
      if (below(5) < 4) this.#act(1 + below(people));
      else this.#exchange();
    }
    if (this.faults.length === 0) this.#meet();
    this.close();
    return this.#deeds;
  }

  /** Later sittings may have lower ids than earlier ones, as in life. */
  #clientId(): number {
    return this.#seed * 1000 + this.#dice.below(10) * 100 + this.#sittings++;
  }

  #sitter(person: number) {
    // No two watches agree.
    let time = 1_700_000_000_000 + this.#dice.below(100);
    const author = {
      id: `person-${person}`,
      name: `Person ${person}`,
      delegation: DELEGATIONS[person % DELEGATIONS.length] as string,
    };
    return { author, today: () => ++time };
  }

  #tried(what: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.faults.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  #act(person: number): void {
    const step = this.#dice.pick(this.#steps);
    const index = this.#present[person] as number;
    this.#tried(`desk ${index} could not ${step}`, () => {
      this.#do(person, index, step);
      this.check(this.#present[person] as number, step);
    });
    this.#deeds++;
  }

  #do(person: number, index: number, step: Step): void {
    const replica = this.desk(index);
    const { view, writer, history } = replica.desk;
    const { below, pick } = this.#dice;
    switch (step) {
      case 'pause':
        replica.pause();
        return;
      case 'mode':
        history.endBurst();
        writer.mode = writer.mode === 'editing' ? 'suggesting' : 'editing';
        return;
      case 'view': {
        const before = replica.fingerprint().document;
        replica.look(pick(VIEW_NAMES));
        if (replica.fingerprint().document !== before) this.faults.push('Z2 looking changed the document');
        return;
      }
      case 'decide':
        this.#decide(index);
        return;
      case 'undo':
      case 'redo': {
        const { before, after } = this.deed(index, () => void history[step]());
        this.#note(index, step);
        this.faults.push(...judgeUndo(this.oracle, index, replica.doc.clientID, step, before, after));
        return;
      }
      case 'restart': {
        const next = this.seat(this.#clientId(), this.#sitterAgain(replica), null, index);
        this.desk(next).desk.writer.mode = writer.mode;
        this.#present[person] = next;
        this.#log(`${index} is now ${next}`);
        return;
      }
      case 'thereAndBack':
        if (view.name !== 'original') this.#thereAndBack(index, pick(this.#steps.filter(isText)));
        return;
      default:
        // Nothing can be typed in what is no longer the text.
        if (view.name !== 'original') this.#write(index, step);
        if (below(4) === 0) replica.pause();
    }
  }

  #sitterAgain(replica: Replica) {
    let time = 1_700_000_001_000 + this.#dice.below(100);
    return { author: replica.author, today: () => ++time };
  }

  #note(index: number, what: string): void {
    const { writer, view } = this.desk(index).desk;
    this.#log(
      `${index} ${what} (${writer.mode}, ${view.name}): ${JSON.stringify(this.desk(index).lines().join('|'))}`,
    );
  }

  #write(index: number, name: ReviewDeedName): void {
    const replica = this.desk(index);
    const { mode } = replica.desk.writer;
    let intent: Intent | null = null;
    const { before, after } = this.deed(index, () => {
      intent = doDeed(replica, name, this.#supply);
    });
    this.#note(index, `${name} ${JSON.stringify(intent)}`);
    if (intent === null) return;
    const struck = this.#struck.get(index) ?? new Set<string>();
    const circumstances = { author: replica.author.id, mode, view: replica.desk.view.name, struck };
    const now = struckJustNow(intent, before, after, circumstances);
    if (now !== null) this.#struck.set(index, now);
    for (const fault of judgeDeed(this.oracle, index, intent, before, after, circumstances))
      this.faults.push(`desk ${index}, ${name} while ${mode} in ${circumstances.view}: ${fault}`);
  }

  /** Undo right after a deed leaves nothing of it, and redo brings all of it back. */
  #thereAndBack(index: number, name: ReviewDeedName): void {
    const replica = this.desk(index);
    const { history } = replica.desk;
    replica.pause();
    const before = this.views(index, 'before a deed');
    const stored = replica.fingerprint().document;
    this.#write(index, name);
    this.check(index, name);
    replica.pause();
    if (replica.fingerprint().document === stored || this.faults.length > 0) return;
    const there = this.views(index, name);
    this.deed(index, () => void history.undo());
    this.#note(index, 'undo');
    this.#same(`U4 undo of ${name} at desk ${index}`, before, this.views(index, 'undo'));
    this.deed(index, () => void history.redo());
    this.#note(index, 'redo');
    this.#same(`U4 redo of ${name} at desk ${index}`, there, this.views(index, 'redo'));
  }

  #same(
    what: string,
    wanted: Record<string, readonly ShownParagraph[]>,
    found: Record<string, readonly ShownParagraph[]>,
  ): void {
    const anonymous = (screen: readonly ShownParagraph[] = []) => screen.map((one) => ({ ...one, id: '' }));
    for (const view of VIEW_NAMES) {
      const wrong = difference(anonymous(wanted[view]), anonymous(found[view]));
      if (wrong !== null) this.faults.push(`${what} in ${view}: ${wrong}`);
    }
  }

  #decide(index: number): void {
    const replica = this.desk(index);
    const { below, pick } = this.#dice;
    const listed = this.#listOf(index);
    if (listed.length === 0) return;
    const chosen = new Map<string, Chosen>();
    for (let left = 1 + below(2); left > 0; left--) {
      const change = pick(listed);
      const piece = pick(change.pieces);
      chosen.set(change.id, { id: change.id, scope: below(2) === 0 ? null : this.#part(piece) });
    }
    const verdict = pick([...VERDICTS, 'accepted', 'rejected'] as const);
    const before = replica.doc.getText('body').toString();
    this.deed(index, () => replica.decide(verdict, [...chosen.values()]));
    this.#note(index, `${verdict} ${JSON.stringify([...chosen.values()])}`);
    if (replica.doc.getText('body').toString() !== before) this.faults.push('V5 deciding changed the text');
  }

  /** Some of its characters, as a selection has it: never half of a pair. */
  #part(piece: ChangePiece): Scope[] {
    if (!('text' in piece)) return [...piece.ranges];
    const offsets = offsetsOf(piece.text);
    const from = this.#dice.below(offsets.length - 1);
    const to = from + 1 + this.#dice.below(offsets.length - 1 - from);
    const [first, end] = [offsets[from] as number, offsets[to] as number];
    const part: Scope[] = [];
    let at = 0;
    for (const { client, clock, length, part: of } of piece.ranges) {
      const [start, stop] = [Math.max(first, at), Math.min(end, at + length)];
      if (start < stop) part.push({ client, clock: clock + start - at, length: stop - start, part: of });
      at += length;
    }
    return part;
  }

  #listOf(index: number) {
    const { changes, flow, view } = this.desk(index).desk;
    const paragraphs = readFlow(flow, undefined, undefined, undefined, view);
    return listChanges(paragraphs.map((paragraph) => piecesOfParagraph(changes, paragraph)));
  }

  #exchange(): void {
    const { below, pick } = this.#dice;
    const [to, from] = [pick(this.#present), pick(this.#present)];
    if (to === from || below(4) === 0) {
      this.#settle();
      return;
    }
    this.#tried(`desk ${to} could not take in what ${from} has`, () => {
      this.arrival(to, () => {
        if (below(2) === 0) this.wire.pull(to, from);
        else this.wire.deliver(to, from, 1 + below(4), below(4) > 0);
      });
      this.#note(to, `takes in from ${from}`);
      this.check(to, `taking in from ${from}`);
    });
  }

  #settle(): void {
    const host = this.desk(HOST);
    this.#tried('the host could not settle', () => {
      const before = this.views(HOST, 'before settling');
      let settled = 0;
      this.deed(HOST, () => {
        settled = host.settle();
      });
      this.#note(HOST, `settles ${settled}`);
      const after = this.views(HOST, 'settling');
      for (const view of VIEW_NAMES) {
        const wrong = difference(before[view], after[view]);
        if (wrong !== null) this.faults.push(`T2 settling changed ${view}: ${wrong}`);
      }
      const again = host.settle();
      if (again !== 0) this.faults.push(`T2 settling again settled ${again}`);
    });
  }

  #meet(): void {
    this.#tried('they could not meet', () => {
      for (let round = 0; round < 10; round++) {
        for (const to of this.#present)
          for (const from of this.#present) if (to !== from) this.arrival(to, () => this.wire.pull(to, from));
        const documents = new Set(this.#present.map((desk) => this.desk(desk).fingerprint().document));
        if (documents.size === 1) break;
        if (round === 9) this.faults.push('the desks did not come to rest');
      }
      const first = this.views(HOST, 'meeting');
      const cold = this.seat(this.#clientId(), this.#sitter(99), null, HOST);
      for (const desk of [...this.#present, cold]) {
        const found = this.views(desk, 'meeting');
        for (const view of VIEW_NAMES) {
          const wrong = difference(first[view], found[view]);
          if (wrong !== null) this.faults.push(`desk ${desk} in ${view} is not as the host: ${wrong}`);
        }
        const wrong = judgeList(this.#listOf(desk), this.state(desk));
        if (wrong !== null) this.faults.push(`the list of desk ${desk}: ${wrong}`);
      }
      this.judgeStanding(HOST);
    });
  }
}

const isText = (step: Step): step is ReviewDeedName =>
  (TEXT as readonly Step[]).includes(step) || (LOOKS as readonly Step[]).includes(step);
