/**
 * Says something else of an embed, a row or a column: the alternative text of an image, the header of a row, the
 * share of a column, what a reference shows. It is said at once, whoever is suggesting: none of it is tracked.
 */
import type { EntryEdit } from '../editFlow.ts';
import type { EntryName, EntryValues } from '../embedEntries.ts';
import { entryId, isEntryValue } from '../embedEntries.ts';
import type { Flow } from '../Flow.ts';
import type { CharacterId } from '../ids.ts';
import type { FlowEdits } from './FlowEdits.ts';

/** What may change of an embed, a row or a column after it was inserted. */
export type EmbedPropertyName = Exclude<EntryName, 'kind' | 'of' | 'span'>;

/** What each is where nothing is stored. */
const DEFAULTS: Partial<EntryValues> = { alt: '', decorative: false, header: false, share: 1 };

/** @returns no edits for a value that nobody could read */
export function setEmbedProperty<N extends EmbedPropertyName>(
  flow: Flow,
  embed: CharacterId,
  name: N,
  value: EntryValues[N],
): FlowEdits {
  if (!isEntryValue(name, value)) return { flow, edits: [] };
  const stored = value === DEFAULTS[name] ? undefined : value;
  const edit = { kind: 'entry', id: entryId(flow, embed), name, value: stored } as EntryEdit;
  return { flow, edits: [edit] };
}
