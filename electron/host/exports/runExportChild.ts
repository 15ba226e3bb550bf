/** Starts the process of one export and sees it through: its end, its failure, its limit, its cancelling. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExportNews, ExportOrder } from './exportMessages.ts';

export type ChildResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: 'cancelled' | 'failed' | 'crashed' | 'timeout'; readonly message: string };

export interface ChildSetting {
  readonly onStep: (step: 'preparing' | 'setting' | 'writing') => void;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** The child's module; another one only in tests. */
  readonly module?: URL;
}

const CHILD = new URL(import.meta.url.endsWith('.ts') ? './exportChild.ts' : './exportChild.js', import.meta.url);
const KEPT_OUTPUT = 4000;

export function runExportChild(order: ExportOrder, setting: ChildSetting): Promise<ChildResult> {
  const { signal, onStep, timeoutMs } = setting;
  if (signal.aborted) return Promise.resolve(CANCELLED);
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(setting.module ?? CHILD), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      // In the desktop the running program is Electron, which is Node only when told so.
      env: { ...process.env, ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }) },
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_OUTPUT);
    });
    const limit = setTimeout(() => {
      end({ ok: false, reason: 'timeout', message: `The export took longer than ${Math.round(timeoutMs / 1000)} seconds and was stopped.` });
    }, timeoutMs);
    const cancel = () => end(CANCELLED);
    signal.addEventListener('abort', cancel, { once: true });

    let ended = false;
    function end(result: ChildResult): void {
      if (ended) return;
      ended = true;
      clearTimeout(limit);
      signal.removeEventListener('abort', cancel);
      child.kill('SIGKILL');
      resolve(result);
    }
    child.on('message', (news: ExportNews) => {
      if (ended) return;
      if (news.kind === 'step') onStep(news.step);
      else if (news.kind === 'done') end({ ok: true, bytes: news.bytes, warnings: news.warnings });
      else end({ ok: false, reason: 'failed', message: news.message });
    });
    child.on('error', (error) => end({ ok: false, reason: 'crashed', message: `The export could not be started: ${error.message}` }));
    child.on('close', (code, byWhat) => {
      const how = byWhat === null ? `code ${code}` : `signal ${byWhat}`;
      const last = said.trim().split('\n').at(-1) ?? '';
      end({ ok: false, reason: 'crashed', message: `The export ended unexpectedly (${how}).${last === '' ? '' : ` ${last}`}` });
    });
    child.send(order, (error) => {
      if (error !== null) end({ ok: false, reason: 'crashed', message: `The export could not be started: ${error.message}` });
    });
  });
}

const CANCELLED: ChildResult = { ok: false, reason: 'cancelled', message: 'The export was cancelled.' };
