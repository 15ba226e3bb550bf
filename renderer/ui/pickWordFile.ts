/** Asks for a Word file. Call it while a press or a key is being answered. */
import { pickFile } from './pickFile.ts';

const WORD = '.docx,.docm,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function pickWordFile(onFile: (file: File) => void): void {
  pickFile(WORD, onFile);
}
