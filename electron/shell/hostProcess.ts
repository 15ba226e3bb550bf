/**
 * The host in its own process, started by the desktop (`utilityProcess`). It imports nothing of Electron: the
 * port to its parent is a global there.
 */

import type { Host } from '../host/Host.ts';
import { startHost } from '../host/startHost.ts';
import type { FromHost, ToHost } from '../main/hostMessages.ts';

const parent = process.parentPort;
let host: Host | null = null;

function tell(message: FromHost): void {
  parent.postMessage(message);
}

async function start(order: Extract<ToHost, { say: 'start' }>): Promise<void> {
  const { dataFolder, port, screensFolder } = order;
  const started = await startHost({ dataFolder, port, screensFolder, report: (line) => console.error(line) });
  if (!started.ok) return tell({ say: 'refused', message: started.message });
  host = started.host;
  tell({ say: 'ready', origin: host.origin, token: host.token });
}

async function close(): Promise<void> {
  const { unstored } = host ? await host.close() : { unstored: 0 };
  tell({ say: 'closed', unstored });
}

parent.on('message', ({ data }: { data: ToHost }) => void (data.say === 'start' ? start(data) : close()));
