/** Several places with changes of one person, told in one sentence: the worst of them, and the changes of all. */
import type { SafetyStage, SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';

const ORDER: readonly SafetyStage[] = ['opening', 'memory', 'device', 'host', 'safe'];

export function worseOf(a: SafetyStatus, b: SafetyStatus): SafetyStatus {
  return {
    stage: ORDER.indexOf(a.stage) <= ORDER.indexOf(b.stage) ? a.stage : b.stage,
    waiting: a.waiting + b.waiting,
    connected: a.connected && b.connected,
    trouble: a.trouble ?? b.trouble,
  };
}

export const sameStatus = (a: SafetyStatus, b: SafetyStatus): boolean =>
  a.stage === b.stage &&
  a.waiting === b.waiting &&
  a.connected === b.connected &&
  a.trouble?.kind === b.trouble?.kind &&
  a.trouble?.reason === b.trouble?.reason;
