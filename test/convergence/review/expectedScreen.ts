/**
 * What a desk must show in a view, from the characters that are stored and what the oracle says is proposed of
 * them (rules Z1 to Z4 and V4), and what it does show, in the same terms.
 */
import { readRunStyle } from '../../../renderer/editor/nodes/runStyle.ts';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { FORMAT_NAMES } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../../shared/document/paragraphProperties.ts';
import type { Replica } from '../Replica.ts';
import type { Proposed, ReviewOracle } from './ReviewOracle.ts';
import type { RawDocument } from './rawDocument.ts';
import { storedProperties } from './rawDocument.ts';

/** One code unit on the screen. */
export interface ShownUnit {
  readonly unit: string;
  /** As JSON, names in order. */
  readonly formats: string;
  readonly change: string;
}

export interface ShownParagraph {
  readonly id: string;
  readonly units: readonly ShownUnit[];
  readonly properties: ParagraphProperties;
  readonly change: string;
}

/** A stored character as a reader of one view meets it. */
export interface SeenCharacter {
  readonly id: string;
  readonly unit: string;
  readonly hidden: boolean;
  readonly proposed: readonly Proposed[];
  readonly shown: ShownUnit;
}

const SIGNS = { insert: '+', delete: '-', format: '~', property: '#' } as const;
const isOpen = ({ status }: Proposed) => status === 'pending' || status === 'contested';

function changeOf(proposed: readonly Proposed[], view: ViewName): string {
  const signs = proposed
    .filter((one) => isOpen(one) && (view === 'all' || one.status === 'contested'))
    .map(({ op, label, status }) => `${SIGNS[op]}${label}${status === 'contested' ? '!' : ''}`);
  return [...new Set(signs)].sort().join(' ');
}

/** What is proposed to stand and disputed is in every view, and in the one of everything what nobody decided on. */
const isHeld = (proposed: readonly Proposed[], view: ViewName) =>
  proposed.some(
    ({ op, status }) =>
      op === 'insert' && (status === 'contested' || (status === 'pending' && view === 'all')),
  );

/** Decided to be gone: no bar tells of anything else that is proposed of it. */
export const isGone = (proposed: readonly Proposed[], view: ViewName) =>
  !isHeld(proposed, view) &&
  proposed.some(
    ({ op, status }) =>
      (op === 'insert' && status === 'rejected') || (op === 'delete' && status === 'accepted'),
  );

function isHidden(proposed: readonly Proposed[], view: ViewName): boolean {
  if (isHeld(proposed, view)) return false;
  return proposed.some(({ op, status }) => {
    if (op === 'insert') return status === 'rejected' || (status === 'pending' && view === 'original');
    if (op !== 'delete') return false;
    return status === 'accepted' || (status === 'pending' && (view === 'final' || view === 'simple'));
  });
}

/** Formats or properties that lie over the text's own, the lowest first. */
function overlays(proposed: readonly Proposed[], view: ViewName, op: 'format' | 'property'): Proposed[] {
  const [byAge, byName, byClock] = [0, 1, 2] as const;
  return proposed
    .filter((one) => {
      if (one.op !== op || one.status === 'rejected') return false;
      return one.status === 'accepted' ? !one.settled : view !== 'original';
    })
    .sort(
      (a, b) =>
        a.age[byAge] - b.age[byAge] ||
        (a.age[byName] < b.age[byName] ? -1 : a.age[byName] > b.age[byName] ? 1 : 0) ||
        a.age[byClock] - b.age[byClock],
    );
}

export function formatsAsText(formats: Readonly<Record<string, unknown>>): string {
  const entries = FORMAT_NAMES.filter((name) => formats[name] != null).map((name) => [name, formats[name]]);
  return JSON.stringify(entries);
}

