/**
 * A data folder: everything one seminar is. Only its owner may read it.
 *
 *     rapporteur.json      what this folder is, and the version of its format
 *     token                what the screens show to be let in
 *     lock, desk.json      held while a desk has the folder open, and where that desk answers
 *     settling.json        when decisions came in and how far devices have come; losing it only delays settling
 *     log/                 the two files of the update log
 *     files/               files kept under their SHA-256: pictures, and the Word files that documents came from
 *     imports/             which document came from which file
 *     damaged/             files that were set aside because they were damaged; never deleted by us
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describeTrouble } from './log/troubles.ts';

export const DATA_FORMAT = 1;

export interface DataFolder {
  readonly path: string;
  readonly logFolder: string;
  readonly evidence: string;
  readonly lockFile: string;
  readonly deskFile: string;
  readonly tokenFile: string;
  readonly settlingFile: string;
  readonly filesFolder: string;
  readonly importsFolder: string;
  readonly basesFolder: string;
}

export type FolderResult =
  | { readonly ok: true; readonly folder: DataFolder }
  | {
      readonly ok: false;
      readonly reason: 'not-a-data-folder' | 'too-new' | 'not-allowed' | 'cannot-store';
      readonly message: string;
    };

const layout = (path: string): DataFolder => ({
  path,
  logFolder: join(path, 'log'),
  evidence: join(path, 'damaged'),
  lockFile: join(path, 'lock'),
  deskFile: join(path, 'desk.json'),
  tokenFile: join(path, 'token'),
  settlingFile: join(path, 'settling.json'),
  filesFolder: join(path, 'files'),
  importsFolder: join(path, 'imports'),
  basesFolder: join(path, 'bases'),
});

const marker = (path: string) => join(path, 'rapporteur.json');

/** Writes a private file completely or not at all. */
export function writePrivately(file: string, text: string): void {
  const beside = `${file}.new`;
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, file);
}

function cannot(path: string, error: unknown): FolderResult {
  const { reason, message } = describeTrouble(error);
  if (reason === 'not-allowed') {
    return {
      ok: false,
      reason,
      message: `You may not use the folder ${path}. Choose another, or change its rights.`,
    };
  }
  return { ok: false, reason: 'cannot-store', message: `The folder ${path} cannot be used. ${message}` };
}

/** What the marker says; null when it is absent, unreadable or not ours. */
function readFormat(path: string): number | null {
  try {
    const { application, format } = JSON.parse(readFileSync(marker(path), 'utf8'));
    return application === 'rapporteur' && Number.isInteger(format) ? format : null;
  } catch {
    // Told apart by the caller: a folder with a log and no readable marker is still ours.
    return null;
  }
}

function checkFormat(path: string): FolderResult {
  const format = readFormat(path);
  if (format !== null && format > DATA_FORMAT) {
    return {
      ok: false,
      reason: 'too-new',
      message: `The folder ${path} was written by a newer Rapporteur (format ${format}). Open it with that version, or a later one.`,
    };
  }
  if (format === null && !existsSync(layout(path).logFolder)) {
    return {
      ok: false,
      reason: 'not-a-data-folder',
      message: `${path} holds no seminar of this desk. Choose its data folder, or an empty folder for a new one.`,
    };
  }
  return { ok: true, folder: layout(path) };
}

/** Opens a folder to read it; makes nothing. */
export function findDataFolder(path: string): FolderResult {
  try {
    return checkFormat(path);
  } catch (error) {
    return cannot(path, error);
  }
}

/** Opens a folder to work in it; an absent or empty one becomes a data folder. */
export function openDataFolder(path: string): FolderResult {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (readdirSync(path).length > 0) {
      const known = checkFormat(path);
      if (!known.ok) return known;
    }
    // A marker that cannot be read beside a log is written again: the log carries its own format.
    if (readFormat(path) === null) {
      const text = { application: 'rapporteur', format: DATA_FORMAT, created: new Date().toISOString() };
      writePrivately(marker(path), `${JSON.stringify(text, null, 2)}\n`);
    }
    chmodSync(path, 0o700);
    return { ok: true, folder: layout(path) };
  } catch (error) {
    return cannot(path, error);
  }
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The folder's token, made at first. Delete the file to shut out everyone who has the old one. */
export function readToken({ tokenFile }: DataFolder): string {
  if (existsSync(tokenFile)) {
    const token = readFileSync(tokenFile, 'utf8').trim();
    if (TOKEN.test(token)) {
      chmodSync(tokenFile, 0o600);
      return token;
    }
  }
  const token = randomBytes(32).toString('base64url');
  writePrivately(tokenFile, `${token}\n`);
  return token;
}
