/**
 * One file of the log: an SQLite database in WAL mode with synchronous=FULL, so that a returned COMMIT is
 * on disk. The log keeps two of these with the same content. This file knows SQL and nothing of healing.
 */
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { metaSum, type SnapshotRow, snapshotSum, type UpdateRow, updateSum } from './checksum.ts';
import type { Faults } from './faults.ts';

/** 'RApp' in the file's header: tells our files from any other database. */
const APPLICATION_ID = 0x52417070;
/** Format of the tables; a file with a higher one was written by a newer desk. */
export const LOG_FORMAT = 1;

const SCHEMA = `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table updates (
    document text not null, position integer not null, previous integer not null,
    crc integer not null, payload blob not null, primary key (document, position)) strict, without rowid;
  create table snapshots (
    document text not null, generation integer not null, upto integer not null,
    crc integer not null, payload blob not null, primary key (document, generation)) strict, without rowid;
  pragma application_id = ${APPLICATION_ID};
  pragma user_version = ${LOG_FORMAT};`;

const TABLES = "select group_concat(sql, ';' order by name) from sqlite_schema where sql is not null";

/** How SQLite writes our tables down; anything else in a file is damage. */
const expectedTables = (() => {
  const db = new DatabaseSync(':memory:');
  db.exec(SCHEMA);
  const tables = Object.values(db.prepare(TABLES).get() ?? {})[0];
  db.close();
  return tables;
})();

const notOurs = (what: string) => Object.assign(new Error(what), { errcode: 26 });

export interface Checked<Row> {
  readonly row: Row;
  readonly good: boolean;
}

export interface Snapshot {
  readonly row: SnapshotRow;
  /** Updates at or below this position are removed with it. */
  readonly floor: number;
}

/** What a compaction made unneeded: updates up to `floor`, and snapshots older than the one before `generation`. */
export interface Removal {
  readonly document: string;
  readonly generation: number;
  readonly floor: number;
}

export interface Copy {
  readonly file: string;
  readonly format: number;
  /** null where it is absent or does not match its checksum. */
  meta(key: string): string | null;
  /** A value without spaces. */
  setMeta(key: string, value: string): void;
  /** One transaction: all or none. Throws what SQLite throws. */
  append(rows: readonly UpdateRow[]): void;
  /** One transaction: puts the snapshot, removes what the one before it already held; gives how many updates. */
  putSnapshot(snapshot: Snapshot): number;
  /** One transaction over everything given, removals last; for repairs. */
  put(updates: Iterable<UpdateRow>, snapshots: Iterable<SnapshotRow>, removals?: Iterable<Removal>): void;
  allUpdates(order?: 'asc' | 'desc'): Iterable<Checked<UpdateRow>>;
  allSnapshots(order?: 'asc' | 'desc'): Iterable<Checked<SnapshotRow>>;
  updatesOf(document: string, after: number): Checked<UpdateRow>[];
  update(document: string, position: number): Checked<UpdateRow> | null;
  snapshot(document: string, generation: number): Checked<SnapshotRow> | null;
  /** The first fault SQLite's own check of the file's structure names, or null. */
  structure(): string | null;
  /** Holds one state of the file for several reads, whatever others write meanwhile. */
  holdView(): void;
  /** Whether the file at our path is no longer the one we have open (moved or deleted under us). */
  moved(): boolean;
  close(): void;
}

type Raw = Record<string, unknown>;

function checkedUpdate(raw: Raw): Checked<UpdateRow> {
  const row = {
    document: raw['document'] as string,
    position: raw['position'] as number,
    previous: raw['previous'] as number,
    payload: raw['payload'] as Uint8Array,
  };
  return { row, good: updateSum(row) === raw['crc'] };
}

function checkedSnapshot(raw: Raw): Checked<SnapshotRow> {
  const row = {
    document: raw['document'] as string,
    generation: raw['generation'] as number,
    upto: raw['upto'] as number,
    payload: raw['payload'] as Uint8Array,
  };
  return { row, good: snapshotSum(row) === raw['crc'] };
}

export interface CopyOptions {
  readonly readOnly?: boolean;
  /** Which of the two this is; only for `faults`. */
  readonly index?: number;
  readonly faults?: Faults | undefined;
}

