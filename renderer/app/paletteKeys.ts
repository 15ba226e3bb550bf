/** Ctrl+K (⌘K on Apple keyboards), from anywhere, the page included. */
import { useEffect } from 'react';
import { isApple } from '../ui/isApple.ts';

export const printPaletteKeys = (): string => (isApple() ? '⌘K' : 'Ctrl K');

export function usePaletteKeys(open: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = isApple() ? event.metaKey : event.ctrlKey;
      if (!command || event.shiftKey || event.altKey || event.isComposing || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      event.stopPropagation();
      open();
    };
    // Before the editor, which would make a link of it.
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [open]);
}
