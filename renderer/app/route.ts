/** Which screen: the fragment of the address, so that a reload needs no host. */
import { useSyncExternalStore } from 'react';
import { takeToken } from '../platform/token.ts';

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
  const changed = () => {
    // Someone pasted the desk's link over this page: begin anew with its token.
    if (location.hash.startsWith('#token=')) {
      takeToken();
      location.reload();
    } else listener();
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.hash));
}
