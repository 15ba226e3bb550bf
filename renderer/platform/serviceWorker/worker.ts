/**
 * Keeps the built screens on this device, so that the page opens while its host is down. Assets carry a
 * digest in their name and come from here first; the page itself is asked of the host first, so that a new
 * version shows at once, and comes from here when the host does not answer. Nothing under /api and nothing
 * with a token is ever looked at: those requests pass by untouched.
 *
 * `VERSION` and `ASSETS` are put in front of this file when the screens are built (scripts/serviceWorker.ts).
 */
declare const VERSION: string;
declare const ASSETS: readonly string[];

/** The parts of a service worker used here; the screens are checked against a page's types. */
interface Worker {
  readonly registration: { readonly scope: string };
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

{
  const worker = self as unknown as Worker;
  const PREFIX = 'rapporteur-screens-';
  const NAME = PREFIX + VERSION;
  /** How long a page waits for its host before it opens from here, in milliseconds. */
  const PATIENCE = 3000;
  const scope = new URL(worker.registration.scope);
  const page = new URL('./', scope).href;
  const known = new Set(ASSETS.map((asset) => new URL(asset, scope).href));

  worker.addEventListener('install', (event) => {
    // All or nothing: a half-kept version would open to a blank page.
    event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([page, ...known])));
  });

  worker.addEventListener('activate', (event) => {
    // Comes when no page of the version before is open any more.
    const forget = (names: string[]) =>
      Promise.all(
        names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
      );
    event.waitUntil(caches.keys().then(forget));
  });

  const fromHere = async (address: string): Promise<Response | undefined> =>
    (await caches.open(NAME)).match(address);

  const openPage = async (request: Request): Promise<Response> => {
    const kept = await fromHere(page);
    try {
      const answer = await fetch(
        request,
        kept === undefined ? {} : { signal: AbortSignal.timeout(PATIENCE) },
      );
      if (answer.ok || kept === undefined) return answer;
    } catch (error) {
      if (kept === undefined) throw error;
    }
    return kept;
  };

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== 'GET' || address.origin !== scope.origin || request.headers.has('Authorization'))
      return;
    if (address.pathname.startsWith('/api/') || address.pathname.startsWith('/y/')) return;
    if (request.mode === 'navigate') {
      event.respondWith(openPage(request));
    } else if (known.has(address.origin + address.pathname)) {
      event.respondWith(fromHere(address.origin + address.pathname).then((kept) => kept ?? fetch(request)));
    }
  });
}
