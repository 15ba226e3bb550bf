/** What is pasted into the page with pictures in it: they are kept first, and what stays behind is told. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import { OWN_FORMAT } from '../../editor/clipboard/ownFormat.ts';
import { imageFilesIn } from '../../platform/pictures/imageFilesIn.ts';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/showToast.ts';
import { keepPictures, picturesIn } from './pastedPictures.ts';

/** @param pictures null where nothing may be put in */
export function usePastedPictures(pictures: Pick<BlobStore, 'put'> | null): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (pictures === null) return;
    const tell = (count: number) => {
      if (count === 0) return;
      const text = t('embeds.image.elsewhere', { count });
      announce(text);
      showToast({ text, action: null });
    };
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData: data, target } = event;
      const text = target instanceof Node ? editableOf(target) : null;
      // The desk's own pictures are kept already; one by itself is asked about.
      if (data === null || text === null || data.types.includes(OWN_FORMAT)) return;
      if (imageFilesIn(data).length > 0) return;
      const html = data.getData('text/html');
      const { hasBytes, elsewhere } = picturesIn(html);
      if (!hasBytes) return tell(elsewhere);
      const plain = data.getData('text/plain');
      event.preventDefault();
      event.stopPropagation();
      void keepPictures(html, pictures).then((kept) => {
        if (!text.isConnected) return;
        paste(text, kept.html, plain);
        tell(kept.left);
      });
    };
    // Before the editor, which knows nothing of bytes.
    window.addEventListener('paste', onPaste, true);
    return () => window.removeEventListener('paste', onPaste, true);
  }, [pictures, t]);
}

/** The text of the page that something is pasted into, as the editor hears of it. */
function editableOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[contenteditable="true"]') ?? null;
}

/** As if it had been pasted with what is in it now. */
function paste(text: HTMLElement, html: string, plain: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', plain);
  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
