/**
 * The process that `killTest.ts` kills: a log, or a whole host. It talks to its parent over Node's own
 * channel, and can be told to kill itself at an exact point of its work.
 */
import { startHost } from '../startHost.ts';
import type { Faults } from './faults.ts';
import { openLog } from './openLog.ts';
import type { UpdateLog } from './UpdateLog.ts';

/** Die inside the n-th transaction of this kind, before it commits in this copy. */
export interface DieAt {
  readonly work: 'append' | 'compact' | 'repair';
  readonly copy: number;
  readonly nth: number;
}

export type ToTarget =
  | { readonly ask: 'log'; readonly folder: string; readonly dieAt: DieAt | null }
  | {
      readonly ask: 'host';
      readonly folder: string;
      readonly dieAt: DieAt | null;
      /** Days; the host then looks all the time what may be settled. */
      readonly settleAfter?: number;
    }
  | { readonly ask: 'append'; readonly n: number; readonly document: string; readonly update: Uint8Array }
  | { readonly ask: 'compact'; readonly document: string };

export type FromTarget =
  | { readonly tell: 'open'; readonly damage: number; readonly token: string; readonly origin: string }
  | { readonly tell: 'durable'; readonly n: number }
  | { readonly tell: 'compacting' }
  /** What the host reports. */
  | { readonly tell: 'line'; readonly line: string }
  | { readonly tell: 'failed'; readonly message: string };

const tell = (message: FromTarget) => void process.send?.(message);
let log: UpdateLog | null = null;

function faultsFor(dieAt: DieAt | null): Faults {
  let seen = 0;
  return {
    beforeCommit(copy, work) {
      if (work === 'compact' && copy === 0) tell({ tell: 'compacting' });
      if (dieAt === null || dieAt.work !== work || dieAt.copy !== copy) return;
      seen++;
      if (seen === dieAt.nth) process.kill(process.pid, 'SIGKILL');
    },
  };
}

async function take(message: ToTarget): Promise<void> {
  switch (message.ask) {
    case 'log': {
      const opened = openLog({
        folder: `${message.folder}/log`,
        evidence: `${message.folder}/damaged`,
        faults: faultsFor(message.dieAt),
      });
      if (!opened.ok) return tell({ tell: 'failed', message: opened.message });
      log = opened.log;
      return tell({ tell: 'open', damage: log.damage().length, token: '', origin: '' });
    }
    case 'host': {
      const started = await startHost({
        dataFolder: message.folder,
        port: 0,
        faults: faultsFor(message.dieAt),
        compaction: { after: 40, everyMs: 25 },
        ...(message.settleAfter === undefined
          ? {}
          : { settleAfter: message.settleAfter, settling: { everyMs: 25, firstMs: 0 } }),
        report: (line) => {
          tell({ tell: 'line', line });
          if (line.includes('updates.')) tell({ tell: 'failed', message: line });
        },
      });
      if (!started.ok) return tell({ tell: 'failed', message: started.message });
      return tell({ tell: 'open', damage: 0, token: started.host.token, origin: started.host.origin });
    }
    case 'append':
      void log
        ?.append(message.document, message.update)
        .durable.then(() => tell({ tell: 'durable', n: message.n }));
      return;
    case 'compact': {
      const result = log?.compact(message.document);
      if (result?.ok === false && result.reason !== 'unknown')
        tell({ tell: 'failed', message: result.message });
    }
  }
}

process.on('message', (message) => void take(message as ToTarget));
process.once('disconnect', () => process.exit());
