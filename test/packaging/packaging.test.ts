/** Packs the desktop program for Linux against a stub runtime, then reads the archive and the fuses back. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, type Configuration, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunningHost } from '../../electron/main/talkToHost.ts';
import { runPackedHost } from './runPackedHost.ts';
import { writeStubRuntime } from './stubRuntime.ts';

const root = join(import.meta.dirname, '..', '..');
const built = ['dist/renderer/index.html', 'dist/main/main.js', 'dist/preload/preload.cjs'];
const ready = built.every((file) => existsSync(join(root, file)));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-packaging-'));
const packed = join(folder, 'release', 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
const unpacked = `${archive}.unpacked`;

beforeAll(async () => {
  if (!ready) return;
  const file: string = join(root, 'electron-builder.config.mjs');
  const { default: config }: { default: Configuration } = await import(pathToFileURL(file).href);
  const runtime = join(folder, 'runtime');
  const electron = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  writeStubRuntime(runtime, electron.version);
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    config: {
      ...config,
      electronDist: runtime,
      directories: { ...config.directories, output: join(folder, 'release') },
    },
  });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inArchive = () => listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));

test.skipIf(!ready)('the archive holds the program, the screens and the templates, and no sources', () => {
  const files = inArchive();
  for (const file of [...built, 'dist/main/host.js', 'package.json', 'LICENSE'])
    expect(files).toContain(`/${file}`);
  expect(files.some((file) => file.startsWith('/resources/templates/regional-seminar/'))).toBe(true);
  expect(files.filter((file) => /^\/(electron|renderer|shared|test|scripts)\//.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.test.ts'))).toEqual([]);
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString());
  expect(manifest).toMatchObject({ name: 'rapporteur', main: 'dist/main/main.js', type: 'module' });
  expect(manifest.devDependencies).toBeUndefined();
});

test.skipIf(!ready)('nothing travels along that only building needs', () => {
  const packages = new Set(
    inArchive().flatMap((file) => /^\/node_modules\/(@[^/]+\/[^/]+|[^@/]+)/.exec(file)?.[1] ?? []),
  );
  expect(packages.size).toBeGreaterThan(2);
  expect([...packages].filter((name) => !/^@(expo-google-fonts|myriaddreamin)\//.test(name))).toEqual([]);
});

test.skipIf(!ready)(
  'the native typesetter and the fonts lie on disk, where native code can read them',
  () => {
    const native = inArchive().filter((file) => file.endsWith('.node'));
    expect(native.length).toBeGreaterThan(0);
    for (const file of native) expect(existsSync(unpacked + file), file).toBe(true);
    const fonts = inArchive().filter((file) => file.endsWith('.ttf'));
    expect(fonts.length).toBeGreaterThan(10);
    for (const file of fonts) expect(existsSync(unpacked + file), file).toBe(true);
    expect(fonts.filter((file) => /\/(100|200|300|500|600|800|900)/.test(file))).toEqual([]);
  },
);

test.skipIf(!ready)('the preload is one CommonJS file that requires nothing but Electron', () => {
  const preload = extractFile(archive, 'dist/preload/preload.cjs').toString();
  expect([...preload.matchAll(/require\((.*?)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
  expect(preload).not.toMatch(/^(import|export) /m);
});

test.skipIf(!ready)('the screens have no inline script or handler, so that the policy can be strict', () => {
  const page = extractFile(archive, 'dist/renderer/index.html').toString();
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/\son\w+=/);
  expect(page).not.toMatch(/(src|href)="\//);
});

test.skipIf(!ready)('the fuses are burnt', async () => {
  const wire = await getCurrentFuseWire(join(packed, 'rapporteur'));
  const on = FuseState.ENABLE;
  const off = FuseState.DISABLE;
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
});

test.skipIf(!ready)(
  'the packed host serves the screens, finds its templates, and makes Word and PDF',
  async () => {
    const app = join(folder, 'app');
    extractAll(archive, app);
    const host = await runPackedHost(app, join(folder, 'seminar'));
    try {
      expect((await fetch(`${host.origin}/`)).status).toBe(200);
      const answer = await fetch(`${host.origin}/api/seminar`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ template: 'regional-seminar' }),
      });
      expect(answer.ok).toBe(true);
      expect((await answer.json()).documents).toHaveLength(3);
      for (const format of ['docx', 'pdf'] as const)
        expect(await exported(host, format)).toBeGreaterThan(1000);
    } finally {
      expect(await host.close()).toEqual({ unstored: 0 });
    }
  },
);

/** Has the packed host make a file in a process of its own; gives its size in bytes. */
async function exported(host: RunningHost, format: 'docx' | 'pdf'): Promise<number> {
  const headers = { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' };
  const content = {
    title: 'Outcomes',
    language: 'en',
    paragraphs: [{ properties: { style: 'heading1' }, runs: [{ text: 'Agreed', formats: { bold: true } }] }],
  };
  const body = JSON.stringify({ format, content });
  const order = await fetch(`${host.origin}/api/exports`, { method: 'POST', headers, body });
  const { id } = await order.json();
  const state = await vi.waitUntil(
    async () => {
      const answer = await (await fetch(`${host.origin}/api/exports/${id}`, { headers })).json();
      return answer.state === 'working' ? null : answer;
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(state).toMatchObject({ state: 'done' });
  const file = await fetch(`${host.origin}/api/exports/${id}/file`, { headers });
  return (await file.arrayBuffer()).byteLength;
}
