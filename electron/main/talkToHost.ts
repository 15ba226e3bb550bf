/** The desktop's side of the talk with its host process: start it, learn where it answers, close it cleanly. */
import type { FromHost, ToHost } from './hostMessages.ts';

/** What is needed of Electron's `UtilityProcess`. */
export interface HostChild {
  postMessage(message: ToHost): void;
  kill(): boolean;
  on(event: 'message', listener: (message: FromHost) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export interface RunningHost {
  readonly origin: string;
  readonly token: string;
  /** How many changes could not be stored; null when the host did not answer. */
  close(): Promise<{ readonly unstored: number | null }>;
}

export type RunResult =
  | { readonly ok: true; readonly host: RunningHost }
  | { readonly ok: false; readonly message: string };

/** Closing stores what waits; a host that does not come back from it is let go of after this long. */
const CLOSE_MS = 15_000;

/** `onEnd` is called when a host that ran ends without having been asked to. */
export function talkToHost(
  child: HostChild,
  order: Omit<Extract<ToHost, { say: 'start' }>, 'say'>,
  onEnd: () => void,
  patience: number = CLOSE_MS,
): Promise<RunResult> {
  let state: 'starting' | 'running' | 'closing' | 'ended' = 'starting';
  return new Promise((resolve) => {
    let closed: (result: { unstored: number | null }) => void = () => {};
    const close: RunningHost['close'] = () =>
      new Promise((done) => {
        const timer = setTimeout(() => closed({ unstored: null }), patience);
        closed = (result) => {
          clearTimeout(timer);
          done(result);
          if (state !== 'ended') child.kill();
        };
        if (state === 'ended') return closed({ unstored: null });
        state = 'closing';
        child.postMessage({ say: 'close' });
      });
    child.on('message', (message) => {
      if (message.say === 'refused') {
        resolve({ ok: false, message: message.message });
        state = 'closing';
        child.kill();
      } else if (message.say === 'ready') {
        state = 'running';
        resolve({ ok: true, host: { origin: message.origin, token: message.token, close } });
      } else if (message.say === 'closed') {
        closed({ unstored: message.unstored });
      }
    });
    child.on('exit', (code) => {
      const before = state;
      state = 'ended';
      if (before === 'starting') resolve({ ok: false, message: `The host ended with code ${code}.` });
      if (before === 'running') onEnd();
      if (before === 'closing') closed({ unstored: null });
    });
    child.postMessage({ say: 'start', ...order });
  });
}
