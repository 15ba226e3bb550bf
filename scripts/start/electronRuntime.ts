/**
 * Whether a desktop window can open here, and with which program. Electron's package downloads its runtime
 * (about 110 MB) when first asked; where that is refused we must know within seconds, say why in a few words,
 * and not try again at every start.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ElectronRuntime =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly reason: string };

/** A refusal is believed for a day; `npm start -- --desktop` asks again at once. */
const REMEMBER_MS = 24 * 60 * 60 * 1000;
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 10 * 60 * 1000;

/** `again`: forget an earlier refusal. */
export async function electronRuntime(
  root: string,
  again: boolean,
  reason: string | null = whyNoWindow(),
): Promise<ElectronRuntime> {
  if (reason) return { ok: false, reason };
  const present = presentRuntime(root);
  if (present) return { ok: true, path: present };

  const version = electronVersion(root);
  const memory = join(root, '.cache', 'electron-refused.json');
  const remembered = again ? null : readRefusal(memory, version);
  if (remembered) return { ok: false, reason: remembered };

  const refusal = (await probe(version)) ?? download(root);
  const path = presentRuntime(root);
  if (!refusal && path) return { ok: true, path };
  const words = refusal ?? "Electron's runtime is incomplete";
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(memory, JSON.stringify({ version, at: Date.now(), reason: words }));
  return { ok: false, reason: words };
}

/** What stands in the way of any window, whatever the runtime; null when nothing does. */
export function whyNoWindow(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  userId: number = process.getuid?.() ?? 1000,
): string | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'this machine has no display';
  // Chromium's sandbox does not start as root, and we do not open a window without it.
  if (userId === 0) return 'the administrator (root) cannot open one safely';
  return null;
}

function electronVersion(root: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/** The program where it was already unpacked, else null. */
export function presentRuntime(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
    const path = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null; // No path.txt: nothing was ever unpacked.
  }
}

function readRefusal(memory: string, version: string): string | null {
  try {
    const refusal = JSON.parse(readFileSync(memory, 'utf8'));
    const believed = refusal.version === version && Date.now() - refusal.at < REMEMBER_MS;
    return believed ? `${refusal.reason}; "npm start -- --desktop" tries again` : null;
  } catch {
    return null; // Never refused, or unreadable: ask.
  }
}

/** Asks for the download's headers only. Null when it can be had, else why not. */
async function probe(version: string): Promise<string | null> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const address = `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok ? null : `Electron's download answers ${answer.status}`;
  } catch {
    return "Electron's download cannot be reached";
  }
}

function download(root: string): string | null {
  console.log("Fetching Electron's runtime (about 110 MB, once)...");
  const fetched = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_MS,
    windowsHide: true,
  });
  return fetched.status === 0 ? null : "Electron's runtime could not be downloaded";
}
