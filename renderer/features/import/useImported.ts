/** Which documents came from a file, as the host has it: asked anew when the list of documents changes. */
import { useEffect, useState } from 'react';
import type { ImportClient } from '../../platform/importClient.ts';

const NONE: ReadonlySet<string> = new Set();

export function useImported(client: ImportClient, documents: number): ReadonlySet<string> {
  const [imported, setImported] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when there are more, or fewer.
  useEffect(() => {
    let here = true;
    void client.imported().then((answer) => {
      if (here && answer.ok) setImported(new Set(answer.value.documents));
    });
    return () => {
      here = false;
    };
  }, [client, documents]);
  return imported;
}
