/**
 * The first join: a whole document as one compressed Yjs update. It costs a seventh of what the sync
 * protocol would send, and the diff that follows is small.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import * as Y from 'yjs';
import { readUndecided } from '../../../shared/changes/readShown.ts';
import type { Desk } from '../createSeminar.ts';
import { COMMON_HEADERS, HttpError, send } from '../http.ts';
import { loadDocument } from '../log/snapshot.ts';
import type { Route } from '../router.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';
interface State {
  readonly etag: string;
  readonly bytes: Uint8Array;
}

/** Most documents whose compressed state is kept for the next who joins. */
const KEPT = 8;

export function documentRoutes(desk: Desk): Route[] {
  const kept = new Map<string, State>();

  async function stateOf(id: string, encoding: Encoding): Promise<State> {
    // Who has text from the host has text that survives the host; where storing fails that cannot wait.
    await desk.log.flush();
    const etag = `"${desk.log.position(id)}"`;
    const key = `${encoding} ${id}`;
    const known = kept.get(key);
    if (known?.etag === etag) return known;
    const { doc } = loadDocument(desk.log.read(id).updates);
    const update = Y.encodeStateAsUpdateV2(doc);
    doc.destroy();
    const state = { etag, bytes: await compress(update, encoding) };
    kept.delete(key);
    kept.set(key, state);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return state;
  }

  return [
    {
      method: 'GET',
      path: '/api/documents/:id/undecided',
      answer({ response, parameters }) {
        const id = parameters['id'] ?? '';
        if (!desk.log.has(id)) throw unknownDocument();
        const { doc } = loadDocument(desk.log.read(id).updates);
        send(response, 200, readUndecided(doc));
        doc.destroy();
      },
    },
    {
      method: 'GET',
      path: '/api/documents/:id/state',
      async answer({ request, response, parameters }) {
        const id = parameters['id'] ?? '';
        if (!desk.log.has(id)) throw unknownDocument();
        const encoding = acceptable(String(request.headers['accept-encoding'] ?? ''));
        const { etag, bytes } = await stateOf(id, encoding);
        const headers = {
          ...COMMON_HEADERS,
          'Content-Type': 'application/octet-stream',
          'Cache-Control': 'private, no-cache',
          Vary: 'Accept-Encoding',
          ETag: etag,
          ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
        };
        if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
        else response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes);
      },
    },
  ];
}

const unknownDocument = () => new HttpError(404, 'unknown-document', 'This desk has no such document.');

function acceptable(header: string): Encoding {
  const accepted = header.split(',').map((part) => part.trim().split(';')[0]);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
}

function compress(update: Uint8Array, encoding: Encoding): Promise<Uint8Array> | Uint8Array {
  if (encoding === 'identity') return update;
  if (encoding === 'gzip') return zip(update);
  return brotli(update, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: update.length },
  });
}
