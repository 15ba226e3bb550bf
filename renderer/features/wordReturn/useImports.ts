/** What was taken in from returned files, as it stands in the document; and the file that a suggestion or comment came by. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { ImportRecord } from '../../../shared/exchange/word/return/imports.ts';
import { importsOf, readImports } from '../../../shared/exchange/word/return/imports.ts';

export interface Imports {
  /** The oldest first; what was taken back too. */
  readonly records: readonly ImportRecord[];
  /** By the id of a suggestion or a thread: the name of its file. */
  readonly fileOf: ReadonlyMap<string, string>;
}

const NONE: Imports = { records: [], fileOf: new Map() };

/** The same object until something was taken in or back. */
export function useImports(doc: Y.Doc | null): Imports {
  const records = useRecords(doc);
  return useMemo(() => {
    if (records.length === 0) return NONE;
    const fileOf = new Map(
      records.flatMap(({ suggestions, threads, file }) =>
        [...suggestions, ...threads].map((id) => [id, file.name] as const),
      ),
    );
    return { records, fileOf };
  }, [records]);
}

function useRecords(doc: Y.Doc | null): readonly ImportRecord[] {
  const known = useRef<readonly ImportRecord[]>(NONE.records);
  const stale = useRef(true);
  const subscribe = useCallback(
    (told: () => void) => {
      if (doc === null) return () => {};
      stale.current = true;
      const changed = () => {
        stale.current = true;
        told();
      };
      const map = importsOf(doc);
      map.observe(changed);
      return () => map.unobserve(changed);
    },
    [doc],
  );
  return useSyncExternalStore(subscribe, () => {
    if (stale.current) {
      stale.current = false;
      known.current = doc === null ? NONE.records : readImports(doc);
    }
    return known.current;
  });
}
