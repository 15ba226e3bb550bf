/**
 * Asks for a file with the system's own dialog. Call it while a press or a key is being answered.
 * @param accept as of an input of files; others may be chosen all the same, and are answered in words
 */
export function pickFile(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) onFile(file);
  });
  input.click();
}
