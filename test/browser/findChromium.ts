/**
 * Which Chromium the browser tests drive. One the person named wins, then one this machine already has,
 * then one Playwright downloaded before; nothing is ever downloaded here (`scripts/test` does that).
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Flags for a quiet, offline browser that runs as any user. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The executable's path, or null where there is none. A named one that does not exist is an error, not a null. */
export function findChromium(): string | null {
  const named = process.env.RAPPORTEUR_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`RAPPORTEUR_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  return [...installedBrowsers(), ...playwrightBrowsers()].find((path) => existsSync(path)) ?? null;
}

function installedBrowsers(): string[] {
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((root) => [
      join(root, 'Chromium.app/Contents/MacOS/Chromium'),
      join(root, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(root, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ]);
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ];
}

/** Playwright keeps `chromium-<revision>` folders; the newest first. */
function playwrightBrowsers(): string[] {
  const root = playwrightFolder();
  if (!existsSync(root)) return [];
  const inside =
    process.platform === 'win32'
      ? ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe']
      : process.platform === 'darwin'
        ? ['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
            `${folder}/Chromium.app/Contents/MacOS/Chromium`,
            `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
          ])
        : ['chrome-linux64/chrome', 'chrome-linux/chrome'];
  return readdirSync(root)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((path) => join(root, name, path)));
}

function playwrightFolder(): string {
  const named = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (named && named !== '0') return named;
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}
