/**
 * What is to be done on the page once a dialog is gone. A dialog that closes gives the focus back to where it was,
 * a frame or two later: whoever moves it before loses it again.
 */

/** About half a second: a dialog closes in a few frames. */
const FRAMES = 30;

export function afterDialog(then: () => void, frames = FRAMES): void {
  requestAnimationFrame(() => {
    if (document.querySelector('[role="dialog"]') !== null && frames > 1) afterDialog(then, frames - 1);
    else requestAnimationFrame(() => requestAnimationFrame(then));
  });
}
