/**
 * The screens, as files. They hold no secrets, so they need no token; the policy they are served with lets
 * them load and connect to nothing but this host.
 */
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { COMMON_HEADERS, sendError } from './http.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** `connect-src` names the socket as well: older Safari does not count ws: as 'self'. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export type StaticFiles = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** `folder` undefined: there are no screens to serve, and `/` says so. */
export function serveStatic(folder: string | undefined): StaticFiles {
  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendError(response, 405, 'wrong-method', 'Screens are only read.');
      return;
    }
    // Paths without an extension are places inside the screens, which find their own way from there.
    const name = path === '/' || extname(path) === '' ? '/index.html' : path;
    const file = folder === undefined ? null : inside(folder, name);
    const stat = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
    if (file === null || stat === undefined || !stat.isFile()) {
      const message =
        name === '/index.html'
          ? 'The screens are not built yet. Run `npm run build`.'
          : 'There is no such file.';
      sendError(response, 404, 'not-found', message);
      return;
    }
    // Built files carry a digest in their name; the page, the service worker and the rest must stay fresh.
    const lasting = /^\/assets\/.*[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(name);
    const etag = `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
    const headers = {
      ...COMMON_HEADERS,
      'Content-Type': TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
      'Content-Security-Policy': policy(request.headers.host ?? ''),
      'X-Frame-Options': 'DENY',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etag,
      ...(name === '/sw.js' ? { 'Service-Worker-Allowed': '/' } : {}),
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Length': stat.size });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  };
}

/** The file in the folder, or null for a path that leads out of it. */
function inside(folder: string, path: string): string | null {
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder).replace(/[\\/]+$/, '') + sep) ? file : null;
}
