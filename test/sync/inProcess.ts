/** The wire over the real log in this process, where a test makes the store fail or looks into a room. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createGuard } from '../../electron/host/guard.ts';
import type { Faults } from '../../electron/host/log/faults.ts';
import { openLog } from '../../electron/host/log/openLog.ts';
import type { UpdateLog } from '../../electron/host/log/UpdateLog.ts';
import type { LiveWire } from '../../electron/host/wire/attachWire.ts';
import { attachWire } from '../../electron/host/wire/attachWire.ts';

export const TEST_TOKEN = 'token-of-a-test';

export interface WireHost {
  readonly port: number;
  readonly token: string;
  readonly log: UpdateLog;
  readonly wire: LiveWire;
  readonly lines: string[];
}

export async function startWire(faults?: Faults): Promise<WireHost> {
  const token = TEST_TOKEN;
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-wire-'));
  const opened = openLog({ folder: join(folder, 'log'), evidence: join(folder, 'damaged'), faults });
  if (!opened.ok) throw new Error(opened.message);
  const { log } = opened;
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const lines: string[] = [];
  const wire = attachWire({
    server,
    log,
    guard: createGuard(token, () => port),
    knows: (id) => id !== 'nowhere',
    report: (line) => lines.push(line),
  });
  onTestFinished(async () => {
    await wire.close();
    await log.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  return { port, token, log, wire, lines };
}
