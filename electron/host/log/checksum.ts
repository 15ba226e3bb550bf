/**
 * The checksum every row carries. It covers the row's place as well as its bytes, so that a flipped bit in
 * a document's name or a position is found just like one in the text.
 */
import { crc32 } from 'node:zlib';

export interface UpdateRow {
  readonly document: string;
  readonly position: number;
  /** Position of the same document's update before this one; 0 for its first. A missing row breaks the chain. */
  readonly previous: number;
  readonly payload: Uint8Array;
}

export interface SnapshotRow {
  readonly document: string;
  /** 1, 2, 3 ...: each compaction makes one. */
  readonly generation: number;
  /** The snapshot holds every update up to and including this position. */
  readonly upto: number;
  readonly payload: Uint8Array;
}

export const updateSum = (row: UpdateRow): number =>
  crc32(row.payload, crc32(`update\n${row.document}\n${row.position}\n${row.previous}\n`));

export const snapshotSum = (row: SnapshotRow): number =>
  crc32(row.payload, crc32(`snapshot\n${row.document}\n${row.generation}\n${row.upto}\n`));

export const metaSum = (key: string, value: string): number => crc32(`meta\n${key}\n${value}`);
