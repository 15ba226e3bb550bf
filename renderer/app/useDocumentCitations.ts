/** The sources of a held document and what its citations read: made when there is a text, let go with the screen. */
import { useEffect, useState } from 'react';
import type { DocumentCitations } from '../features/citations/createCitations.ts';
import { createCitations } from '../features/citations/createCitations.ts';
import type { HostClient } from '../platform/hostClient.ts';
import type { Held } from './useConnection.ts';

/** Milliseconds after the text was counted before the host is asked. */
const PAUSE = 400;

export function useDocumentCitations(
  held: Held | null,
  client: Pick<HostClient, 'formatCitations'>,
): DocumentCitations | null {
  const [citations, setCitations] = useState<DocumentCitations | null>(null);
  const connection = held?.ready ? held.connection : null;
  useEffect(() => {
    if (connection === null) return;
    const made = createCitations({
      doc: connection.doc,
      format: client.formatCitations,
      connected: connection.status,
      pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE)),
    });
    setCitations(made);
    return () => {
      setCitations(null);
      made.close();
    };
  }, [connection, client]);
  return citations;
}
