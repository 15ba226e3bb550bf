/** Builds the benchmark's page for production and serves it, with the documents, on loopback. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const OUT = fileURLToPath(new URL('../../../dist/bench/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface ServedPage {
  readonly address: string;
  close(): Promise<void>;
}

export async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../page/', import.meta.url)),
    base: './',
    mode: 'production',
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'chrome120',
      minify: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  });
}

/** @param data what `/data/<name>` gives */
export async function servePage(data: (name: string) => Uint8Array | string | null): Promise<ServedPage> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/data/')) {
      const found = data(path.slice('/data/'.length));
      return void response.writeHead(found === null ? 404 : 200).end(found ?? '');
    }
    const name = path === '/' ? 'index.html' : path.slice(1);
    if (!/^[\w./-]+$/.test(name) || name.includes('..')) return void response.writeHead(404).end();
    try {
      const content = await readFile(join(OUT, name));
      response
        .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
