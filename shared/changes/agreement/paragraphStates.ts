/**
 * What each paragraph of a text is: open, bracketed, agreed ad referendum, agreed, reserved, deferred, or, where acts and
 * text do not fit together, reopened or disputed. Derived from both in one walk over the text, read twice: as if all
 * that is proposed were accepted, and as if nothing had been. Agreed words have to be what both give. See SPEC.md.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { EMBED } from '../../document/DocumentContent.ts';
import type { CharacterId } from '../../document/ids.ts';
import { paragraphId, parseParagraphId } from '../../document/ids.ts';
import { paragraphContent } from '../../document/readDocument.ts';
import type { FlowParagraph, FlowRun } from '../../document/readFlow.ts';
import { readFlow } from '../../document/readFlow.ts';
import type { Changes } from '../Changes.ts';
import { ChangesView } from '../ChangesView.ts';
import { withOriginals } from '../comments/familyOf.ts';
import type { Bracket, Circulation, Written } from './Agreement.ts';
import { inForce } from './Agreement.ts';
import type { ChooseAct, KeptWords, ObjectAct, StateAct, SupportAct } from './acts.ts';
import { bracketMarks } from './bracketMarks.ts';
import { paragraphWords } from './paragraphWords.ts';

export const SHOWN_STATES = [
  'open',
  'bracketed',
  'adReferendum',
  'agreed',
  'reserved',
  'deferred',
  'reopened',
  'disputed',
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** One that keeps the words it is about. */
export type WordedAct = Written<StateAct> | Written<ChooseAct>;

export interface ParagraphStanding {
  readonly id: ParagraphId;
  /** Among the paragraphs of the text as if all were accepted, from 0. */
  readonly index: number;
  readonly state: ShownState;
  /** Nothing is shown in it. */
  readonly isEmpty: boolean;
  /** Acts on its state in force, in the order of the log; several only where they were made apart. */
  readonly acts: readonly WordedAct[];
  /** Its words as they stand, everything proposed included. */
  readonly words: KeptWords;
  /** Something in it is proposed or contested, or makes another paragraph of it. */
  readonly proposed: boolean;
  /** Those standing in it. */
  readonly brackets: readonly Bracket[];
  /** Delegations that support it, where it is an alternative or has any. */
  readonly supporters: readonly string[];
  /** Circulations it is part of, with the objections that are about it. */
  readonly circulations: readonly {
    readonly circulation: Circulation;
    readonly objections: readonly Written<ObjectAct>[];
  }[];
}

export interface TextStanding {
  /** Every paragraph of the text, in its order. */
  readonly paragraphs: readonly ParagraphStanding[];
  /** Acts whose paragraph stands nowhere any more (P6). */
  readonly nowhere: readonly WordedAct[];
}

const WORDED: readonly string[] = ['agreed', 'adReferendum', 'reserved'];
const NOBODY: readonly string[] = [];

export function paragraphStates(changes: Changes): TextStanding {
  const { agreement, flow } = changes;
  const root = (id: string) => rootOf(changes, id);
  const states = Map.groupBy(
    agreement.acts.filter((act): act is WordedAct => act.kind === 'state' || act.kind === 'choose'),
    ({ paragraph }) => root(paragraph),
  );
  const supports = Map.groupBy(
    agreement.acts.filter((act): act is Written<SupportAct> => act.kind === 'support'),
    ({ paragraph }) => root(paragraph),
  );
  const circulated = circulationsBy(agreement.circulations, root);
  const [final, original] = [new ChangesView(changes, 'final'), new ChangesView(changes, 'original')];
  const asIf = (view: ChangesView) => readFlow(flow, undefined, undefined, undefined, view);
  const before = new Map(asIf(original).map((one) => [paragraphId(one.mark), one]));
  const found = new Set<string>();
  const paragraphs = asIf(final).map((paragraph, index): ParagraphStanding => {
    const id = paragraphId(paragraph.mark);
    const key = root(id);
    found.add(key);
    const acts = inForce(states.get(key) ?? []);
    const words = once(() => paragraphWords(paragraphContent(flow, paragraph, final)));
    const then = before.get(id);
    // An end proposed in front of it makes two texts of it, and is no part of it.
    const proposed =
      paragraph.proposed ||
      then === undefined ||
      (!haveSameRuns(paragraph, then) &&
        paragraphWords(paragraphContent(flow, then, original)).fingerprint !== words().fingerprint);
    const brackets = bracketsIn(changes, paragraph);
    const circulations = circulated.get(key) ?? [];
    return {
      id,
      index,
      state: stateOf(acts, { words, proposed, brackets, late: lateObjections(acts, circulations) }),
      isEmpty: paragraph.runs.every(({ hidden }) => hidden === true),
      acts,
      get words() {
        return words();
      },
      proposed,
      brackets,
      supporters: supportersOf(supports.get(key) ?? []),
      circulations,
    };
  });
  const nowhere = [...states].flatMap(([key, acts]) =>
    found.has(key) ? [] : inForce(acts).filter(({ id }) => !isAnswered(id, agreement.acts)),
  );
  return { paragraphs, nowhere: nowhere.filter((act) => act.kind === 'choose' || act.state !== 'open') };
}

