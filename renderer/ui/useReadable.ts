/** A `Readable` in React. */
import { useSyncExternalStore } from 'react';
import type { Readable } from '../../shared/platform/Readable.ts';

export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
