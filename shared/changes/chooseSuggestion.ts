/**
 * To which suggestion the next edit belongs. One burst is one suggestion: working on right where one's own
 * undecided suggestion of this session stands goes on with it; anywhere else begins a new one.
 */
import type { Edit } from '../document/editFlow.ts';
import type { CharacterId } from '../document/ids.ts';
import type { Author } from './Author.ts';
import type { Changes } from './Changes.ts';
import { writeEntry } from './entries.ts';
import type { Suggestion } from './Suggestion.ts';

/**
 * Inside the caller's transaction; writes what begins or goes on with a suggestion where that is needed.
 * @param types whether text is about to be typed, which belongs to the one that is open
 * @returns the id of the entry that began it
 */
export function chooseSuggestion(
  changes: Changes,
  author: Author,
  edits: readonly Edit[],
  types: boolean,
  now: number,
): CharacterId {
  const client = changes.flow.doc.clientID;
  const near = edits.flatMap((edit) => neighboursOf(edit).flatMap((id) => suggestionsAt(changes, id, edit)));
  const known = near.find((one) => canGoOn(one, client, author));
  if (known !== undefined) {
    if (types && changes.openOf(client) !== known)
      changes.log.push([writeEntry({ kind: 'goOn', begun: known.begun.clock })]);
    return known.begun;
  }
  const [begun] = changes.log.push([writeEntry({ kind: 'begin', author, at: now })]);
  return begun as CharacterId;
}

function canGoOn(suggestion: Suggestion, client: number, author: Author): boolean {
  return (
    suggestion.begun.client === client &&
    suggestion.author.id === author.id &&
    suggestion.author.name === author.name &&
    suggestion.author.delegation === author.delegation &&
    suggestion.decisions.size === 0
  );
}

/** Characters beside an edit, and those it is about where it proposes anew what was proposed just now. */
function neighboursOf(edit: Edit): CharacterId[] {
  if (edit.kind === 'property') return [edit.mark];
  if (edit.kind === 'format') return edit.runs.slice(0, 1);
  const { left = null, right = null } = edit.between ?? {};
  return [left, right].filter((id) => id !== null);
}

/** Those that propose something of the same sort there: what is typed beside a proposed format is no format. */
function suggestionsAt(changes: Changes, id: CharacterId, edit: Edit): Suggestion[] {
  const [segment] = changes.segments({ ...id, length: 1 }) ?? [];
  const alike = (op: string) =>
    edit.kind === 'insert' || edit.kind === 'delete' ? op === 'insert' || op === 'delete' : op === edit.kind;
  return (segment?.members ?? []).filter(({ op }) => alike(op)).map((member) => member.suggestion);
}
