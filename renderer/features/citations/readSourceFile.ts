/** Brings the sources of a file into a document's library, and tells what came of it. */
import type { SourceLibrary } from '../../../shared/document/sources/SourceLibrary.ts';
import type { LibraryProblem } from '../../../shared/exchange/citations/LibraryReader.ts';
import { MOST_LIBRARY_BYTES, readLibraryFile } from '../../../shared/exchange/citations/readLibraryFile.ts';

export interface FileReport {
  /** Of the file. */
  readonly name: string;
  /** `tooLarge` and `notLibrary`: nothing was read. */
  readonly refused: 'tooLarge' | 'notLibrary' | null;
  readonly added: number;
  readonly changed: number;
  /** There already, and the same. */
  readonly same: number;
  /** Had no room. */
  readonly left: number;
  readonly problems: readonly LibraryProblem[];
}

export async function readSourceFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  library: SourceLibrary,
): Promise<FileReport> {
  const nothing = { name: file.name, added: 0, changed: 0, same: 0, left: 0, problems: [] };
  if (file.size > MOST_LIBRARY_BYTES) return { ...nothing, refused: 'tooLarge' };
  const { sources, problems } = readLibraryFile(new Uint8Array(await file.arrayBuffer()));
  if (sources.size === 0 && problems.length === 0) return { ...nothing, refused: 'notLibrary' };
  const { added, changed, refused } = library.put(sources);
  return {
    ...nothing,
    refused: null,
    added,
    changed,
    same: sources.size - added - changed - refused,
    left: refused,
    problems,
  };
}
