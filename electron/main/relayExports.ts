/** Starts the processes of exports for the host, passes on what both say, and ends them with the host. */
import type { FromHost, ToHost } from './hostMessages.ts';

/** What is needed of Electron's `UtilityProcess`. */
interface Child {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export function relayExports(host: Child, fork: () => Child): void {
  const running = new Map<number, Child>();
  const tell = (message: ToHost) => host.postMessage(message);
  const start = (id: number): void => {
    const child = fork();
    running.set(id, child);
    child.on('message', (news) => tell({ say: 'from-export', id, news }));
    child.on('exit', (code) => {
      running.delete(id);
      tell({ say: 'export-ended', id, how: `ended unexpectedly (code ${code}).` });
    });
  };
  host.on('message', (said) => {
    const message = said as FromHost;
    if (message.say === 'start-export') start(message.id);
    if (message.say === 'to-export') running.get(message.id)?.postMessage(message.order);
    if (message.say === 'kill-export') running.get(message.id)?.kill();
  });
  host.on('exit', () => {
    for (const child of running.values()) child.kill();
  });
}
