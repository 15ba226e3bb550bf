/** Where things are, for the scripts that run before anything is installed. */
import { fileURLToPath } from 'node:url';

/** The repository's root, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export const isWindows = process.platform === 'win32';
