/** Hears the keys of reviewing wherever the focus is, but in dialogs, menus and fields. */
import { useEffect } from 'react';
import { isApple } from '../../ui/isApple.ts';
import type { ReviewAction } from './reviewKeys.ts';
import { reviewActionOf } from './reviewKeys.ts';

export function useReviewKeys(act: (action: ReviewAction) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const action = reviewActionOf(event, isApple());
      if (action === null || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
      event.preventDefault();
      event.stopPropagation();
      act(action);
    };
    // Before the page, which would take Ctrl+Enter for a new paragraph.
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [act]);
}

const ELSEWHERE = '[role=dialog], [role=alertdialog], [role=menu], input, textarea';
