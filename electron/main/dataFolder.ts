/** Where a person's seminar is kept when nobody said otherwise: the place the system gives to applications. */
import { createHash } from 'node:crypto';
import { dirname, join, posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** An absolute path; the folder is not made here. One folder is one seminar. */
export function dataFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Rapporteur', 'seminar');
  }
  if (platform === 'darwin')
    return posix.join(home, 'Library', 'Application Support', 'Rapporteur', 'seminar');
  const named = env.XDG_DATA_HOME;
  const base = named && posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share');
  return posix.join(base, 'rapporteur', 'seminar');
}

/**
 * Where the desktop window keeps its own store (the replica of the page, its single instance). One for each
 * seminar, and outside the seminar's folder, which holds nothing but the seminar.
 */
export function windowFolder(seminar: string, standard: string): string {
  const name = createHash('sha256').update(seminar).digest('hex').slice(0, 16);
  return join(dirname(standard), 'windows', name);
}
