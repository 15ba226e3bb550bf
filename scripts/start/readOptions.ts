/** What a person may add after `npm start --`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly dataFolder: string;
  /** 0 takes any free port; null the folder's own. */
  readonly port: number | null;
  /** Open a window or the browser by itself. */
  readonly open: boolean;
  /** 'browser': do not try Electron; 'desktop': try it even where it was refused lately. */
  readonly where: 'either' | 'browser' | 'desktop';
}

export const HELP = `npm start [-- options]
  --data DIR    the seminar's folder (yours alone by default, kept where the system keeps such things)
  --port N      the port of 127.0.0.1 to serve at (a steady one of the folder's own by default)
  --no-open     print the address, open nothing
  --browser     use the browser even where a desktop window could open
  --desktop     try again to get a desktop window, even if that failed lately`;

export type ReadResult =
  | { readonly ok: true; readonly options: StartOptions }
  | { readonly ok: false; readonly help: boolean; readonly message: string };

/** `folder` is where a relative --data is meant from. */
export function readOptions(args: readonly string[], defaultData: string, folder: string): ReadResult {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        desktop: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    return { ok: false, help: false, message: `${(error as Error).message}\n\n${HELP}` };
  }
  if (values.help) return { ok: false, help: true, message: HELP };
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!/^\d+$/.test(String(values.port)) || port > 65_535)) {
    return {
      ok: false,
      help: false,
      message: `--port takes a number from 0 to 65535, not "${values.port}".`,
    };
  }
  if (values.browser && values.desktop) {
    return { ok: false, help: false, message: '--browser and --desktop exclude each other.' };
  }
  return {
    ok: true,
    options: {
      dataFolder: values.data ? resolve(folder, String(values.data)) : defaultData,
      port,
      open: !values['no-open'],
      where: values.browser ? 'browser' : values.desktop ? 'desktop' : 'either',
    },
  };
}
