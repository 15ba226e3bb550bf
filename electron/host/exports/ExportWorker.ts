/**
 * A process that exports, from one order to the next. What it set last it remembers, so that a document that is
 * exported again after an edit takes a fraction of the time; one process is kept for that a while, and ended then,
 * with all its memory.
 */
import type { ExportProcess } from './ExportProcess.ts';
import { exportProcesses } from './ExportProcess.ts';
import type { ExportNews, ProcessOrder } from './exportMessages.ts';

export interface WorkerListener {
  readonly onNews: (news: ExportNews) => void;
  /** It will say nothing more; `how` in words. */
  readonly onEnd: (how: string) => void;
}

/** How long one is kept for the next export. */
export const KEPT_MS = 60_000;

export class ExportWorker {
  readonly #process: ExportProcess;
  #listener: WorkerListener | null = null;
  #hasEnded = false;

  private constructor(process: ExportProcess) {
    this.#process = process;
    process.onNews((news) => this.#listener?.onNews(news));
    process.onEnd((how) => {
      this.#hasEnded = true;
      if (kept?.worker === this) forget();
      this.#listener?.onEnd(how);
    });
  }

  /** The one that was kept, or a new one. */
  static take(module: URL, mayBeKept: boolean): { readonly worker: ExportWorker; readonly isNew: boolean } {
    if (mayBeKept && kept !== null) {
      const { worker } = kept;
      forget();
      worker.#process.hold();
      return { worker, isNew: false };
    }
    return { worker: new ExportWorker(exportProcesses.start(module)), isNew: true };
  }

  work(order: ProcessOrder, listener: WorkerListener): void {
    this.#listener = listener;
    this.#process.send(order);
  }

  /** Its work is done: it waits for the next, and keeps nobody from ending. */
  release(): void {
    this.#listener = null;
    if (this.#hasEnded) return;
    if (kept !== null) {
      this.end();
      return;
    }
    this.#process.letGo();
    const timer = setTimeout(() => {
      forget();
      this.end();
    }, KEPT_MS);
    timer.unref();
    kept = { worker: this, timer };
  }

  end(): void {
    this.#listener = null;
    this.#process.kill();
  }
}

let kept: { readonly worker: ExportWorker; readonly timer: NodeJS.Timeout } | null = null;

function forget(): void {
  if (kept !== null) clearTimeout(kept.timer);
  kept = null;
}

/** Gives back at once what a kept process holds. */
export function endKeptWorker(): void {
  const worker = kept?.worker;
  forget();
  worker?.end();
}
