/**
 * A pointer that rests where a list opens, or where its rows move under it while one types, has chosen
 * nothing: rows hear of it only once it moves.
 */
import { useCallback } from 'react';

/** A ref for the element around the list. */
export function useRestingPointer(): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback((element) => {
    if (element === null) return undefined;
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    let moved = false;
    // React tells entering from leaving what was under the pointer before, which lies outside.
    const hold = (event: Event) => {
      const { type, target, relatedTarget, pointerType } = event as PointerEvent;
      const into = type.endsWith('out') ? relatedTarget : target;
      if (moved || pointerType === 'touch' || !(into instanceof Node)) return;
      if (element.contains(into)) event.stopPropagation();
    };
    for (const name of ['pointerover', 'pointerout', 'mouseover', 'mouseout'])
      document.addEventListener(name, hold, options);
    element.addEventListener(
      'pointermove',
      ({ target, pointerType, pointerId, clientX, clientY }) => {
        if (moved) return;
        moved = true;
        // What was held back, for the row it is on now.
        const over = { bubbles: true, pointerType, pointerId, clientX, clientY };
        target?.dispatchEvent(new PointerEvent('pointerover', over));
      },
      options,
    );
    element.addEventListener(
      'keydown',
      () => {
        moved = false;
      },
      options,
    );
    return () => stop.abort();
  }, []);
}
