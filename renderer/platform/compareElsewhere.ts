/**
 * Compares a return in a worker: it reads the whole document four times over, which would hold up whoever
 * is typing. Where there can be no worker it is done here, once nothing else is going on.
 */
import type { ApartComparison, ApartUpdates } from '../../shared/changes/returning/compareApart.ts';
import { compareApart } from '../../shared/changes/returning/compareApart.ts';

export function compareElsewhere(updates: ApartUpdates): Promise<ApartComparison> {
  return new Promise((resolve, reject) => {
    const here = () => {
      const run = () => {
        try {
          resolve(compareApart(updates));
        } catch (error) {
          reject(error);
        }
      };
      if ('requestIdleCallback' in window) requestIdleCallback(run);
      else setTimeout(run);
    };
    let worker: Worker;
    try {
      worker = new Worker(new URL('./returnWorker.ts', import.meta.url), { type: 'module' });
    } catch {
      here();
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<ApartComparison>) => {
      worker.terminate();
      resolve(data);
    });
    // It could not be loaded, or what it was given is too much for it.
    worker.addEventListener('error', () => {
      worker.terminate();
      here();
    });
    worker.postMessage(updates);
  });
}
