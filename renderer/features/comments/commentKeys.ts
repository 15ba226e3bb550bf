/** Ctrl+Alt+M (⌥⌘M), as in other word processors: a comment on what is selected, or where the caret is. */
import { useEffect } from 'react';
import { isApple } from '../../ui/isApple.ts';

export const printCommentKeys = (): string => (isApple() ? '⌥⌘M' : 'Ctrl+Alt+M');

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** AltGr types characters and is never these keys. */
export function isCommentKeys(event: Pressed, apple: boolean): boolean {
  if (event.isComposing || event.getModifierState('AltGraph') || event.code !== 'KeyM') return false;
  const [command, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return command && !other && event.altKey && !event.shiftKey;
}

export function useCommentKeys(comment: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest(ELSEWHERE) !== null;
      if (elsewhere || !isCommentKeys(event, isApple())) return;
      event.preventDefault();
      event.stopPropagation();
      comment();
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [comment]);
}

const ELSEWHERE = '[role=dialog], [role=alertdialog], [role=menu], input, textarea';
