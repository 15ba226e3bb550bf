/** Waits for something that is seen to change, and not for ever. */
import type { Readable } from '../../../shared/platform/Readable.ts';

/**
 * Resolves when it is so, or after `longest` ms.
 * @param watched what it depends on
 */
export function until(
  longest: number,
  watched: readonly Readable<unknown>[],
  isSo: () => boolean,
): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      resolve();
    };
    const stops = watched.map((one) => one.subscribe(() => isSo() && done()));
    const timer = setTimeout(done, longest);
  });
}
