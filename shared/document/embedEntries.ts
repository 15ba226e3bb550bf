/**
 * What is stored of embeds, rows, columns and cells: entries `<id>:<name>` of the map `embeds`, one plain value each,
 * so that two people who change two things of an image both have their way. `id` is `client:clock` of a character's
 * first original (see Lineage.ts), for cells the key of flowNames.ts. What an embed is (`kind`) is written when it is
 * inserted and never again; the other entries may come, change and go.
 *
 *   embed    kind        {kind, ...} with what never changes
 *   image    shownWidth  points          alt  text          decorative  true
 *   reference target     `client:clock`  shows  word
 *   citation sources     [{key, locator, prefix, suffix}, ...]
 *   row      header      true
 *   column   share       number
 *   cell     span        {columns: [...], rows: [...]} that it reaches over
 *   any      of          another character it stands for: it was moved while suggesting, and both are there until
 *                        somebody decides. All that is said of the one is said of the other
 */
import type {
  CaptionLabel,
  CharacterKey,
  CitationContent,
  CitedSource,
  EmbedKind,
  ImageContent,
  ReferenceContent,
} from './EmbedContent.ts';
import { CAPTION_LABELS } from './EmbedContent.ts';
import type { Flow } from './Flow.ts';
import type { CellKey } from './flowNames.ts';
import type { CharacterId } from './ids.ts';
import { paragraphId, parseParagraphId } from './ids.ts';

/** Whose entry it is: an embed, row or column by its first original, or a cell. */
export type EntryId = CharacterKey | CellKey;

/** What never changes of an embed. */
export type StoredKind =
  | Pick<ImageContent, 'kind' | 'hash' | 'type' | 'width' | 'height'>
  | { readonly kind: 'caption'; readonly label: CaptionLabel }
  | { readonly kind: Exclude<EmbedKind, 'image' | 'caption'> };

/** Other columns and rows that a cell reaches over, itself not among them. */
export interface StoredSpan {
  readonly columns: readonly CharacterKey[];
  readonly rows: readonly CharacterKey[];
}

export interface EntryValues {
  readonly kind: StoredKind;
  readonly shownWidth: number;
  readonly alt: string;
  readonly decorative: boolean;
  readonly target: string;
  readonly shows: ReferenceContent['shows'];
  readonly sources: CitationContent['sources'];
  readonly header: boolean;
  readonly share: number;
  readonly of: CharacterKey;
  readonly span: StoredSpan;
}

export type EntryName = keyof EntryValues;

/** Nobody reads, or can mean, more than this. */
const LONGEST_TEXT = 10_000;
const LONGEST_SOURCE = 1000;
const MOST_SOURCES = 100;
const MOST_SPANNED = 1000;
/** Points and pixels: far more than any page or file has. */
const LARGEST = 100_000;

const isText = (longest: number) => (value: unknown) => typeof value === 'string' && value.length <= longest;
const isSize = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= LARGEST && Number.isFinite(value);
const isKey = (value: unknown): value is CharacterKey =>
  typeof value === 'string' && /^\d{1,16}:\d{1,16}$/.test(value);
const isFlag = (value: unknown) => typeof value === 'boolean';
const isKeys = (value: unknown) =>
  Array.isArray(value) && value.length <= MOST_SPANNED && value.every((one) => isKey(one));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PLAIN: readonly EmbedKind[] = ['note', 'table', 'reference', 'date', 'citation'];
const LISTS: readonly EmbedKind[] = ['contents', 'sources', 'pageBreak'];
const IMAGE_TYPES: readonly ImageContent['type'][] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
export const SHOWN_OF_REFERENCE: readonly ReferenceContent['shows'][] = ['number', 'text', 'page'];

function isKind(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const kind = value['kind'] as EmbedKind;
  if (PLAIN.includes(kind) || LISTS.includes(kind)) return true;
  if (kind === 'caption') return CAPTION_LABELS.includes(value['label'] as CaptionLabel);
  return (
    kind === 'image' &&
    typeof value['hash'] === 'string' &&
    /^[0-9a-f]{64}$/.test(value['hash']) &&
    IMAGE_TYPES.includes(value['type'] as ImageContent['type']) &&
    [value['width'], value['height']].every((size) => Number.isInteger(size) && isSize(size))
  );
}

function isSource(value: unknown): boolean {
  const isPart = isText(LONGEST_SOURCE);
  return (
    isRecord(value) &&
    value['key'] !== '' &&
    (['key', 'locator', 'prefix', 'suffix'] satisfies (keyof CitedSource)[]).every((part) =>
      isPart(value[part]),
    )
  );
}

const VALID: Readonly<Record<EntryName, (value: unknown) => boolean>> = {
  kind: isKind,
  shownWidth: isSize,
  alt: isText(LONGEST_TEXT),
  decorative: isFlag,
  target: isKey,
  shows: (value) => SHOWN_OF_REFERENCE.includes(value as ReferenceContent['shows']),
  sources: (value) => Array.isArray(value) && value.length <= MOST_SOURCES && value.every(isSource),
  header: isFlag,
  share: isSize,
  of: isKey,
  span: (value) => isRecord(value) && isKeys(value['columns']) && isKeys(value['rows']),
};

/** Whether a value may be stored, or used where it is; a newer or hostile peer may have written anything. */
export function isEntryValue(name: EntryName, value: unknown): boolean {
  return VALID[name](value);
}

/** Moved again and again while suggesting, and no more than that even where somebody wrote a circle. */
const MOST_STEPS = 50;

/** Under which id the entries and the texts of this character are found: that of its first original. */
export function entryId(flow: Flow, id: CharacterId): CharacterKey {
  let found = paragraphId(flow.lineage.rootOf(id));
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const of = parseParagraphId(readEmbedEntry(flow, found, 'of') ?? '');
    if (of === null) break;
    found = paragraphId(flow.lineage.rootOf(of));
  }
  return found;
}

/** undefined where nothing usable is stored. */
export function readEmbedEntry<N extends EntryName>(
  flow: Flow,
  id: EntryId,
  name: N,
): EntryValues[N] | undefined {
  const value = flow.embeds.get(`${id}:${name}`);
  return value !== undefined && isEntryValue(name, value) ? (value as EntryValues[N]) : undefined;
}

/** Stores an entry; undefined takes it away. Call it inside a transaction. */
export function writeEmbedEntry<N extends EntryName>(
  flow: Flow,
  id: EntryId,
  name: N,
  value: EntryValues[N] | undefined,
): void {
  if (value === undefined) flow.embeds.delete(`${id}:${name}`);
  else flow.embeds.set(`${id}:${name}`, value);
}

/** Which embeds, rows, columns and cells changed, from the keys of an event of the map. */
export function entriesTouchedBy(keys: Iterable<string>): Set<EntryId> {
  return new Set([...keys].map((key) => key.slice(0, key.lastIndexOf(':'))));
}
