/**
 * The host in its own process, started by the desktop (`utilityProcess`). It imports nothing of Electron: the
 * port to its parent is a global there.
 */
import { askForProcesses } from '../host/exports/askForProcesses.ts';
import { exportProcesses } from '../host/exports/ExportProcess.ts';
import type { Host } from '../host/Host.ts';
import { startHost } from '../host/startHost.ts';
import type { FromHost, ToHost } from '../main/hostMessages.ts';

const parent = process.parentPort;
const tell = (message: FromHost) => parent.postMessage(message);
const asked = askForProcesses(tell);
exportProcesses.start = asked.start;
let host: Host | null = null;

async function start({ dataFolder, port, screensFolder }: Extract<ToHost, { say: 'start' }>): Promise<void> {
  const started = await startHost({ dataFolder, port, screensFolder, report: (line) => console.error(line) });
  if (!started.ok) return tell({ say: 'refused', message: started.message });
  host = started.host;
  tell({ say: 'ready', origin: host.origin, token: host.token });
}

async function close(): Promise<void> {
  const { unstored } = host ? await host.close() : { unstored: 0 };
  tell({ say: 'closed', unstored });
}

parent.on('message', ({ data }: { data: ToHost }) => {
  if (data.say === 'start') void start(data);
  else if (data.say === 'close') void close();
  else asked.hear(data as Parameters<typeof asked.hear>[0]);
});
