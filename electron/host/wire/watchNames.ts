/**
 * Watches under whose name each session of a room writes: in its suggestions, decisions and comments, and in what
 * it says of itself as present. Another name than before is told to the operator and let through: rules N1 to N3
 * of ../SPEC.md say why.
 */
import type * as Y from 'yjs';
import { COMMENTS_VERSION } from '../../../shared/changes/comments/commentEntries.ts';
import { VERSION } from '../../../shared/changes/entries.ts';

/**
 * In all three logs an entry that names its maker begins [kind, version, time, person, name, delegation]. These are
 * the versions of which that is known.
 */
const LOGS = { suggestions: VERSION, decisions: VERSION, comments: COMMENTS_VERSION } as const;
const VERSION_AT = 1;
const PERSON = 3;
const NAME = 4;

export interface NameWatch {
  /** What a session says of itself, as text (see shared/sync/presence.ts). */
  present(client: number, state: string): void;
  stop(): void;
}

interface Named {
  readonly person: string;
  readonly name: string;
}

export function watchNames(doc: Y.Doc, tell: (line: string) => void): NameWatch {
  const known = new Map<number, Named>();
  const told = new Set<number>();

  const meet = (client: number, named: Named | null, where: string) => {
    if (named === null) return;
    const before = known.get(client);
    if (before === undefined) known.set(client, named);
    else if (before.person !== named.person && !told.has(client)) {
      told.add(client);
      tell(
        `Session ${client}, known as ${JSON.stringify(before.name)}, wrote under the name ${JSON.stringify(named.name)} in its ${where}. It was let in; screens show such records as unreadable.`,
      );
    }
  };
  const take = (item: Y.Item, where: keyof typeof LOGS) => {
    for (const value of item.content.getContent() as unknown[])
      meet(item.id.client, namedBy(value, LOGS[where]), where);
  };

  const stored: { readonly item: Y.Item; readonly where: keyof typeof LOGS }[] = [];
  const arrays = (Object.keys(LOGS) as (keyof typeof LOGS)[]).map((where) => {
    const array = doc.getArray(where);
    for (let item = array._start; item !== null; item = item.right)
      if (!item.deleted) stored.push({ item, where });
    const onEvent = ({ changes }: Y.YArrayEvent<unknown>) => {
      for (const item of changes.added) take(item, where);
    };
    array.observe(onEvent);
    return { array, onEvent };
  });
  // In the order in which each session wrote, whichever log it wrote in.
  for (const { item, where } of stored.sort((a, b) => a.item.id.clock - b.item.id.clock)) take(item, where);

  return {
    present(client, state) {
      // It says so with every move of its caret; once is enough.
      if (!known.has(client)) meet(client, presentAs(state), 'presence');
    },
    stop() {
      for (const { array, onEvent } of arrays) array.unobserve(onEvent);
    },
  };
}

const usable = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= 200;

/** null for entries that name nobody, and for what cannot be read. */
function namedBy(value: unknown, version: number): Named | null {
  if (!Array.isArray(value) || value[VERSION_AT] !== version) return null;
  const [person, name] = [value[PERSON] as unknown, value[NAME] as unknown];
  return usable(person) && usable(name) ? { person, name } : null;
}

function presentAs(state: string): Named | null {
  const { person } = (JSON.parse(state) ?? {}) as { readonly person?: unknown };
  const { id, name } = (person ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  return usable(id) && usable(name) ? { person: id, name } : null;
}
