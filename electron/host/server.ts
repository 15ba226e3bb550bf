/** The HTTP server: who may ask, which route answers, and what is said when something goes wrong. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Guard } from './guard.ts';
import { HttpError, sendError } from './http.ts';
import { findRoute, type Route } from './router.ts';
import type { StaticFiles } from './staticFiles.ts';

export interface ServerOptions {
  readonly guard: Guard;
  readonly routes: readonly Route[];
  readonly files: StaticFiles;
  readonly report: (line: string) => void;
}

export function createHttpServer({ guard, routes, files, report }: ServerOptions): Server {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = readPath(request.url ?? '/');
    if (path === null) throw new HttpError(400, 'malformed', 'The address is malformed.');
    const api = path === '/api' || path.startsWith('/api/');
    const verdict = api ? guard.admit(request) : guard.admitAddress(request);
    if (!verdict.ok)
      throw new HttpError(verdict.reason === 'token' ? 401 : 403, verdict.reason, verdict.message);
    if (!api) {
      files(request, response, path);
      return;
    }
    const found = findRoute(routes, request.method ?? 'GET', path);
    if (found.kind === 'unknown')
      throw new HttpError(404, 'not-found', 'The desk has nothing at this address.');
    if (found.kind === 'wrong-method') {
      response.setHeader('Allow', found.allowed.join(', '));
      throw new HttpError(405, 'wrong-method', `Use ${found.allowed.join(' or ')} here.`);
    }
    await found.answer({ request, response, path, parameters: found.parameters });
  }

  const server = createServer(
    // A file over a slow line takes its time; a body from which nothing comes is given up sooner (http.ts).
    { requestTimeout: 10 * 60_000, headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent || response.destroyed) {
          response.destroy();
        } else if (error instanceof HttpError) {
          sendError(response, error.status, error.code, error.message);
        } else {
          report(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
          sendError(
            response,
            500,
            'failed',
            'The desk failed at this. Nothing stored is affected; try again.',
          );
        }
      });
    },
  );
  server.on('upgrade', (request, socket) => {
    // The wire takes `/y/`; anything else would be left hanging.
    if (!request.url?.startsWith('/y/')) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

/** Path without query, decoded; null where it is malformed. */
function readPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname);
  } catch {
    return null;
  }
}

export type ListenResult =
  | { readonly ok: true; readonly port: number }
  | {
      readonly ok: false;
      readonly reason: 'port-in-use' | 'not-allowed' | 'failed';
      readonly message: string;
    };

/** On this machine's loopback address only. */
export function listen(server: Server, port: number): Promise<ListenResult> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        resolve({
          ok: false,
          reason: 'port-in-use',
          message: `Port ${port} is in use by another program. Choose another one, or 0 for any that is free.`,
        });
      } else if (error.code === 'EACCES') {
        resolve({
          ok: false,
          reason: 'not-allowed',
          message: `You may not use port ${port}. Choose one above 1023.`,
        });
      } else resolve({ ok: false, reason: 'failed', message: `The host could not listen: ${error.message}` });
    };
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      const address = server.address();
      resolve({ ok: true, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}
