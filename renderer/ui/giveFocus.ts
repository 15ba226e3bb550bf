/** Gives the focus a place when the control that had it is gone: a row was archived, a field turned back into its name. */

/** About half a second: a menu closes and a list is drawn anew in a few frames. */
const FRAMES = 30;

/** As soon as the focus is nowhere and `find` answers. Where someone has moved it meanwhile, it stays. */
export function giveFocus(find: () => HTMLElement | null, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    const lost = activeElement === null || activeElement === body;
    const target = lost ? find() : null;
    if (target !== null) target.focus();
    else if (frames > 1) giveFocus(find, frames - 1);
  });
}
