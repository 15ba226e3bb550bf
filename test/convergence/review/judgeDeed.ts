/**
 * Whether a deed did to a person's own desk what it was meant to: on the screen what they see of it, in the
 * store nothing that is not theirs to change (W1 to W5, S3, S6).
 */
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import type { WritingMode } from '../../../shared/changes/ReviewWriter.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../../shared/document/paragraphProperties.ts';
import type { SeenCharacter, ShownParagraph } from './expectedScreen.ts';
import { isGone, linesOf } from './expectedScreen.ts';
import type { ReviewOracle } from './ReviewOracle.ts';
import type { RawDocument } from './rawDocument.ts';
import { storedProperties } from './rawDocument.ts';
import type { Intent } from './reviewDeeds.ts';

export interface DeskState {
  readonly raw: RawDocument;
  readonly seen: readonly SeenCharacter[];
  readonly screen: readonly ShownParagraph[];
  /** Where the caret is on the screen; null without one. */
  readonly caret: number | null;
}

export interface Circumstances {
  readonly author: string;
  readonly mode: WritingMode;
  readonly view: ViewName;
  /** See `struckJustNow`. */
  readonly struck: ReadonlySet<string>;
}

/** A character on the screen, with what may become of it. */
interface Unit {
  readonly id: string;
  readonly unit: string;
  /** Own and not decided on: deleting it takes it away, whatever the mode. */
  readonly own: boolean;
  /** In every view: one's own proposal to delete it is contested already, or its coming is (V4). */
  readonly stays: boolean;
}

const isOwn = ({ proposed }: SeenCharacter, author: string) =>
  proposed.some((one) => one.op === 'insert' && one.status === 'pending' && one.author === author);

function unitsOf({ seen, screen }: DeskState, author: string): Unit[] {
  const units = seen
    .filter((one) => !one.hidden)
    .map((one) => ({
      id: one.id,
      unit: one.unit,
      own: isOwn(one, author),
      stays: one.proposed.some(
        ({ op, status, author: by }) =>
          status === 'contested' && (op === 'insert' || (op === 'delete' && by === author)),
      ),
    }));
  // D1: an open paragraph has no end of its own that could be proposed to go; it goes with the last of its text.
  if (screen.at(-1)?.id === 'end') units.push({ id: 'end', unit: '\n', own: true, stays: false });
  return units;
}

function textFaults(
  intent: Extract<Intent, { kind: 'text' }>,
  before: DeskState,
  after: DeskState,
  circumstances: Circumstances,
): string[] {
  const { author, mode, view } = circumstances;
  const units = unitsOf(before, author);
  const stays = ({ own, stays: contested }: Unit) => {
    if (mode === 'editing' || own) return false;
    return view === 'all' || contested;
  };
  const shown = linesOf(after.screen).join('\n');
  const faults: string[] = [];
  for (const { from, to } of places(units, intent, before, circumstances)) {
    const kept = units.slice(from, to).filter(stays);
    // W5: what replaces a text stands behind it.
    const parts = [units.slice(0, from), kept, [...intent.typed], units.slice(to)] as const;
    const wanted = parts.flat().map((one) => (typeof one === 'string' ? one : one.unit));
    const text = wanted.join('').replace(/\n$/, '');
    const gone = kept.length > 0 ? from + kept.length : intent.from === intent.to ? from : intent.from;
    const goal = intent.caret === 'before' ? intent.from : gone + intent.typed.length;
    if (shown !== text) faults.push(`shows ${JSON.stringify(shown)} instead of ${JSON.stringify(text)}`);
    else if (intent.caret !== undefined && after.caret !== goal)
      faults.push(`the caret is at ${after.caret} instead of ${goal}`);
    else return [];
  }
  return faults.slice(0, 1);
}

/** Of several paragraph ends in a row it cannot be told which of them went or came. */
function slides(units: readonly Unit[], { from, to }: { from: number; to: number }) {
  const found = [{ from, to }];
  if (from === to) return found;
  for (
    let by = 1;
    units[to + by - 1] !== undefined && units[from + by - 1]?.unit === units[to + by - 1]?.unit;
    by++
  )
    found.push({ from: from + by, to: to + by });
  for (let by = 1; from - by >= 0 && units[from - by]?.unit === units[to - by]?.unit; by++)
    found.push({ from: from - by, to: to - by });
  return found;
}

