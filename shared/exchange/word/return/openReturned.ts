/**
 * Opens a Word file that comes back: the file as it reads, the base it was written from, and who saved it last. The
 * base comes out of the file; where an office has dropped it, the id of the export says which it was, and whoever
 * keeps exports may still have it. Without a base nothing is compared.
 */
import type { Stamp } from '../../tracked/TrackedContent.ts';
import { BASE_PROPERTY, packedIn } from '../base/basePart.ts';
import type { ReadContent, WordBase } from '../base/packBase.ts';
import { unpackBase } from '../base/packBase.ts';
import type { WordOrigin } from '../base/WordOrigin.ts';
import type { WordParts } from '../read/findParts.ts';
import { findParts } from '../read/findParts.ts';
import type { LeftOut } from '../read/LeftOut.ts';
import { openPackage } from '../read/openPackage.ts';
import type { WordFileOptions } from '../read/readWordFile.ts';
import { readWordFile } from '../read/readWordFile.ts';
import { attribute } from '../read/readXml.ts';
import type { WordContent } from '../read/WordContent.ts';
import type { WordIdentities } from '../read/WordIdentities.ts';
import type { ReadPicture } from '../read/WordPictures.ts';
import type { WordRefusal } from '../read/WordRefusal.ts';
import { readDate } from '../read/WordStamps.ts';
import { wordAuthor } from '../read/wordAuthor.ts';
import type { ReadBase } from './readBase.ts';
import { readBase } from './readBase.ts';

/** `unknownBase`: nothing says what the file was when it went out, or nobody has it any more. */
export type ReturnRefusal = WordRefusal | 'unknownBase';

export interface ReturnedFile {
  readonly origin: WordOrigin;
  readonly base: ReadBase;
  readonly content: WordContent;
  readonly identities: WordIdentities;
  /** By the hashes that the content names them by. */
  readonly pictures: ReadonlyMap<string, ReadPicture>;
  /** What the file holds that the page cannot, and did not hold when it went out. */
  readonly leftOut: readonly LeftOut[];
  /** Whoever saved it last: untracked changes are theirs. */
  readonly editor: Stamp;
}

export interface OpenOptions {
  readonly file: WordFileOptions;
  readonly readContent: ReadContent;
  /** The packed base of an export by its id; null for one that is not known. */
  readonly kept: (exportId: string) => Uint8Array | null;
}

export type Opened =
  | { readonly ok: true; readonly value: ReturnedFile }
  | { readonly ok: false; readonly reason: ReturnRefusal };

export async function openReturned(bytes: Uint8Array, options: OpenOptions): Promise<Opened> {
  const container = openPackage(bytes);
  if (!container.ok) return container;
  const parts = findParts(container.value);
  if (!parts.ok) return parts;
  const file = readWordFile(bytes, options.file);
  if (!file.ok) return file;
  const found = findBase(parts.value, options);
  const base = found === null ? null : await readBase(found, options.file);
  if (found === null || base === null) return { ok: false, reason: 'unknownBase' };
  return {
    ok: true,
    value: {
      origin: found.origin,
      base,
      content: file.content,
      identities: file.identities,
      pictures: file.pictures,
      leftOut: leftOutSince(base.leftOut, file.leftOut),
      editor: editorOf(parts.value, options.file, file.content.language),
    },
  };
}

/** What is left out of every such file is none of the editor's doing. */
function leftOutSince(base: readonly LeftOut[], file: readonly LeftOut[]): LeftOut[] {
  return file.flatMap(({ kind, count, places }): LeftOut[] => {
    const known = base.find((one) => one.kind === kind);
    if (known === undefined) return [{ kind, count, places }];
    if (count <= known.count) return [];
    const old = new Set(known.places.map(({ text }) => text));
    return [{ kind, count: count - known.count, places: places.filter(({ text }) => !old.has(text)) }];
  });
}

function findBase(parts: WordParts, { readContent, kept }: OpenOptions): WordBase | null {
  for (const { type, isExternal, target } of parts.relationships) {
    if (type !== 'customXml' || isExternal) continue;
    const part = parts.readPart(target);
    const packed = part.ok && part.value !== null ? packedIn(part.value) : null;
    const base = packed === null ? null : unpackBase(packed, readContent);
    if (base !== null) return base;
  }
  const custom = parts.readPart('docProps/custom.xml');
  const property = (custom.ok ? (custom.value?.children ?? []) : []).find(
    (one) => attribute(one, 'name') === BASE_PROPERTY,
  );
  const id = property?.children[0]?.text.trim() ?? '';
  const packed = /^[0-9a-f]{32}$/.test(id) ? kept(id) : null;
  return packed === null ? null : unpackBase(packed, readContent);
}

function editorOf(parts: WordParts, { unknown, now }: WordFileOptions, language: string): Stamp {
  const said = (name: string) => parts.core?.children.find((one) => one.name === name)?.text.trim() ?? '';
  const name = said('cp:lastModifiedBy');
  const habits = { languages: [language, 'en'], isOwn: parts.isOwn };
  return {
    // An office without a user's name leaves ours.
    author: wordAuthor(name === 'Rapporteur' ? '' : name, habits, unknown),
    at: readDate(said('dcterms:modified')) ?? now,
  };
}
