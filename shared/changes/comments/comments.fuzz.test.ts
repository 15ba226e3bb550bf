/**
 * Three desks write, suggest, decide, undo, move and comment at random, exchange at random, and settle when they
 * meet. Every character is typed once only, so that an oracle that knows nothing of identities can tell which
 * threads must stand, and what each desk has heard of is kept as plain sets, to tell which are resolved.
 */
import { expect, test } from 'vitest';
import type { Random } from '../../../test/convergence/random.ts';
import { random } from '../../../test/convergence/random.ts';
import { subjectOfStretch } from './anchorOf.ts';
import type { ThreadId } from './commentEntries.ts';
import { CommentDesk, documentOf, meet } from './testing/CommentDesk.ts';
import { reply, setResolved } from './writeComments.ts';

const RUNS = Number(process.env['COMMENT_RUNS'] ?? 150);
const DEEDS = 60;

/** Something said or done in a thread, and what its maker knew then. */
interface Event {
  readonly thread: ThreadId;
  readonly kind: 'say' | 'resolve' | 'reopen';
  readonly text: string;
  readonly knew: ReadonlySet<Event>;
}

class Session {
  readonly desks: CommentDesk[];
  readonly known: Set<Event>[];
  /** What each thread was begun on. */
  readonly about = new Map<ThreadId, { characters: string; about: 'text' | 'paragraph' | 'suggestion' }>();
  readonly faults: string[] = [];
  readonly #random: Random;
  #next = 0x4e00;
  #said = 0;

  constructor(seed: number) {
    this.#random = random(seed);
    const start = documentOf(this.fresh(6), this.fresh(8), '', this.fresh(5));
    this.desks = [0, 1, 2].map(
      (at) => new CommentDesk(at + 1, { id: `p${at}`, name: `P${at}`, delegation: `D${at}` }, start),
    );
    this.known = this.desks.map(() => new Set());
  }

  fresh(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(this.#next++)).join('');
  }

  #note(at: number, event: Omit<Event, 'knew'>): void {
    const known = this.known[at] as Set<Event>;
    known.add({ ...event, knew: new Set(known) });
  }

  deed(): void {
    const { below, pick } = this.#random;
    const at = below(this.desks.length);
    const desk = this.desks[at] as CommentDesk;
    const size = desk.stored().length;
    const from = below(size);
    const to = Math.min(size - 1, from + 1 + below(5));
    const thread = desk.comments.threads.length > 0 ? pick(desk.comments.threads).id : null;
    const text = `said ${this.#said++}`;
    const deeds: (() => void)[] = [
      () => desk.insert(from, this.fresh(1 + below(3))),
      () => desk.insert(from, this.fresh(1 + below(3))),
      () => desk.insert(from, '\n'),
      () => from < to && desk.erase(from, to),
      () => from < to && desk.erase(from, to),
      () => {
        desk.writer.mode = pick(['editing', 'suggesting']);
      },
      () => desk.history.undo(),
      () => desk.history.redo(),
      // While suggesting a move is new text beside the old.
      () => desk.writer.mode === 'editing' && desk.moveParagraph(below(4), below(5)),
      () => {
        const ids = [...desk.changes.suggestions.keys()];
        if (ids.length > 0) desk.decide(pick(['accepted', 'rejected', 'open']), pick(ids));
      },
      () => {
        const subject = subjectOfStretch(desk.paragraphs(), from, to);
        if (subject === null) return;
        const id = desk.comment(subject, text);
        this.about.set(id, { characters: shownBetween(desk, from, to), about: 'text' });
        this.#note(at, { thread: id, kind: 'say', text });
      },
      () => {
        const index = below(desk.paragraphs().length);
        if (desk.paragraphs()[index]?.mark === null) return;
        const id = desk.commentOnParagraph(index, text);
        this.about.set(id, { characters: desk.lines()[index] ?? '', about: 'paragraph' });
        this.#note(at, { thread: id, kind: 'say', text });
      },
      () => {
        const suggestions = [...desk.changes.suggestions.values()];
        if (suggestions.length === 0) return;
        const { id: suggestion } = pick(suggestions);
        const id = desk.comment({ anchor: { kind: 'suggestion', suggestion }, quote: [] }, text);
        this.about.set(id, { characters: '', about: 'suggestion' });
        this.#note(at, { thread: id, kind: 'say', text });
      },
      () => {
        if (thread === null) return;
        reply(desk.comments, { author: desk.author, at: desk.now++ }, thread, [text]);
        this.#note(at, { thread, kind: 'say', text });
      },
      () => {
        if (thread === null) return;
        const resolved = below(3) > 0;
        setResolved(desk.comments, { author: desk.author, at: desk.now++ }, thread, resolved);
        this.#note(at, { thread, kind: resolved ? 'resolve' : 'reopen', text: '' });
      },
      () => {
        const other = below(this.desks.length);
        desk.pull(this.desks[other] as CommentDesk);
        for (const event of this.known[other] ?? []) this.known[at]?.add(event);
      },
    ];
    const before = desk.comments.threads.length;
    pick(deeds)();
    if (desk.comments.threads.length < before) this.faults.push(`threads fell from ${before}`);
  }

