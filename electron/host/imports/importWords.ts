/** Why a file is not taken in, for people at the command line and for programs. The screens have their own words. */
import type { ImportResult } from './importFile.ts';

export type ImportReason = Extract<ImportResult, { ok: false }>['reason'];

export const IMPORT_WORDS: Readonly<Record<ImportReason, string>> = {
  notWord: 'This is no Word file, whatever its name says.',
  oldWord: 'This is a file of Word 97 to 2003 (.doc). Open it in Word or LibreOffice and save it as .docx.',
  otherText:
    'This is a text of another kind (OpenDocument, RTF, a web page). Open it in Word or LibreOffice and save it as .docx.',
  pdf: 'This is a PDF. Ask for the Word file that it was made from.',
  encrypted: 'The file is protected by a password. Take the protection off in Word, and save it again.',
  damaged: 'The file is damaged or cut short. Nothing was taken in.',
  tooLarge: 'The file is larger than what is read: 96 MB, or some two thousand pages.',
  hostile:
    'The file is made in a way that no office program makes one, to do harm to whoever opens it. Nothing was taken in.',
  cancelled: 'The import was cancelled.',
  crashed: 'The file could not be read: reading it failed. Nothing was taken in.',
  timeout: 'Reading the file took too long and was stopped. Nothing was taken in.',
  noSeminar: 'There is no seminar in this folder yet: make one with `rapporteur new`.',
};
