/**
 * Pictures that are pasted into the page or dropped on it. A file that is dropped beside the page, or while one only
 * reads, does nothing: left alone, the browser would leave the desk and show the file.
 */
import { useEffect } from 'react';
import { imageFilesIn } from '../../platform/pictures/imageFilesIn.ts';

/** @param take is given what goes in where the caret is; null where nothing may be put in */
export function useImageFiles(take: ((files: readonly File[]) => void) | null): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (take === null || event.clipboardData === null || !isInPage(event.target)) return;
      const files = imageFilesIn(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      take(files);
    };
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = take !== null && isInPage(event.target) ? 'copy' : 'none';
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (take === null || !isInPage(event.target)) return;
      putCaret(event.clientX, event.clientY);
      // Not only pictures: of anything else it is said that it is none.
      take([...(event.dataTransfer?.files ?? [])]);
    };
    // Before the editor, which knows nothing of files.
    window.addEventListener('paste', onPaste, true);
    window.addEventListener('dragover', onDragOver, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('paste', onPaste, true);
      window.removeEventListener('dragover', onDragOver, true);
      window.removeEventListener('drop', onDrop, true);
    };
  }, [take]);
}

const isInPage = (target: EventTarget | null): boolean =>
  target instanceof Node &&
  ((target instanceof HTMLElement ? target : target.parentElement)?.isContentEditable ?? false);

/** Of a selection of text that is dragged there are none. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** The editor hears of it with the next frame, long before a file is read. */
function putCaret(x: number, y: number): void {
  const place = document.caretRangeFromPoint(x, y);
  const parent = place?.startContainer;
  const text = (parent instanceof Element ? parent : parent?.parentElement)?.closest<HTMLElement>(
    '[contenteditable="true"]',
  );
  if (place == null || text == null) return;
  text.focus({ preventScroll: true });
  getSelection()?.collapse(place.startContainer, place.startOffset);
}
