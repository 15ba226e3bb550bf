/** What the desktop program was started with: `--data DIR`, `--port N`; anything else belongs to Chromium. */
import { isAbsolute } from 'node:path';

export interface StartArguments {
  readonly dataFolder: string | null;
  /** Null: the folder's own port; 0: any free one. */
  readonly port: number | null;
}

/** A relative folder is not taken: nobody could say what it is relative to. */
export function startArguments(args: readonly string[]): StartArguments {
  const data = optionOf('--data', args);
  const port = optionOf('--port', args);
  return {
    dataFolder: data !== null && isAbsolute(data) ? data : null,
    port: port !== null && /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? Number(port) : null,
  };
}

function optionOf(name: string, args: readonly string[]): string | null {
  const index = args.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  const found = args[index];
  if (found === undefined) return null;
  return found === name ? (args[index + 1] ?? null) : found.slice(name.length + 1);
}