/** Opens a file, or makes it where there is none (or only an empty one). Throws what SQLite throws. */
export function openCopy(file: string, options: CopyOptions = {}): Copy {
  const { readOnly = false, index = 0, faults } = options;
  // SQLite gives its -wal and -shm files the rights of the database: making it first keeps all three private.
  if (!readOnly && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { readOnly });
  const one = (sql: string) => Object.values(db.prepare(sql).get() ?? {})[0];
  try {
    db.exec('pragma busy_timeout = 1000; pragma trusted_schema = off; pragma cell_size_check = on');
    const applicationId = one('pragma application_id');
    const empty = applicationId === 0 && one('select count(*) from sqlite_schema') === 0;
    if (!empty && applicationId !== APPLICATION_ID) {
      throw notOurs('file is not a log of this desk');
    }
    if (!readOnly) {
      db.exec('pragma journal_mode = wal; pragma synchronous = full');
      if (faults?.maxPages !== undefined) db.exec(`pragma max_page_count = ${Math.trunc(faults.maxPages)}`);
      if (empty) db.exec(`begin immediate; ${SCHEMA} commit`);
    }
    // A newer format may have other tables; it is refused further up, in its own words.
    const ours = one('pragma user_version') === LOG_FORMAT;
    if (ours && one(TABLES) !== expectedTables) throw notOurs('its tables are not as they were made');
  } catch (error) {
    db.close();
    throw error;
  }
  const format = one('pragma user_version') as number;
  const inode = statSync(file).ino;
  const sql = (text: string) => db.prepare(text);
  const insertUpdate = sql('insert or replace into updates values (?, ?, ?, ?, ?)');
  const insertSnapshot = sql('insert or replace into snapshots values (?, ?, ?, ?, ?)');
  const putUpdate = (r: UpdateRow) =>
    insertUpdate.run(r.document, r.position, r.previous, updateSum(r), r.payload);
  const putSnapshotRow = (r: SnapshotRow) =>
    insertSnapshot.run(r.document, r.generation, r.upto, snapshotSum(r), r.payload);

  function remove({ document, generation, floor }: Removal): number {
    const gone = sql('delete from updates where document = ? and position <= ?').run(document, floor);
    sql('delete from snapshots where document = ? and generation < ?').run(document, generation - 1);
    return Number(gone.changes);
  }

  function transaction(work: 'append' | 'compact' | 'repair', body: () => void): void {
    db.exec('begin immediate');
    try {
      body();
      faults?.beforeCommit?.(index, work);
      db.exec('commit');
    } catch (error) {
      // SQLite has often rolled back by itself (a full disk does): the first error is the one that matters.
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
  }

  function* all<Row>(text: string, check: (raw: Raw) => Checked<Row>): Iterable<Checked<Row>> {
    for (const raw of sql(text).iterate()) yield check(raw as Raw);
  }
  const orNull = <Row>(raw: unknown, check: (raw: Raw) => Checked<Row>) =>
    raw === undefined ? null : check(raw as Raw);

  return {
    file,
    format,
    meta(key) {
      const stored = sql('select value from meta where key = ?').get(key)?.['value'];
      const [sum, value] = typeof stored === 'string' ? stored.split(' ') : [];
      return value !== undefined && sum === String(metaSum(key, value)) ? value : null;
    },
    setMeta: (key, value) =>
      transaction('repair', () =>
        sql('insert or replace into meta values (?, ?)').run(key, `${metaSum(key, value)} ${value}`),
      ),
    append: (rows) => transaction('append', () => rows.forEach(putUpdate)),
    putSnapshot({ row, floor }) {
      let removed = 0;
      transaction('compact', () => {
        putSnapshotRow(row);
        removed = remove({ ...row, floor });
      });
      return removed;
    },
    put: (updates, snapshots, removals = []) =>
      transaction('repair', () => {
        for (const row of updates) putUpdate(row);
        for (const row of snapshots) putSnapshotRow(row);
        for (const removal of removals) remove(removal);
      }),
    allUpdates: (order = 'asc') =>
      all(`select * from updates order by document ${order}, position ${order}`, checkedUpdate),
    allSnapshots: (order = 'asc') =>
      all(`select * from snapshots order by document ${order}, generation ${order}`, checkedSnapshot),
    updatesOf: (document, after) =>
      sql('select * from updates where document = ? and position > ? order by position')
        .all(document, after)
        .map((raw) => checkedUpdate(raw as Raw)),
    update: (document, position) =>
      orNull(
        sql('select * from updates where document = ? and position = ?').get(document, position),
        checkedUpdate,
      ),
    snapshot: (document, generation) =>
      orNull(
        sql('select * from snapshots where document = ? and generation = ?').get(document, generation),
        checkedSnapshot,
      ),
    structure() {
      const verdict = String(one('pragma quick_check(1)'));
      return verdict === 'ok' ? null : verdict;
    },
    holdView() {
      db.exec('begin');
      one('select count(*) from meta');
    },
    moved() {
      const now = statSync(file, { throwIfNoEntry: false });
      return now === undefined || now.ino !== inode;
    },
    close: () => db.close(),
  };
}
