/** A page that reads files as pictures, for a test to hand them in and look at what comes out. */
import { imageFilesIn } from '../../../renderer/platform/pictures/imageFilesIn.ts';
import { readImageFile } from '../../../renderer/platform/pictures/readImageFile.ts';
import type { PictureFile } from '../../../shared/platform/BlobStore.ts';

export interface ReadPicture {
  /** null where it was taken. */
  readonly refused: string | null;
  readonly image: PictureFile | null;
  /** Base64. */
  readonly bytes: string;
  /** In the corners, as `r,g,b`: above left, above right, below left, below right. */
  readonly corners: readonly string[];
}

export interface Pictures {
  /** A picture with four corners of its own colour. Gives base64. */
  draw(type: string, width: number, height: number, noise?: boolean): Promise<string>;
  read(base64: string, name?: string): Promise<ReadPicture>;
  readUnreadable(): Promise<ReadPicture>;
  pasted(given: Readonly<Record<string, string>>, types: readonly string[]): string[];
}

const encode = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
const decode = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const CORNERS = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'];

async function cornersOf(blob: Blob): Promise<string[]> {
  // As Word has it: whatever a file says of the way up counts for nothing.
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'none' });
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const far = [bitmap.width - 4, bitmap.height - 4] as const;
  return [
    [3, 3],
    [far[0], 3],
    [3, far[1]],
    [far[0], far[1]],
  ].map(([x = 0, y = 0]) =>
    [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)].map((part) => Math.round(part / 255)).join(),
  );
}

async function read(file: Blob): Promise<ReadPicture> {
  const given = await readImageFile(file);
  if (!given.ok) return { refused: given.reason, image: null, bytes: '', corners: [] };
  const { image, blob } = given;
  const corners = await cornersOf(new Blob([blob.bytes], { type: blob.type }));
  return { refused: null, image, bytes: encode(blob.bytes), corners };
}

const pictures: Pictures = {
  async draw(type, width, height, noise = false) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    if (noise) {
      const data = context.createImageData(width, height);
      for (let at = 0; at < data.data.length; at += 65536)
        crypto.getRandomValues(data.data.subarray(at, at + 65536));
      for (let at = 3; at < data.data.length; at += 4) data.data[at] = 255;
      context.putImageData(data, 0, 0);
    }
    for (const [index, colour] of CORNERS.entries()) {
      context.fillStyle = colour;
      const [left, top] = [(index % 2) * (width / 2), Math.floor(index / 2) * (height / 2)];
      context.fillRect(left, top, noise ? 32 : width / 2, noise ? 32 : height / 2);
    }
    if (noise) {
      for (const [index, colour] of CORNERS.entries()) {
        context.fillStyle = colour;
        context.fillRect(index % 2 === 0 ? 0 : width - 32, index < 2 ? 0 : height - 32, 32, 32);
      }
    }
    const blob = await canvas.convertToBlob({ type });
    return encode(new Uint8Array(await blob.arrayBuffer()));
  },
  read: (base64, name = 'picture.png') => read(new File([decode(base64)], name, { type: 'image/png' })),
  readUnreadable: () =>
    read(Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(new Error('moved')) })),
  pasted: (given, types) =>
    imageFilesIn({
      files: types.map((type) => new File(['x'], type, { type })) as unknown as FileList,
      getData: (type) => given[type] ?? '',
    }).map(({ name }) => name),
};
Object.assign(window, { pictures });
