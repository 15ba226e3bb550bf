/**
 * To which suggestion the next edit belongs. One burst is one suggestion: working on right where one's own
 * undecided suggestion of this session stands goes on with it; anywhere else begins a new one.
 */
import type { Edit } from '../document/editFlow.ts';
import type { Flow } from '../document/Flow.ts';
import { holdersOf } from '../document/flowNames.ts';
import type { CharacterId } from '../document/ids.ts';
import { parseParagraphId } from '../document/ids.ts';
import type { FlowRun } from '../document/readFlow.ts';
import type { Author } from './Author.ts';
import type { Changes } from './Changes.ts';
import { byAgeOfSuggestion } from './ChangesView.ts';
import { concerns } from './concerns.ts';
import { writeEntry } from './entries.ts';
import type { Suggestion } from './Suggestion.ts';

/**
 * Inside the caller's transaction; writes what begins or goes on with a suggestion where that is needed.
 * @param flow the text they are of: what is written in a note, a row or a table of one's own goes on with that
 * @param types whether text is about to be typed, which belongs to the one that is open
 * @returns the id of the entry that began it
 */
export function chooseSuggestion(
  changes: Changes,
  author: Author,
  flow: Flow,
  edits: readonly Edit[],
  types: boolean,
  now: number,
): CharacterId {
  const client = changes.flow.doc.clientID;
  const near = [
    ...edits.flatMap((edit) => neighboursOf(edit).flatMap((id) => suggestionsAt(changes, id, edit))),
    ...holdersOf(flow.name).flatMap((id) => insertedBy(changes, parseParagraphId(id))),
  ];
  // What is proposed last is to be seen: it has to lie over what lies there, whatever anyone's watch says.
  const top = topmost(changes, edits);
  const known = near.find(
    (one) => canGoOn(one, client, author) && (top === null || byAgeOfSuggestion(top, one) <= 0),
  );
  if (known !== undefined) {
    if (types && changes.openOf(client) !== known)
      changes.log.push([writeEntry({ kind: 'goOn', begun: known.begun.clock })]);
    return known.begun;
  }
  const at = top === null ? now : Math.min(Math.max(now, top.at + 1), Number.MAX_SAFE_INTEGER);
  const [begun] = changes.log.push([writeEntry({ kind: 'begin', author, at })]);
  return begun as CharacterId;
}

/** Those that put in what a text belongs to. */
function insertedBy(changes: Changes, id: CharacterId | null): Suggestion[] {
  const [segment] = id === null ? [] : (changes.segments({ ...id, length: 1 }) ?? []);
  return (segment?.members ?? []).filter(({ op }) => op === 'insert').map(({ suggestion }) => suggestion);
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

/** The uppermost of the suggestions that say something of the same formats or properties; null where none does. */
function topmost(changes: Changes, edits: readonly Edit[]): Suggestion | null {
  let top: Suggestion | null = null;
  for (const edit of edits) {
    if (edit.kind !== 'format' && edit.kind !== 'property') continue;
    const ranges = edit.kind === 'property' ? [{ ...edit.mark, length: 1 }] : edit.runs.map(rangeOfRun);
    const names = edit.kind === 'property' ? [edit.name] : Object.keys(edit.set);
    for (const { members } of ranges.flatMap((range) => changes.segments(range) ?? [])) {
      for (const member of members) {
        if (member.status === 'rejected' || !concerns(member, names)) continue;
        if (top === null || byAgeOfSuggestion(top, member.suggestion) < 0) top = member.suggestion;
      }
    }
  }
  return top;
}

const rangeOfRun = ({ client, clock, text }: FlowRun) => ({ client, clock, length: text.length });

/** Characters beside an edit, and those it is about where it proposes anew what was proposed just now. */
function neighboursOf(edit: Edit): CharacterId[] {
  if (edit.kind === 'property') return [edit.mark];
  if (edit.kind === 'format') return edit.runs.slice(0, 1);
  if (edit.kind === 'entry') return [];
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
