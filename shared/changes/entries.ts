/**
 * What is written in the log `suggestions`, one small array an entry. A session opens a suggestion, and from
 * then on the text it types belongs to that suggestion, without a word about it, until it opens another or
 * ends it: a keystroke of typing costs nothing here. What is deleted, formatted or restyled is named by
 * identity, and so is the suggestion it belongs to (by its clock: a session writes only in its own).
 *
 *   [0, version, at, person, name, delegation]       begin: a new suggestion, known by this entry's id
 *   [1]                                              end: what is typed from here on belongs to none
 *   [2, begun]                                       go on with an earlier one of this session
 *   [3, begun, client, clock, length]                proposed to be deleted
 *   [4, begun, client, clock, length, {name: value}] formats proposed; null takes one away
 *   [5, begun, client, clock, name, value, before]   a property of the paragraph that this `\n` ends
 */
import type { FormatValue } from '../document/Change.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { FormatName } from '../document/inlineFormats.ts';
import { FORMAT_NAMES, readFormats } from '../document/inlineFormats.ts';
import type { ParagraphProperties, PropertyName } from '../document/paragraphProperties.ts';
import { isPropertyValue, PROPERTY_NAMES } from '../document/paragraphProperties.ts';
import type { Author } from './Author.ts';
import { readAuthor, writeDelegation } from './Author.ts';
import { isTime } from './isTime.ts';

/** Of what this desk writes. It reads this one and shows anything newer as unreadable. */
export const VERSION = 1;

export type FormatSet = Readonly<Partial<Record<FormatName, FormatValue>>>;
export type PropertyValue = ParagraphProperties[PropertyName];

export type Entry =
  | { readonly kind: 'begin'; readonly author: Author; readonly at: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'goOn'; readonly begun: number }
  | { readonly kind: 'delete'; readonly begun: number; readonly range: IdRange }
  | { readonly kind: 'format'; readonly begun: number; readonly range: IdRange; readonly set: FormatSet }
  | {
      readonly kind: 'property';
      readonly begun: number;
      readonly mark: CharacterId;
      readonly name: PropertyName;
      readonly value: PropertyValue;
      readonly before: PropertyValue;
    };

export type UnreadableReason = 'newer' | 'damaged' | 'otherName' | 'orphan';

export type ParsedEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly reason: 'newer' | 'damaged' };

const damaged: ParsedEntry = { ok: false, reason: 'damaged' };
const newer: ParsedEntry = { ok: false, reason: 'newer' };
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function writeEntry(entry: Entry): unknown[] {
  switch (entry.kind) {
    case 'begin': {
      const { id, name } = entry.author;
      return [0, VERSION, entry.at, id, name, writeDelegation(entry.author)];
    }
    case 'end':
      return [1];
    case 'goOn':
      return [2, entry.begun];
    case 'delete':
      return [3, entry.begun, entry.range.client, entry.range.clock, entry.range.length];
    case 'format': {
      const set = Object.fromEntries(Object.entries(entry.set).map(([name, value]) => [name, value ?? null]));
      return [4, entry.begun, entry.range.client, entry.range.clock, entry.range.length, set];
    }
    case 'property':
      return [5, entry.begun, entry.mark.client, entry.mark.clock, entry.name, entry.value, entry.before];
  }
}

/** What another desk wrote, read without trust. */
export function parseEntry(value: unknown): ParsedEntry {
  if (!Array.isArray(value)) return damaged;
  // By index: a text under review opens with thousands of these, before any of this is compiled.
  const { 0: kind, 1: first, 2: second, 3: third, 4: fourth, 5: fifth, 6: sixth } = value as unknown[];
  if (kind === 0) {
    if (isCount(first) && first > VERSION) return newer;
    const author = readAuthor(third, fourth, fifth);
    if (first !== VERSION || !isTime(second) || author === null) return damaged;
    return { ok: true, entry: { kind: 'begin', author, at: second } };
  }
  if (kind === 1) return { ok: true, entry: { kind: 'end' } };
  if (!isCount(kind)) return damaged;
  if (kind > 5) return newer;
  if (!isCount(first)) return damaged;
  if (kind === 2) return { ok: true, entry: { kind: 'goOn', begun: first } };
  if (!isCount(second) || !isCount(third)) return damaged;
  if (kind === 5) {
    const name = PROPERTY_NAMES.find((known) => known === fourth);
    if (name === undefined) return typeof fourth === 'string' ? newer : damaged;
    if (!isPropertyValue(name, fifth)) return newer;
    const known = isPropertyValue(name, sixth) ? sixth : fifth;
    const mark = { client: second, clock: third };
    return {
      ok: true,
      entry: {
        kind: 'property',
        begun: first,
        mark,
        name,
        value: fifth as PropertyValue,
        before: known as PropertyValue,
      },
    };
  }
  if (!isCount(fourth) || fourth === 0) return damaged;
  const range = { client: second, clock: third, length: fourth };
  if (kind === 3) return { ok: true, entry: { kind: 'delete', begun: first, range } };
  const set = readSet(fifth);
  return set === null ? damaged : { ok: true, entry: { kind: 'format', begun: first, range, set } };
}

/** null where nothing in it can be used. */
function readSet(value: unknown): FormatSet | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const valid = readFormats(given);
  const set: Partial<Record<FormatName, FormatValue>> = {};
  for (const name of FORMAT_NAMES) {
    if (!Object.hasOwn(given, name)) continue;
    if (given[name] === null) set[name] = undefined;
    else if (valid[name] !== undefined) set[name] = valid[name];
  }
  return Object.keys(set).length === 0 ? null : set;
}
