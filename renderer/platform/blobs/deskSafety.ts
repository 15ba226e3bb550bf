/** Where one's own text is and where one's own pictures are, as one value to watch. */
import type { BlobsStatus, DeskSafety } from '../../../shared/platform/BlobStore.ts';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';

export function deskSafety(
  text: Readable<SafetyStatus>,
  pictures: Readable<BlobsStatus>,
): Readable<DeskSafety> {
  let last: DeskSafety | null = null;
  let [lastText, lastPictures] = [text.get(), pictures.get()];
  return {
    get() {
      const [nowText, nowPictures] = [text.get(), pictures.get()];
      if (last === null || nowText !== lastText || nowPictures !== lastPictures) {
        [lastText, lastPictures] = [nowText, nowPictures];
        last = { ...nowText, pictures: nowPictures };
      }
      return last;
    },
    subscribe(listener) {
      const stops = [text.subscribe(listener), pictures.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
