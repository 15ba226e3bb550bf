/**
 * Programs that look at our exports from outside: poppler reads the PDF, LibreOffice opens the Word file. They
 * are installed only where that is plainly ours to do; the tests that need them are skipped by name elsewhere.
 */
import { installByApt, isOnPath } from './run.ts';

export function ensureDocumentTools(): void {
  const missing = [
    { program: 'pdftotext', packages: ['poppler-utils'] },
    { program: 'soffice', packages: ['libreoffice-writer-nogui'] },
  ].filter(({ program }) => !isOnPath(program));
  for (const { program, packages } of missing) {
    if (!installByApt(packages)) console.log(`No ${program} here: the tests that need it are skipped.`);
  }
}
