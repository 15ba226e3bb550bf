/** The most memory that any process started by this one has held, in MB (Linux; null elsewhere). */
import { readdirSync, readFileSync } from 'node:fs';

export interface MemoryWatch {
  /** Since the watch began; null where nothing can be told. */
  readonly peak: () => number | null;
  readonly stop: () => void;
}

const EVERY_MS = 10;

export function watchChildren(): MemoryWatch {
  let peak: number | null = null;
  const look = () => {
    for (const child of children()) {
      const held = highWater(child);
      if (held !== null) peak = Math.max(peak ?? 0, held);
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    peak: () => {
      look();
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}

function children(): string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

function highWater(child: string): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
