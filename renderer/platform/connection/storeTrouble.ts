/** Why this device's store fails, as the status line knows it: a code where it can be told, else the message. */
import { ReplicaLost } from './ReplicaStore.ts';

export function storeTrouble(error: unknown): string {
  if (error instanceof ReplicaLost) return 'device-lost';
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'device-full';
  if (name === 'SecurityError' || name === 'NotAllowedError') return 'device-denied';
  return error instanceof Error ? error.message : String(error);
}