  meet(): void {
    meet(...this.desks);
    const all = new Set(this.known.flatMap((known) => [...known]));
    for (const known of this.known) for (const event of all) known.add(event);
    if (this.#random.below(2) === 0) {
      this.desks[0]?.settle();
      meet(...this.desks);
    }
    for (const desk of this.desks) this.#judge(desk, all);
  }

  #judge(desk: CommentDesk, all: ReadonlySet<Event>): void {
    const shown = desk.lines().join('');
    const places = desk.places();
    const { threads } = desk.comments;
    if (threads.length !== this.about.size)
      this.faults.push(`${threads.length} threads of ${this.about.size}`);
    if (desk.comments.unreadable.length > 0) this.faults.push('something unreadable');
    for (const { id, messages, resolved } of threads) {
      const events = [...all].filter((event) => event.thread === id);
      const texts = new Set(events.filter(({ kind }) => kind === 'say').map(({ text }) => text));
      if (messages.length !== texts.size || !messages.every(({ parts }) => texts.has(String(parts[0]))))
        this.faults.push(`${id} lost a message`);
      if ((resolved !== null) !== isResolved(events))
        this.faults.push(`${id} is resolved: ${resolved !== null}`);
      const { characters = '', about } = this.about.get(id) ?? {};
      const text = about === 'text';
      const standing = [...characters].filter((one) => one !== '\n' && shown.includes(one));
      const place = places.get(id);
      const stands = place != null && !place.detached;
      if (place == null && about !== 'suggestion' && desk.paragraphs().length > 0)
        this.faults.push(`${id} has no place`);
      if (standing.length > 0 !== stands && (text || !stands))
        this.faults.push(`${id} on ${characters} ${stands ? 'stands' : 'is detached'} in ${shown}`);
      const stretches = desk.standsAt(id) ?? [];
      const covered = stretches.join('');
      if (text && !standing.every((one) => covered.includes(one)))
        this.faults.push(`${id} on ${characters} leaves out some: ${covered}`);
      const isOurs = (one: string | undefined) => one !== undefined && characters.includes(one);
      if (text && !stretches.every((one) => isOurs(one.at(0)) && isOurs(one.at(-1))))
        this.faults.push(`${id} reaches beyond its text: ${covered}`);
    }
  }

  close(): void {
    for (const desk of this.desks) desk.close();
  }
}

/** Only what is shown when one comments is commented on. */
function shownBetween(desk: CommentDesk, from: number, to: number): string {
  const stored = desk
    .paragraphs()
    .flatMap(({ runs, mark }) => [
      ...runs.flatMap(({ text, hidden }) => [...text].map((one) => (hidden === true ? '' : one))),
      ...(mark === null ? [] : ['']),
    ]);
  return stored.slice(from, to).join('');
}

function isResolved(events: readonly Event[]): boolean {
  const deeds = events.filter(({ kind }) => kind !== 'say');
  const standing = deeds.filter((one) => !deeds.some((other) => other.knew.has(one)));
  const said = events.filter(({ kind }) => kind === 'say');
  return (
    standing.every(({ kind }) => kind === 'resolve') &&
    standing.some(({ knew }) => said.every((one) => knew.has(one)))
  );
}

test('C2 P2 P5 G2 random sessions: no thread is lost, each stands where its text is, and is open where it must be', () => {
  let detached = 0;
  let resolved = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const session = new Session(seed);
    for (let deed = 1; deed <= DEEDS; deed++) {
      session.deed();
      if (deed % 20 === 0) session.meet();
    }
    const [first] = session.desks;
    detached += [...(first?.places().values() ?? [])].filter((place) => place?.detached).length;
    resolved += first?.comments.threads.filter((thread) => thread.resolved !== null).length ?? 0;
    session.close();
    expect({ seed, faults: session.faults }).toEqual({ seed, faults: [] });
  }
  // The sessions did what they are there to do.
  expect(detached).toBeGreaterThan(RUNS / 5);
  expect(resolved).toBeGreaterThan(RUNS / 5);
});
