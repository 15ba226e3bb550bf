/** `npm start` as a person gives it, on what is installed: it prints an address that works, and Ctrl+C ends it all. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-start-'));
let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('opens the desk in a folder of its own and closes it cleanly', async () => {
  const data = join(folder, 'seminar');
  const args = [join(root, 'scripts', 'start.mjs'), '--data', data, '--port', '0', '--no-open', '--browser'];
  const started = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const link = await printedLink(started);
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  const token = new URL(link).hash.slice('#token='.length);
  const desk = await fetch(new URL('/api/desk', link), { headers: { Authorization: `Bearer ${token}` } });
  expect(await desk.json()).toMatchObject({ seminar: null, storing: { ok: true } });
  expect(existsSync(data)).toBe(true);

  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  started.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(link)).rejects.toThrow();
});

test('an option that is not known is explained, not ignored', async () => {
  const args = [join(root, 'scripts', 'start.mjs'), '--dta', 'x'];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  let said = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  expect(await new Promise((resolve) => started.once('close', resolve))).toBe(2);
  expect(said).toContain('--data DIR');
});

function printedLink(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    started.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    started.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}
