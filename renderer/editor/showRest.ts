/**
 * A long text is shown in pieces, the beginning at once: one can read and type while the rest comes in
 * between keystrokes, a few milliseconds at a time.
 */
import type { FlowBinding } from './binding/FlowBinding.ts';

/** Paragraphs of the first piece: several screens, wherever the window is not as high as a house. */
export const FIRST_PIECE = 60;
/** Paragraphs of any other: few enough not to be felt in a keystroke that has to wait for them. */
const PIECE = 32;
/** Milliseconds after which a piece comes even if the browser is never idle. */
const PATIENCE = 100;

/** Begins after the present task; returns how to stop. `done` is called once, when all is shown. */
export function showRest(binding: FlowBinding, done: () => void): () => void {
  let stopped = false;
  const next = () => {
    whenIdle(() => {
      if (stopped) return;
      if (binding.showMore(PIECE)) next();
      else done();
    });
  };
  next();
  return () => {
    stopped = true;
  };
}

function whenIdle(act: () => void): void {
  // Not every browser has it.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: PATIENCE });
  else setTimeout(act, 1);
}
