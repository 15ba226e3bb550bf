/** A process of its own for one side of a comparison, with a heap and compiled code of its own; it is asked one thing at a time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Worker {
  readonly ready: Promise<unknown>;
  ask<T>(message: unknown): Promise<T>;
  stop(): void;
}

/** @param name what to call it when it ends early */
export function startWorker(path: string, name: string, args: readonly (string | number)[]): Worker {
  const child = fork(path, args.map(String), {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = async () => {
    const gone = new AbortController();
    const left = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`${name} ended early (${code})`);
    });
    try {
      const [message] = await Promise.race([once(child, 'message', { signal: gone.signal }), left]);
      return message;
    } finally {
      left.catch(() => {});
      gone.abort();
    }
  };
  const ready = answer();
  ready.catch(() => {});
  return {
    ready,
    async ask<T>(message: unknown): Promise<T> {
      const answered = answer();
      child.send(message as Parameters<typeof child.send>[0]);
      return (await answered) as T;
    },
    stop() {
      if (child.exitCode === null) child.kill();
    },
  };
}
