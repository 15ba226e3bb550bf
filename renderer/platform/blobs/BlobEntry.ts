/** What this window knows of one picture. */
import type { BlobState, MissingReason, PictureBlob } from '../../../shared/platform/BlobStore.ts';
import { type Writable, writable } from '../../../shared/platform/Readable.ts';

export interface BlobEntry {
  readonly hash: string;
  /** `window`: in memory alone, the device could not keep it (yet). */
  place: 'disk' | 'window' | 'nowhere';
  /** In memory for as long as it is nowhere else for certain: not on the host, or not on the disk. */
  file: PictureBlob | null;
  /** The host is not known to have it, and this device has. */
  waiting: boolean;
  /** The host said in this session that it has it. */
  confirmed: boolean;
  /** Somebody looks at it, or at a document that names it. */
  wanted: boolean;
  /** `final`: the host does not take it. `stalled`: it failed too often, and is tried again on the next line. */
  refused: 'final' | 'stalled' | null;
  /** Failures in a row. */
  tries: number;
  why: Exclude<MissingReason, 'offline'> | null;
  /** Another window is bringing it: not before this time, in ms since 1970. */
  later: number;
  watchers: number;
  /** It was looked for on this device. */
  sought: boolean;
  url: string | null;
  readonly state: Writable<BlobState>;
}

export const LOADING: BlobState = { kind: 'loading' };

export function blobEntry(hash: string): BlobEntry {
  return {
    hash,
    place: 'nowhere',
    file: null,
    waiting: false,
    confirmed: false,
    wanted: false,
    refused: null,
    tries: 0,
    why: null,
    later: 0,
    watchers: 0,
    sought: false,
    url: null,
    state: writable<BlobState>(LOADING),
  };
}
