/**
 * What the status line of a document says covers the text and the seminar's index (its title, whether it
 * is archived): the worse of the two, and the changes of both.
 */
import type { SafetyStage, SafetyStatus } from '../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

const ORDER: readonly SafetyStage[] = ['opening', 'memory', 'device', 'host', 'safe'];

export function worseOf(a: SafetyStatus, b: SafetyStatus): SafetyStatus {
  return {
    stage: ORDER.indexOf(a.stage) <= ORDER.indexOf(b.stage) ? a.stage : b.stage,
    waiting: a.waiting + b.waiting,
    connected: a.connected && b.connected,
    trouble: a.trouble ?? b.trouble,
  };
}

export function bothStatuses(a: Readable<SafetyStatus>, b: Readable<SafetyStatus>): Readable<SafetyStatus> {
  let last: readonly [SafetyStatus, SafetyStatus, SafetyStatus] | null = null;
  return {
    get() {
      const [first, second] = [a.get(), b.get()];
      if (last === null || last[0] !== first || last[1] !== second)
        last = [first, second, worseOf(first, second)];
      return last[2];
    },
    subscribe(listener) {
      const stops = [a.subscribe(listener), b.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