/** Where it may have happened: what replaces text struck just now stands behind that (W5). */
function places(
  units: readonly Unit[],
  intent: Extract<Intent, { kind: 'text' }>,
  before: DeskState,
  { author, mode, struck }: Circumstances,
): { from: number; to: number }[] {
  const { from, to, typed } = intent;
  if (mode === 'editing' || from < to || typed.includes('\n')) return slides(units, intent);
  let at = from === 0 ? 0 : 1 + before.seen.findIndex(({ id }) => id === units[from - 1]?.id);
  let [passed, end, met] = [from, from, false];
  for (let one = before.seen[at]; one !== undefined; one = before.seen[++at]) {
    if (!one.hidden) passed++;
    if (isGone(one.proposed, 'all')) continue;
    met ||= struck.has(one.id);
    const own = one.proposed.some(
      ({ op, status, author: by }) => op === 'delete' && status === 'pending' && by === author,
    );
    if (!met || !own || one.unit === '\n') break;
    end = passed;
  }
  const behind = { from: end, to: end };
  // Of letters alike it cannot be told which was struck.
  return struck.size > 1 ? [behind, { from, to }] : [behind];
}

/**
 * What a person has struck with this deed and nothing else: the first character of it, or several where it cannot
 * be told which. null where the deed leaves the text as it was.
 */
export function struckJustNow(
  intent: Intent,
  before: DeskState,
  after: DeskState,
  { author, mode }: Omit<Circumstances, 'struck'>,
): ReadonlySet<string> | null {
  if (intent.kind !== 'text') return intent.kind === 'move' ? new Set() : null;
  if (intent.typed !== '' || mode === 'editing') return new Set();
  if (intent.from === intent.to) return null;
  const units = unitsOf(before, author);
  const standing = new Set(after.raw.characters.map((one) => one.id));
  const found = slides(units, intent)
    .filter(({ from }) => !/^[\udc00-\udfff]$/.test(units[from]?.unit ?? ''))
    .map(({ from, to }) => units.slice(from, to).find(({ id }) => standing.has(id))?.id);
  return new Set(found.filter((id) => id !== undefined));
}

const formatOf = (formats: string, name: string) =>
  JSON.stringify((JSON.parse(formats) as [string, unknown][]).find(([one]) => one === name) ?? null);
const withoutFormat = (formats: string, name: string) =>
  JSON.stringify((JSON.parse(formats) as [string, unknown][]).filter(([one]) => one !== name));

function formatFaults(
  { from, to, name }: Extract<Intent, { kind: 'format' }>,
  before: DeskState,
  after: DeskState,
): string[] {
  const flat = ({ screen }: DeskState) =>
    screen.flatMap(({ units }) => [...units, { unit: '\n', formats: '[]', change: '' }]);
  const [old, now] = [flat(before), flat(after)];
  const text = (list: typeof old) => list.map(({ unit }) => unit).join('');
  if (text(old) !== text(now)) return ['formatting changed the text'];
  const given = new Set<string>();
  for (const [index, unit] of now.entries()) {
    const was = (old[index] as typeof unit).formats;
    const selected = from <= index && index < to && unit.unit !== '\n' && unit.unit !== SOFT_BREAK;
    if (selected) given.add(formatOf(unit.formats, name));
    const [a, b] = selected
      ? [withoutFormat(was, name), withoutFormat(unit.formats, name)]
      : [was, unit.formats];
    if (a !== b) return [`formatting ${name} made ${b} of ${a} at ${index}`];
  }
  return given.size > 1 ? [`${name} was given to a part of the selection: ${[...given].join()}`] : [];
}

function propertyFaults(
  { paragraph, set }: Extract<Intent, { kind: 'property' }>,
  before: DeskState,
  after: DeskState,
): string[] {
  if (linesOf(before.screen).join('\n') !== linesOf(after.screen).join('\n'))
    return ['restyling changed the text'];
  return after.screen.flatMap(({ properties }, index) => {
    const old = before.screen[index]?.properties;
    const wanted = index === paragraph ? { ...old, ...set } : { ...old };
    return PROPERTY_NAMES.filter((name) => properties[name] !== wanted[name]).map(
      (name) => `paragraph ${index} shows ${name} ${properties[name]} instead of ${wanted[name]}`,
    );
  });
}