/** Every stored character as the desk must see it in this view. */
export function seenCharacters(
  oracle: ReviewOracle,
  desk: number,
  raw: RawDocument,
  view: ViewName,
): SeenCharacter[] {
  return raw.characters.map(({ id, unit, formats: stored }) => {
    const proposed = oracle.proposedOf(desk, raw, id);
    const formats: Record<string, unknown> = { ...stored };
    for (const { set } of overlays(proposed, view, 'format')) Object.assign(formats, set);
    const hidden = isHidden(proposed, view);
    // A soft break is drawn as one, whatever is said of it.
    const plain = unit === SOFT_BREAK;
    const shown = {
      unit,
      formats: plain ? '[]' : formatsAsText({ ...formats }),
      change: plain || hidden ? '' : changeOf(proposed, view),
    };
    return { id, unit, hidden, proposed, shown };
  });
}

export function expectedScreen(
  seen: readonly SeenCharacter[],
  raw: RawDocument,
  view: ViewName,
): ShownParagraph[] {
  const paragraphs: ShownParagraph[] = [];
  let units: ShownUnit[] = [];
  let [size, proposed] = [0, false];
  const close = (end: SeenCharacter | null) => {
    const properties: Record<string, unknown> = { ...storedProperties(raw, end?.id ?? null) };
    for (const { property } of overlays(end?.proposed ?? [], view, 'property'))
      if (property !== null) properties[property.name] = property.value;
    const change = end === null ? '' : changeOf(end.proposed, view);
    paragraphs.push({
      id: end?.id ?? 'end',
      units,
      properties: properties as unknown as ParagraphProperties,
      change: proposed ? `${change} |`.trimStart() : change,
    });
    units = [];
    [size, proposed] = [0, false];
  };
  for (const one of seen) {
    size++;
    proposed ||= one.proposed.some(isOpen) && !isGone(one.proposed, view);
    if (one.hidden) continue;
    if (one.unit === '\n') close(one);
    else units.push(one.shown);
  }
  const last = paragraphs.at(-1);
  if (size > 0 && units.length === 0 && last !== undefined) {
    // Hidden text behind the last end that is shown stands in no paragraph of its own.
    if (proposed && !last.change.endsWith('|'))
      paragraphs[paragraphs.length - 1] = { ...last, change: `${last.change} |`.trimStart() };
  } else if (size > 0) {
    close(null);
  }
  return paragraphs.length > 0
    ? paragraphs
    : [{ id: 'end', units: [], properties: DEFAULT_PROPERTIES, change: '' }];
}

export function readScreen(replica: Replica): ShownParagraph[] {
  return replica.nodes().map(({ id, properties, change, nodes }) => ({
    id,
    properties,
    change,
    units: nodes.flatMap(({ text, formats, style }) =>
      [...Array(text.length).keys()].map((at) => ({
        unit: text.charAt(at),
        formats: formatsAsText({ ...formats }),
        change: readRunStyle(style).change ?? '',
      })),
    ),
  }));
}

export function linesOf(screen: readonly ShownParagraph[]): string[] {
  return screen.map(({ units }) => units.map(({ unit }) => unit).join(''));
}

const asText = (part: ShownParagraph[keyof ShownParagraph]) =>
  typeof part === 'object' && 'style' in part
    ? JSON.stringify(PROPERTY_NAMES.map((name) => part[name]))
    : JSON.stringify(part);

/** The first difference in words; null where there is none. */
export function difference(
  expected: readonly ShownParagraph[],
  found: readonly ShownParagraph[],
): string | null {
  const [wanted, shown] = [linesOf(expected).join('|'), linesOf(found).join('|')];
  if (wanted !== shown) return `text ${JSON.stringify(shown)} instead of ${JSON.stringify(wanted)}`;
  for (const [index, paragraph] of expected.entries()) {
    const other = found[index] as ShownParagraph;
    for (const part of ['id', 'change', 'properties', 'units'] as const) {
      const [a, b] = [asText(paragraph[part]), asText(other[part])];
      if (a !== b) return `${part} of paragraph ${index}: ${b} instead of ${a}`;
    }
  }
  return null;
}
