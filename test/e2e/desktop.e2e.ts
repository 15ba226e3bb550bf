/** The desktop program, opened for real. Skipped by name where Electron's runtime or a display is missing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { presentRuntime, whyNoWindow } from '../../scripts/start/electronRuntime.ts';

const root = join(import.meta.dirname, '..', '..');
const runtime = whyNoWindow() === null ? presentRuntime(root) : null;

test.skipIf(runtime === null)(
  'the window shows the desk of its own host, through the bridge and nothing else',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-desktop-'));
    const app = await _electron.launch({
      executablePath: runtime ?? '',
      args: [root, '--data', join(folder, 'seminar'), '--port', '0'],
      env: { ...process.env, XDG_DATA_HOME: folder } as Record<string, string>,
    });
    try {
      const window = await app.firstWindow();
      await window.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
      await window.locator('#root > *').first().waitFor();
      const seen = await window.evaluate(async () => {
        const page = globalThis as unknown as {
          desk: Record<string, unknown> & { host(): Promise<unknown> };
        };
        return {
          kind: page.desk['kind'],
          calls: Object.keys(page.desk).sort(),
          host: await page.desk.host(),
          node: typeof (globalThis as Record<string, unknown>)['require'],
        };
      });
      expect(seen).toMatchObject({
        kind: 'desktop',
        calls: ['host', 'kind', 'openExternal', 'saveFile'],
        host: { origin: new URL(window.url()).origin },
        node: 'undefined',
      });
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
