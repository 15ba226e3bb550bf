/** Whether an element is wide enough for what would stand in it, in the reader's own text size. */
import { useEffect, useState } from 'react';

/** @param rem the width needed. True until the element is there. */
export function useHasRoom(element: HTMLElement | null, rem: number): boolean {
  const [room, setRoom] = useState(true);
  useEffect(() => {
    if (element === null) return undefined;
    const look = () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom(element.clientWidth >= rem * size);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [element, rem]);
  return room;
}
