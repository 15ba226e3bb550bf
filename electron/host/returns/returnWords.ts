/** Why a file is not taken in, for people at the command line and for programs. The screens have their own words. */
import { IMPORT_WORDS } from '../imports/importWords.ts';
import type { ReturnFailure } from './returnFile.ts';

export const RETURN_WORDS: Readonly<Record<ReturnFailure, string>> = {
  ...IMPORT_WORDS,
  cancelled: 'The file was not taken in: it was cancelled.',
  unknownBase:
    'Nothing says what this file was when it went out, so that it cannot be compared. Import it as a new document instead, or return the file that was exported from here.',
  otherDocument: 'This file went out from another document.',
  unknownDocument: 'This desk has no such document.',
};
