/** The seminar's index and who is where, live. */
import { useEffect, useState } from 'react';
import type { DocumentConnection, Person } from '../../shared/platform/DocumentConnection.ts';
import type { SeminarIndex } from '../../shared/seminar/SeminarIndex.ts';
import { readSeminar } from '../../shared/seminar/SeminarIndex.ts';
import type { Presence } from '../features/presence/peopleOf.ts';
import { watchPeople } from '../features/presence/peopleOf.ts';

export function useIndex(connection: DocumentConnection | undefined): SeminarIndex | null {
  const [index, setIndex] = useState<SeminarIndex | null>(null);
  useEffect(() => {
    if (connection === undefined) return setIndex(null);
    const { doc } = connection;
    const read = () => setIndex(readSeminar(doc));
    doc.on('afterAllTransactions', read);
    read();
    return () => doc.off('afterAllTransactions', read);
  }, [connection]);
  return index;
}

const NOBODY: readonly Presence[] = [];

export function usePeople(connection: DocumentConnection | undefined): readonly Presence[] {
  const [people, setPeople] = useState(NOBODY);
  useEffect(() => {
    if (connection === undefined) return setPeople(NOBODY);
    const watched = watchPeople(connection.awareness);
    const read = () => setPeople(watched.get());
    const stop = watched.subscribe(read);
    read();
    return () => {
      stop();
      watched.stop();
    };
  }, [connection]);
  return people;
}

/** The people of one document, each once, from what everyone says on the seminar's connection. */
export function peopleIn(people: readonly Presence[], documentId: string): readonly Person[] {
  const found = new Map<string, Person>();
  for (const { person, document } of people) if (document === documentId) found.set(person.id, person);
  return [...found.values()];
}
