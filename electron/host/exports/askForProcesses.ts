/**
 * Export processes for a host that may not start any itself: it asks its parent, the desktop, which starts them and
 * passes on what is said. `ask` and `hear` are the two ends of that talk.
 */
import type { ExportProcess } from './ExportProcess.ts';
import type { ExportNews, ProcessOrder } from './exportMessages.ts';

export type Asked =
  | { readonly say: 'start-export'; readonly id: number }
  | { readonly say: 'to-export'; readonly id: number; readonly order: ProcessOrder }
  | { readonly say: 'kill-export'; readonly id: number };

export type Told =
  | { readonly say: 'from-export'; readonly id: number; readonly news: ExportNews }
  | { readonly say: 'export-ended'; readonly id: number; readonly how: string };

export interface AskedProcesses {
  start(): ExportProcess;
  hear(told: Told): void;
}

export function askForProcesses(ask: (message: Asked) => void): AskedProcesses {
  let last = 0;
  const listening = new Map<number, { news: (news: ExportNews) => void; end: (how: string) => void }>();
  return {
    start() {
      last += 1;
      const id = last;
      const listener = { news: (_news: ExportNews) => {}, end: (_how: string) => {} };
      listening.set(id, listener);
      ask({ say: 'start-export', id });
      return {
        send: (order) => ask({ say: 'to-export', id, order }),
        // Its parent ends when the desktop does, whatever still waits.
        letGo: () => {},
        hold: () => {},
        kill: () => ask({ say: 'kill-export', id }),
        onNews: (news) => Object.assign(listener, { news }),
        onEnd: (end) => Object.assign(listener, { end }),
      };
    },
    hear(told) {
      if (told.say === 'from-export') listening.get(told.id)?.news(told.news);
      else {
        listening.get(told.id)?.end(told.how);
        listening.delete(told.id);
      }
    },
  };
}
