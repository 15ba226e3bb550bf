/** A document held open for as long as a screen needs it. */
import { useEffect, useState } from 'react';
import type { DocumentConnection, Person } from '../../shared/platform/DocumentConnection.ts';
import { openConnection } from '../platform/openConnection.ts';
import type { DeskAddress } from './useDesk.ts';

export interface Held {
  readonly connection: DocumentConnection;
  /** Whether there is a text to show. */
  readonly ready: boolean;
}

export function useConnection(
  documentId: string,
  desk: DeskAddress,
  person: Person,
  here: string | null,
): Held | null {
  const [held, setHeld] = useState<Held | null>(null);
  const { origin, token } = desk;

  useEffect(() => {
    const connection = openConnection({ documentId, origin, token });
    let open = true;
    setHeld({ connection, ready: false });
    void connection.ready.then(() => open && setHeld({ connection, ready: true }));
    return () => {
      open = false;
      setHeld(null);
      void connection.close();
    };
  }, [documentId, origin, token]);

  const connection = held?.connection;
  useEffect(() => {
    connection?.awareness.setLocalStateField('person', person);
    connection?.awareness.setLocalStateField('document', here);
  }, [connection, person, here]);
  return held;
}
