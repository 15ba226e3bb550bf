/**
 * Opens an address in the default browser, if there is one. Never fails: the address is on the terminal too.
 * The address goes to the program as an argument of its own, never through a shell that could read it.
 */
import { spawn } from 'node:child_process';

export function openBrowser(address: string): void {
  const command = browserCommand(process.platform, process.env, address);
  if (!command) return;
  const child = spawn(command.program, command.args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.on('error', () => {}); // No such program: the person has the printed address.
  child.unref();
}

/** Null where no browser can be expected (a Linux without display). */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  address: string,
): { readonly program: string; readonly args: string[] } | null {
  if (platform === 'win32')
    return { program: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', address] };
  if (platform === 'darwin') return { program: 'open', args: [address] };
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  return { program: 'xdg-open', args: [address] };
}
