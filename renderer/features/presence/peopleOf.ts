/** The people behind the states of an awareness: each once, whoever has several windows open. */
import type { Awareness } from 'y-protocols/awareness';
import type { Person, PresenceState } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';

export interface Presence {
  readonly person: Person;
  /** Whether this is the reader. */
  readonly self: boolean;
  /** The document they have open, where they say so. */
  readonly document: string | null;
}

/** What another client says of itself is checked before it is shown. */
export function readPresence(state: unknown): { person: Person; document: string | null } | null {
  const { person, document } = (state ?? {}) as Partial<PresenceState>;
  const text = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && value.length <= 200;
  if (!text(person?.id) || !text(person?.name) || !text(person?.delegation)) return null;
  const { id, name, delegation } = person;
  return { person: { id, name, delegation }, document: text(document) ? document : null };
}

/** Everyone, oneself first, then by name. One entry per person and document. */
export function peopleOf(awareness: Awareness): readonly Presence[] {
  const own = readPresence(awareness.getLocalState())?.person.id ?? null;
  const people = new Map<string, Presence>();
  for (const state of awareness.getStates().values()) {
    const read = readPresence(state);
    if (read === null) continue;
    people.set(`${read.person.id}\n${read.document ?? ''}`, { ...read, self: read.person.id === own });
  }
  return [...people.values()].sort((a, b) =>
    a.self !== b.self
      ? a.self
        ? -1
        : 1
      : a.person.name < b.person.name
        ? -1
        : a.person.name > b.person.name
          ? 1
          : 0,
  );
}

/** Watches; moving cursors alone change nothing here. `stop` when it is no longer read. */
export function watchPeople(awareness: Awareness): Readable<readonly Presence[]> & { stop(): void } {
  const people = writable(peopleOf(awareness));
  let drawn = JSON.stringify(people.get());
  const update = () => {
    const next = peopleOf(awareness);
    const text = JSON.stringify(next);
    if (text === drawn) return;
    drawn = text;
    people.set(next);
  };
  awareness.on('change', update);
  return { get: people.get, subscribe: people.subscribe, stop: () => awareness.off('change', update) };
}
