/**
 * The desk's token. The printed link carries it in the fragment, which browsers never send; it is kept on
 * this device and taken out of the address before anyone can copy or photograph it.
 */
import { storedValue } from './storedValue.ts';

const stored = storedValue('rapporteur.token', (value) => (typeof value === 'string' ? value : ''));

/** Takes the token out of the address, if one is there, and gives the one that is known ('' for none). */
export function takeToken(): string {
  const found = /^#token=([^&]+)/.exec(location.hash);
  if (found?.[1] !== undefined) {
    stored.set(decodeURIComponent(found[1]));
    history.replaceState(null, '', `${location.pathname}#/`);
  }
  return stored.get();
}

/** Someone pastes a desk's link over a page that is open: begin anew with its token. */
export function watchForToken(): void {
  window.addEventListener('hashchange', () => {
    if (!location.hash.startsWith('#token=')) return;
    takeToken();
    location.reload();
  });
}
