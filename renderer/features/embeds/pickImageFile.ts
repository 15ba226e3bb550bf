/** Asks for an image with the system's own dialog. Call it while a press or a key is being answered. */
export function pickImageFile(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  // Of others the answer is in words what can be done: they are not hidden.
  input.accept = 'image/*';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) onFile(file);
  });
  input.click();
}