/** A paragraph's words are asked for where there is something said of it: most have nothing. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same characters, shown alike: then nothing is to be compared. What stands inside of embeds is, elsewhere. */
function haveSameRuns({ runs: a }: FlowParagraph, { runs: b }: FlowParagraph): boolean {
  return (
    a.length === b.length &&
    a.every((run, at) => {
      const other = b[at] as FlowRun;
      return (
        run.client === other.client &&
        run.clock === other.clock &&
        run.text === other.text &&
        run.text !== EMBED &&
        run.hidden === other.hidden &&
        run.shown === other.shown
      );
    })
  );
}

function isAnswered(id: string, acts: readonly Written[]): boolean {
  return acts.some((act) => act.kind === 'state' && act.supersedes.includes(id));
}

interface Standing {
  readonly words: () => KeptWords;
  readonly proposed: boolean;
  readonly brackets: readonly Bracket[];
  readonly late: boolean;
}

function stateOf(acts: readonly WordedAct[], { words, proposed, brackets, late }: Standing): ShownState {
  const said = new Set(acts.map(saidState));
  const [only] = said;
  if (only === undefined || (said.size === 1 && only === 'open'))
    return brackets.length > 0 ? 'bracketed' : 'open';
  const worded = acts.filter((act) => WORDED.includes(saidState(act)));
  const texts = new Set(worded.map(({ fingerprint }) => fingerprint));
  if (said.size > 1 || texts.size > 1 || late) return 'disputed';
  if (only === 'deferred') return 'deferred';
  const holds = !proposed && texts.has(words().fingerprint);
  return holds ? only : 'reopened';
}

/** What is chosen among alternatives is agreed. */
const saidState = (act: WordedAct) => (act.kind === 'choose' ? 'agreed' : act.state);

/** Objections that whoever stated the outcome had not seen: made apart from it, however late. */
function lateObjections(
  acts: readonly WordedAct[],
  circulations: ParagraphStanding['circulations'],
): boolean {
  const agreed = acts.filter((act) => WORDED.includes(saidState(act)));
  if (agreed.length === 0) return false;
  const known = new Set(agreed.flatMap((act) => (act.kind === 'state' ? act.supersedes : [])));
  return circulations.some(
    ({ circulation, objections }) => known.has(circulation.id) && objections.some(({ id }) => !known.has(id)),
  );
}

function circulationsBy(
  circulations: readonly Circulation[],
  root: (id: string) => string,
): Map<string, ParagraphStanding['circulations'][number][]> {
  const by = new Map<string, ParagraphStanding['circulations'][number][]>();
  for (const circulation of circulations) {
    for (const key of new Set(circulation.act.paragraphs.map(({ paragraph }) => root(paragraph)))) {
      const objections = circulation.objections.filter(
        ({ paragraph }) => paragraph === null || root(paragraph) === key,
      );
      by.set(key, [...(by.get(key) ?? []), { circulation, objections }]);
    }
  }
  return by;
}

/** By delegation, those of whom everything in force says so; said apart otherwise, both stand and they are counted. */
function supportersOf(acts: readonly Written<SupportAct>[]): readonly string[] {
  if (acts.length === 0) return NOBODY;
  const supporting = inForce(acts).filter(({ supports }) => supports);
  return [...new Set(supporting.map(({ delegation }) => delegation))].sort();
}

function bracketsIn({ brackets }: Changes, { runs }: FlowParagraph): readonly Bracket[] {
  if (brackets.empty) return [];
  const shown = runs.filter(({ hidden }) => hidden !== true);
  const marks = bracketMarks(
    brackets,
    shown.map(({ client, clock, text }) => ({ client, clock, length: text.length })),
  );
  return [...new Set(marks.map(({ bracket }) => bracket))];
}

/** What a paragraph's end is a copy of in the end: acts on any copy of it are about all of them. */
function rootOf({ flow: { lineage } }: Changes, id: ParagraphId): string {
  const mark: CharacterId | null = parseParagraphId(id);
  if (mark === null || lineage.empty) return id;
  const oldest = withOriginals(lineage, { ...mark, length: 1 }).at(-1);
  return oldest === undefined ? id : paragraphId(oldest);
}
