/**
 * A value kept in this browser's localStorage and watched. Where storage is refused (private windows, a
 * full disk) the value still holds for this window; whatever is found there is checked before it is used.
 */
import type { Writable } from '../../shared/platform/Readable.ts';
import { writable } from '../../shared/platform/Readable.ts';

/**
 * `check` gives the value to use for what was stored (null where nothing was). Other windows of the same
 * browser follow.
 */
export function storedValue<T>(key: string, check: (stored: unknown) => T): Writable<T> {
  const value = writable(check(parse(read(key))));
  globalThis.addEventListener?.('storage', (event: StorageEvent) => {
    if (event.key === key) value.set(check(parse(event.newValue)));
  });
  return {
    get: value.get,
    subscribe: value.subscribe,
    set(next) {
      value.set(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Held by this window only; nothing that matters to the text is kept here.
      }
    },
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
