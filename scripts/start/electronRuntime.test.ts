import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { electronRuntime, whyNoWindow } from './electronRuntime.ts';

let root: string;
let asked: string[];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(403).end();
});

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'rapporteur-runtime-'));
  asked = [];
  mkdirSync(join(root, 'node_modules', 'electron'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'electron', 'package.json'), '{"version":"45.0.0"}');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${address.port}/`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
  if (server.listening) await new Promise((resolve) => server.close(resolve));
});

test('a refused download is asked for once, told, and not tried again by itself', async () => {
  const first = await electronRuntime(root, false, null);
  expect(first).toEqual({ ok: false, reason: "Electron's download answers 403" });
  expect(asked).toEqual([`HEAD /v45.0.0/electron-v45.0.0-${process.platform}-${process.arch}.zip`]);
  const second = await electronRuntime(root, false, null);
  expect(second).toMatchObject({ ok: false, reason: expect.stringContaining('npm start -- --desktop') });
  expect(asked).toHaveLength(1);
  await electronRuntime(root, true, null);
  expect(asked).toHaveLength(2);
});

test('a newer Electron is asked for anew', async () => {
  await electronRuntime(root, false, null);
  writeFileSync(join(root, 'node_modules', 'electron', 'package.json'), '{"version":"46.0.0"}');
  await electronRuntime(root, false, null);
  expect(asked).toHaveLength(2);
});

test('no server at all is an answer too', async () => {
  await new Promise((resolve) => server.close(resolve));
  expect(await electronRuntime(root, false, null)).toEqual({
    ok: false,
    reason: "Electron's download cannot be reached",
  });
});

test('where no window can open, nothing is asked', async () => {
  expect(await electronRuntime(root, true, 'this machine has no display')).toEqual({
    ok: false,
    reason: 'this machine has no display',
  });
  expect(asked).toEqual([]);
});

test('a runtime that is there is taken', async () => {
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'path.txt'), 'electron');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(await electronRuntime(root, false, null)).toEqual({
    ok: true,
    path: join(folder, 'dist', 'electron'),
  });
  expect(asked).toEqual([]);
});

test('what stands in the way of a window', () => {
  expect(whyNoWindow('linux', {}, 1000)).toBe('this machine has no display');
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 1000)).toBeNull();
  expect(whyNoWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 0)).toContain('administrator');
  expect(whyNoWindow('darwin', {}, 501)).toBeNull();
  expect(whyNoWindow('win32', {}, 1000)).toBeNull();
});
