/** Which characters of a document no font at hand can draw: asked before it is set, so that it can be mended first. */
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { makePdfInput } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { findMissingCharacters, type MissingCharacter } from './findMissingCharacters.ts';
import { isInstalled, readFonts } from './fontFiles.ts';

export async function checkCharacters(content: DocumentContent): Promise<MissingCharacter[]> {
  const { families } = makePdfInput(content, {}, isInstalled);
  return findMissingCharacters(content, await readFonts(families));
}
