/** Asks for an image. Call it while a press or a key is being answered. */
import { pickFile } from '../../ui/pickFile.ts';

/** Of others the answer is in words what can be done: they are not hidden. */
export function pickImageFile(onFile: (file: File) => void): void {
  pickFile('image/*', onFile);
}
