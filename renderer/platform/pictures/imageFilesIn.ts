/**
 * The pictures among what was pasted or dropped. Programs give a picture of what they also give as text (a table, a
 * paragraph): where there are words, the words are meant.
 */

/** Every file that may be a picture, by what it says of itself; `readImageFile` finds out. */
export function imageFilesIn(transfer: Pick<DataTransfer, 'files' | 'getData'>): File[] {
  const files = [...transfer.files].filter(({ type }) => type.startsWith('image/'));
  if (files.length === 0) return [];
  const html = transfer.getData('text/html');
  const words =
    html === ''
      ? transfer.getData('text/plain')
      : (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '');
  return words.trim() === '' ? files : [];
}
