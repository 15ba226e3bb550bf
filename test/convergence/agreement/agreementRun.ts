/**
 * One random session about agreement: five people at desks of their own, most of them cut off most of the time, with
 * watches that are hours wrong. They write, suggest, decide, bracket, agree, reserve, circulate and object, and receive
 * what others did in any order. The judge keeps a ledger of its own, of plain strings, and looks only at what desks
 * print and list:
 *
 *   - brackets are balanced in every paragraph of every text, whatever has arrived;
 *   - no desk ever calls a paragraph agreed whose printed words, final or original, are not those in the ledger;
 *   - a paragraph with one undisputed act whose words stand as they were is not called reopened either;
 *   - at the end every desk has every act that anybody made, every objection in its circulation, and all show the same.
 */
import { STATE_NAMES } from '../../../shared/changes/agreement/acts.ts';
import type { ParagraphStanding } from '../../../shared/changes/agreement/paragraphStates.ts';
import { AgreementSeat } from '../../../shared/changes/agreement/testing/AgreementSeat.ts';
import {
  type ActResult,
  circulate,
  holdBracket,
  objectTo,
  putBracket,
  setState,
  setSupport,
} from '../../../shared/changes/agreement/writeActs.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import type { FuzzResult } from '../fuzzRun.ts';
import type { Random } from '../random.ts';
import { random } from '../random.ts';

const DELEGATIONS = ['FJ', 'CN', 'NP', 'KH', 'MN'];
const DEEDS = 60;
const HOUR = 3_600_000;

/** What the judge knows of what people did. */
interface Ledger {
  /** Id of an act -> words of its paragraph, as printed then. */
  readonly words: Map<string, string>;
  readonly acts: Set<string>;
  readonly objections: Map<string, Set<string>>;
}

interface Session {
  readonly seats: readonly AgreementSeat[];
  readonly ledger: Ledger;
  readonly draw: Random;
  readonly faults: string[];
  letters: number;
  /** How often a desk called something agreed, reopened and disputed: a run in which nobody agrees shows nothing. */
  readonly seen: Map<string, number>;
}

export interface AgreementResult extends FuzzResult {
  readonly seen: ReadonlyMap<string, number>;
}

export function agreementRun(seed: number, log?: (line: string) => void): AgreementResult {
  const draw = random(seed);
  const paragraphs = Array.from({ length: 2 + draw.below(4) }, (_, at) => ({
    properties: DEFAULT_PROPERTIES,
    runs: [{ text: [0, 1, 2, 3].map((n) => letter(at * 4 + n)).join(''), formats: NO_FORMATS }],
  }));
  const update = createDocument({ paragraphs });
  const clients = DELEGATIONS.map((_, at) => 100 + at).sort(() => draw.next() - 0.5);
  const seats = DELEGATIONS.map((delegation, at) => {
    const seat = new AgreementSeat(update, clients[at] as number, {
      id: `p${at}`,
      name: delegation,
      delegation,
    });
    seat.now += (draw.below(49) - 24) * HOUR;
    return seat;
  });
  const session: Session = {
    seats,
    ledger: { words: new Map(), acts: new Set(), objections: new Map() },
    draw,
    faults: [],
    letters: paragraphs.length * 4,
    seen: new Map(),
  };
  let deeds = 0;
  try {
    for (; deeds < DEEDS && session.faults.length === 0; deeds++) {
      const seat = draw.pick(seats);
      seat.now += draw.below(600_000);
      const told = oneDeed(session, seat);
      log?.(`${deeds} ${seat.author.delegation} ${told}`);
      judge(session, seat, `deed ${deeds} (${told})`);
    }
    if (session.faults.length === 0) judgeEnd(session);
  } finally {
    for (const seat of seats) seat.close();
  }
  return { deeds, faults: session.faults, seen: session.seen };
}

/** Every character of a session is another one. */
const letter = (index: number) => String.fromCodePoint(0x4e00 + index);

function oneDeed(session: Session, seat: AgreementSeat): string {
  const { draw, seats } = session;
  const at = () => draw.below(seat.length + 1);
  switch (draw.below(16)) {
    case 0:
    case 1: {
      const other = draw.pick(seats);
      if (other !== seat) seat.pull(other);
      return `pulls from ${other.author.delegation}`;
    }
    case 2:
      seat.type(at(), letter(session.letters++), draw.pick(['editing', 'suggesting']));
      return 'types';
    case 3: {
      const from = at();
      seat.erase(from, Math.min(seat.length, from + 1 + draw.below(3)), draw.pick(['editing', 'suggesting']));
      return 'erases';
    }
    case 4:
      seat.type(at(), '\n', draw.pick(['editing', 'suggesting']));
      return 'splits';
    case 5:
      seat.undo();
      return 'undoes';
    case 6:
    case 7:
      seat.decide(draw.pick(['accepted', 'rejected', 'open']), draw.below(20));
      return 'decides';
    case 8: {
      const from = at();
      const ranges = seat.shownRanges(from, Math.min(seat.length, from + 1 + draw.below(7)));
      note(
        session,
        putBracket(seat.changes, seat.deed, { ranges, text: '' }, { holders: [draw.pick(DELEGATIONS)] }),
      );
      return 'brackets';
    }
    case 9:
    case 10: {
      const known = seat.changes.agreement.brackets;
      const bracket = known[draw.below(Math.max(1, known.length))];
      if (bracket === undefined) return 'has no bracket';
      const holders = draw.below(4) === 0 ? [draw.pick(DELEGATIONS)] : [];
      note(session, holdBracket(seat.changes, seat.deed, bracket.id, { holders }));
      return 'holds or lifts';
    }
    case 11:
      return circulates(session, seat);
    case 12:
      return objects(session, seat);
    case 13: {
      const standing = draw.pick(seat.standing().paragraphs);
      note(
        session,
        setSupport(seat.changes, seat.deed, standing, draw.pick(DELEGATIONS), draw.below(2) === 0),
      );
      return 'supports';
    }
    default:
      return says(session, seat);
  }
}