/** What must not change in the store. */
function storeFaults(before: DeskState, after: DeskState, { author, mode }: Circumstances): string[] {
  const faults: string[] = [];
  const now = new Map(after.raw.characters.map((one) => [one.id, one]));
  const old = new Map(before.raw.characters.map((one) => [one.id, one]));
  for (const one of before.seen) {
    const own = isOwn(one, author);
    const found = now.get(one.id);
    if (found === undefined) {
      const spoken = one.proposed.some(
        ({ op, status, author: by }) =>
          (status === 'pending' || status === 'contested') &&
          (op === 'delete' || (op === 'insert' && by !== author)),
      );
      if (mode === 'suggesting' && !own) faults.push(`W1 ${one.unit} was taken out of the text`);
      if (mode === 'editing' && spoken) faults.push(`W4 ${one.unit} was taken out and not decided on`);
    } else if (mode === 'suggesting' && !own) {
      const [a, b] = [old.get(one.id)?.formats, found.formats].map((formats) =>
        JSON.stringify(Object.entries(formats ?? {}).sort()),
      );
      if (a !== b) faults.push(`W1 ${one.unit} was formatted in the text: ${a} to ${b}`);
    }
  }
  if (mode === 'suggesting') {
    const own = new Set(before.seen.filter((one) => isOwn(one, author)).map((one) => one.id));
    const marks = new Set(before.raw.characters.map((one) => one.id));
    for (const key of new Set([...before.raw.properties.keys(), ...after.raw.properties.keys()])) {
      const id = key.slice(0, key.lastIndexOf(':'));
      if (own.has(id) || !marks.has(id)) continue;
      if (before.raw.properties.get(key) !== after.raw.properties.get(key))
        faults.push(`W1 ${key} was set in the text`);
    }
  }
  return faults;
}

/** A new paragraph end has nothing as its own that is but proposed of another. */
function bakedFaults(before: DeskState, after: DeskState): string[] {
  const known = new Set(before.raw.characters.map((one) => one.id));
  const proposed = new Set<unknown>();
  const stored = new Set<unknown>();
  for (const one of before.seen) {
    if (one.unit !== '\n') continue;
    const own = storedProperties(before.raw, one.id);
    for (const name of PROPERTY_NAMES) stored.add(`${name} ${own[name]}`);
    for (const { property } of one.proposed)
      if (property !== null) proposed.add(`${property.name} ${property.value}`);
  }
  return after.raw.characters.flatMap(({ id, unit }) => {
    if (unit !== '\n' || known.has(id)) return [];
    const own = storedProperties(after.raw, id);
    return PROPERTY_NAMES.filter((name) => own[name] !== DEFAULT_PROPERTIES[name])
      .map((name) => `${name} ${own[name]}`)
      .filter((one) => one.startsWith('language ') && proposed.has(one) && !stored.has(one))
      .map((one) => `the new end ${id} has ${one}, which is but proposed`);
  });
}

/** S3 and S6: what came belongs to a suggestion where it was suggested, to none where it was written. */
function membershipFaults(
  oracle: ReviewOracle,
  desk: number,
  before: DeskState,
  after: DeskState,
  { author, mode }: Circumstances,
): string[] {
  const known = new Set(before.raw.characters.map((one) => one.id));
  const faults: string[] = [];
  for (const { id, unit } of after.raw.characters) {
    if (known.has(id) || after.raw.origins.has(id)) continue;
    const label = oracle.typedIn(after.raw, id) ?? null;
    if (mode === 'editing' && label !== null) faults.push(`S3 ${unit} was written and belongs to ${label}`);
    if (mode === 'suggesting' && label === null) faults.push(`S3 ${unit} was suggested and belongs to none`);
    if (label === null) continue;
    if (oracle.authorOf(label) !== author) faults.push(`S2 ${unit} belongs to another's ${label}`);
    if (before.raw.entries.has(label) && oracle.isDecided(desk, label))
      faults.push(`S6 ${unit} went on with ${label}, which is decided on`);
  }
  return faults;
}

export function judgeDeed(
  oracle: ReviewOracle,
  desk: number,
  intent: Intent,
  before: DeskState,
  after: DeskState,
  circumstances: Circumstances,
): string[] {
  const shown =
    intent.kind === 'text'
      ? textFaults(intent, before, after, circumstances)
      : intent.kind === 'format'
        ? formatFaults(intent, before, after)
        : intent.kind === 'property'
          ? propertyFaults(intent, before, after)
          : [];
  const stored =
    intent.kind === 'move' && circumstances.mode === 'editing'
      ? []
      : storeFaults(before, after, circumstances);
  return [
    ...shown,
    ...stored,
    ...bakedFaults(before, after),
    ...membershipFaults(oracle, desk, before, after, circumstances),
  ];
}
