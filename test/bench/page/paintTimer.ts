/**
 * From a key going down to the screen showing it. The clock starts at the keydown event's own timestamp; it
 * stops in a message posted from the animation frame that follows, which the browser delivers once that
 * frame's style, layout and paint are done. A frame that does not show the character yet does not count.
 */
export interface Stroke {
  /** Milliseconds from keydown to paint. */
  readonly milliseconds: number;
  /** How many frames it took until the character was there. */
  readonly frames: number;
}

/** Calls back once, when the frame after this moment has been painted. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  });
}

/** The next keydown, measured. `shown` says how many characters the screen holds where one is typed. */
export function nextStroke(shown: () => number): Promise<Stroke> {
  return new Promise((resolve, reject) => {
    const onKey = (event: KeyboardEvent) => {
      const before = shown();
      let frames = 0;
      const painted = () => {
        frames++;
        if (shown() > before) resolve({ milliseconds: performance.now() - event.timeStamp, frames });
        else if (frames >= 30) reject(new Error('the character typed did not show within 30 frames'));
        else afterPaint(painted);
      };
      afterPaint(painted);
    };
    window.addEventListener('keydown', onKey, { capture: true, once: true });
  });
}
