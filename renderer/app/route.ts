/** Which screen: the fragment of the address, so that a reload needs no host. */
import { useSyncExternalStore } from 'react';

export type Route = { readonly screen: 'documents' } | { readonly screen: 'document'; readonly id: string };

export const addressOf = (id: string): string => `#/d/${encodeURIComponent(id)}`;
export const HOME = '#/';

export function readRoute(hash: string): Route {
  const id = /^#\/d\/([^/?]+)/.exec(hash)?.[1];
  if (id === undefined) return { screen: 'documents' };
  try {
    return { screen: 'document', id: decodeURIComponent(id) };
  } catch {
    return { screen: 'documents' };
  }
}

export function go(address: string): void {
  location.hash = address;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.hash));
}
