/** Hears the keys of embedKeys.ts while one can write where the focus is: in the page, its notes or its cells. */
import { useEffect } from 'react';
import { isApple } from '../../ui/isApple.ts';
import type { EmbedAction } from './embedKeys.ts';
import { embedActionOf } from './embedKeys.ts';
import { tableIsRtl } from './tableDirection.ts';

/** @param act says whether the action means something here: else the key goes on to the page */
export function useEmbedKeys(act: (action: EmbedAction) => boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || !event.target.isContentEditable) return;
      const action = embedActionOf(event, isApple(), tableIsRtl(event.target));
      if (action === null || !act(action)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the page, which would begin a paragraph at Enter.
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [act]);
}
