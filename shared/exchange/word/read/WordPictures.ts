/** The pictures of a Word file, by what they are made of: the same one in two places is kept once. */
import type { ImageContent } from '../../../document/EmbedContent.ts';
import { hashOf } from '../../pictures/hashOf.ts';
import { pictureHead } from '../../pictures/pictureHead.ts';
import type { Relationship, WordParts } from './findParts.ts';
import type { WordRefusal } from './WordRefusal.ts';

export interface ReadPicture {
  readonly type: ImageContent['type'];
  readonly bytes: Uint8Array;
}

export type FoundPicture = Pick<ImageContent, 'hash' | 'type' | 'width' | 'height'>;

export class WordPictures {
  readonly #parts: Pick<WordParts, 'readBytes'>;
  readonly #byPart = new Map<string, FoundPicture | null>();
  readonly byHash = new Map<string, ReadPicture>();
  /** Why the file cannot be read, where a picture in it cannot. */
  refused: WordRefusal | null = null;

  constructor(parts: Pick<WordParts, 'readBytes'>) {
    this.#parts = parts;
  }

  /** null for one that is not in the file, or of a kind that the page does not show. */
  find(id: string | undefined, relationships: readonly Relationship[]): FoundPicture | null {
    const found = relationships.find((one) => one.id === id);
    // What stands outside is never fetched.
    if (found === undefined || found.isExternal) return null;
    const known = this.#byPart.get(found.target);
    if (known !== undefined) return known;
    const picture = this.#read(found.target);
    this.#byPart.set(found.target, picture);
    return picture;
  }

  #read(part: string): FoundPicture | null {
    const read = this.#parts.readBytes(part);
    if (!read.ok) {
      this.refused ??= read.reason;
      return null;
    }
    const head = read.value === null ? null : pictureHead(read.value);
    if (read.value === null || head === null) return null;
    const hash = hashOf(read.value);
    // A view into the file would keep all of the file.
    if (!this.byHash.has(hash)) this.byHash.set(hash, { type: head.type, bytes: read.value.slice() });
    return { hash, ...head };
  }
}
