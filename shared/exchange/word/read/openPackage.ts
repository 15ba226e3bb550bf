/**
 * A Word file is a zip archive of XML parts. This finds the parts and unpacks the ones that are asked for, and no
 * others: a picture costs nothing. Nothing in the archive is trusted. What it says of its sizes is checked while it
 * is unpacked, which ends as soon as more comes out than was said or than anybody reads.
 */
import { Inflate, strFromU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import { MOST_BYTES } from './mostBytes.ts';
import type { Outcome, WordRefusal } from './WordRefusal.ts';
import { refuse } from './WordRefusal.ts';

/** Bytes of one part once unpacked: some two thousand pages. */
const MOST_OF_PART = 48 * 1024 * 1024;
/** Bytes of everything that is unpacked: of text, and of pictures, which hardly grow. */
const MOST_IN_ALL = { text: 64 * 1024 * 1024, pictures: 128 * 1024 * 1024 };
const MOST_PARTS = 20_000;
/** How far a part may grow, from this size on: Word's own XML grows some twenty times. */
const MOST_GROWTH = 250;
const GROWTH_FROM = 8 * 1024 * 1024;

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** Standing for a size that is said elsewhere (zip64), which no file below our limit needs. */
const ELSEWHERE = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

export interface WordPackage {
  /** Names of the parts, without a leading slash. */
  readonly names: readonly string[];
  /** null where there is no such part. Upper and lower case are the same. */
  read(name: string, kind?: keyof typeof MOST_IN_ALL): Outcome<Uint8Array | null>;
}

export function openPackage(bytes: Uint8Array): Outcome<WordPackage> {
  if (bytes.length > MOST_BYTES) return refuse('tooLarge');
  const other = otherKind(bytes);
  if (other !== null) return refuse(other);
  const entries = readEntries(bytes);
  if (!entries.ok) return entries;
  const byName = new Map<string, Entry>();
  for (const [name, entry] of entries.value) {
    const key = name.toLowerCase();
    if (!byName.has(key)) byName.set(key, entry);
  }
  const unpacked = { text: 0, pictures: 0 };
  return {
    ok: true,
    value: {
      names: entries.value.map(([name]) => name),
      read(name, kind = 'text') {
        const entry = byName.get(name.toLowerCase());
        if (entry === undefined) return { ok: true, value: null };
        const part = unpack(bytes, entry);
        if (!part.ok) return part;
        unpacked[kind] += part.value.length;
        return unpacked[kind] > MOST_IN_ALL[kind] ? refuse('tooLarge') : part;
      },
    },
  };
}

/** What a file is that is no zip archive; null for one. */
function otherKind(bytes: Uint8Array): WordRefusal | null {
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start.startsWith('504b0304')) return null;
  // The container of Word 97 to 2003. Later ones are put into it when they are given a password.
  if (start !== 'd0cf11e0a1b11ae1') return otherText(bytes);
  const streams = strFromU8(bytes.subarray(0, 1 << 20), true).replaceAll('\0', '');
  if (/EncryptedPackage|DRMEncrypted/.test(streams)) return 'encrypted';
  return streams.includes('WordDocument') ? 'oldWord' : 'notWord';
}

/** By the first letters of the file; some programs put a mark or spaces in front of them. */
function otherText(bytes: Uint8Array): WordRefusal {
  const letters = strFromU8(bytes.subarray(0, 1000), true).replace(/^(\u00ef\u00bb\u00bf)?\s+/, '');
  if (letters.startsWith('%PDF-')) return 'pdf';
  return /^\{\\rtf|^<(!doctype )?html|progid="Word\.Document"/i.test(letters) ? 'otherText' : 'notWord';
}

function readEntries(bytes: Uint8Array): Outcome<[string, Entry][]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return refuse('damaged');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_PARTS) return refuse('hostile');
  const entries: [string, Entry][] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return refuse('damaged');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) === 0);
    entries.push([
      name.replaceAll('\\', '/').replace(/^\/+/, ''),
      {
        method: view.getUint16(at + 10, true),
        isEncrypted: (flags & 1) !== 0,
        checksum: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      },
    ]);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { ok: true, value: entries };
}

/** The record that ends an archive stands at its end, in front of a comment at most. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

function unpack(bytes: Uint8Array, entry: Entry): Outcome<Uint8Array> {
  const { at, packed, size, method } = entry;
  if (entry.isEncrypted) return refuse('encrypted');
  if (packed === ELSEWHERE || size === ELSEWHERE || size > MOST_OF_PART) return refuse('tooLarge');
  if (size > GROWTH_FROM && size > packed * MOST_GROWTH) return refuse('hostile');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return refuse('damaged');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) return refuse('damaged');
  const stored = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8) return refuse('damaged');
  const part = method === 0 ? (packed === size ? stored : null) : inflate(stored, size);
  return part !== null && crc32(part) === entry.checksum ? { ok: true, value: part } : refuse('damaged');
}

/** null where it is not of that size, or no such data at all. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const part = new Uint8Array(size);
  let length = 0;
  let isOver = false;
  const inflater = new Inflate((chunk) => {
    isOver ||= length + chunk.length > size;
    if (!isOver) part.set(chunk, length);
    length += chunk.length;
  });
  try {
    // A step grows to some 4 MB at the very most, and the next one is not taken.
    const STEP = 4 * 1024;
    for (let at = 0; at < packed.length && !isOver; at += STEP)
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch {
    return null;
  }
  return !isOver && length === size ? part : null;
}