/** Agrees most of the time: it is what may go wrong. */
function says(session: Session, seat: AgreementSeat): string {
  const { draw, ledger } = session;
  const standing = draw.pick(seat.standing().paragraphs);
  const state = draw.below(3) === 0 ? draw.pick(STATE_NAMES) : 'agreed';
  const reservations = state === 'reserved' ? [{ delegation: draw.pick(DELEGATIONS), statement: 'No.' }] : [];
  const words = seat.printed('final')[standing.index] ?? '';
  const told = setState(seat.changes, seat.deed, standing, { state, reservations });
  note(session, told);
  if (told.ok) ledger.words.set(told.id, words);
  return told.ok ? `says ${state}` : `may not say ${state}: ${told.reason}`;
}

function circulates(session: Session, seat: AgreementSeat): string {
  const { draw } = session;
  const standings = seat.standing().paragraphs.filter(() => draw.below(2) === 0);
  note(session, circulate(seat.changes, seat.deed, standings, { until: seat.now + draw.below(5) * HOUR }));
  return 'circulates';
}

function objects(session: Session, seat: AgreementSeat): string {
  const { draw, ledger } = session;
  const known = seat.changes.agreement.circulations;
  const circulation = known[draw.below(Math.max(1, known.length))];
  if (circulation === undefined) return 'has nothing to object to';
  const about = draw.pick(circulation.act.paragraphs).paragraph;
  const paragraph = draw.below(3) === 0 ? null : about;
  const told = objectTo(seat.changes, seat.deed, circulation.id, { paragraph, statement: 'No.' });
  note(session, told);
  if (told.ok) {
    const all = ledger.objections.get(circulation.id) ?? new Set();
    ledger.objections.set(circulation.id, all.add(told.id));
  }
  return 'objects';
}

function note({ ledger }: Session, told: ActResult): void {
  if (told.ok) ledger.acts.add(told.id);
}

function judge(session: Session, seat: AgreementSeat, when: string): void {
  const { faults } = session;
  const printed = { final: seat.printed('final'), original: seat.printed('original') };
  for (const [text, lines] of Object.entries(printed))
    for (const line of lines)
      if (!isBalanced(line))
        faults.push(`${when}: ${text} at ${seat.author.delegation} is not balanced: ${line}`);
  for (const standing of seat.standing().paragraphs) judgeParagraph(session, seat, standing, printed, when);
}

const NAMED: readonly string[] = ['agreed', 'adReferendum', 'reserved'];

function judgeParagraph(
  session: Session,
  seat: AgreementSeat,
  standing: ParagraphStanding,
  printed: { readonly final: readonly string[]; readonly original: readonly string[] },
  when: string,
): void {
  const { faults, ledger, seen } = session;
  const { state, acts, index, id } = standing;
  seen.set(state, (seen.get(state) ?? 0) + 1);
  const final = printed.final[index] ?? '';
  const agreed = acts.map((act) => ledger.words.get(act.id));
  if (NAMED.includes(state)) {
    if (agreed.length === 0 || agreed.some((words) => words !== final))
      faults.push(
        `${when}: ${seat.author.delegation} calls ${id} ${state} over “${final}”, not ${agreed.join('/')}`,
      );
    // The same words have to stand in the text as if nothing had been proposed.
    if (!printed.original.includes(final))
      faults.push(
        `${when}: ${seat.author.delegation} calls ${id} ${state} though “${final}” is but proposed`,
      );
    if (/[[\]]/.test(final)) faults.push(`${when}: ${state} with brackets: ${final}`);
  }
  const [only] = acts;
  const untouched =
    state === 'reopened' &&
    acts.length === 1 &&
    only?.kind === 'state' &&
    ledger.words.get(only.id) === final &&
    printed.original.includes(final) &&
    !standing.proposed;
  if (untouched) faults.push(`${when}: ${id} is called reopened, and stands as it was agreed: “${final}”`);
}

function isBalanced(line: string): boolean {
  let depth = 0;
  for (const sign of line) {
    if (sign === '[') depth++;
    if (sign === ']' && --depth < 0) return false;
  }
  return depth === 0;
}

function judgeEnd(session: Session): void {
  const { seats, ledger, faults } = session;
  for (let round = 0; round < 2; round++)
    for (const seat of seats) for (const other of seats) if (other !== seat) seat.pull(other);
  for (const seat of seats) judge(session, seat, 'at the end');
  const shown = seats.map((seat) =>
    JSON.stringify([seat.standing(), seat.printed('final'), seat.printed('original')]),
  );
  for (const [at, one] of shown.entries())
    if (one !== shown[0])
      faults.push(`${seats[at]?.author.delegation} shows otherwise than ${seats[0]?.author.delegation}`);
  for (const seat of seats) {
    const known = new Set(seat.changes.agreement.acts.map(({ id }) => id));
    for (const id of ledger.acts)
      if (!known.has(id)) faults.push(`${seat.author.delegation} lacks the act ${id}`);
    if (known.size !== ledger.acts.size) faults.push(`${seat.author.delegation} has acts nobody made`);
    if (seat.changes.agreement.unreadable.length > 0) faults.push('an act cannot be read');
    for (const { id, objections } of seat.changes.agreement.circulations) {
      const made = ledger.objections.get(id) ?? new Set();
      if (objections.length !== made.size || objections.some((one) => !made.has(one.id)))
        faults.push(`${seat.author.delegation} shows other objections to ${id} than were made`);
    }
  }
}
