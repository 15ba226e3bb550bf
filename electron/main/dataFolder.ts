/** Where a person's seminar is kept when nobody said otherwise: the place the system gives to applications. */
import { posix, win32 } from 'node:path';

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
