/** Runs a program and waits; its output goes to the terminal. */
import { spawn, spawnSync } from 'node:child_process';

/** Whether it ended with 0 within `minutes`. */
export function run(program: string, args: readonly string[], minutes: number, env = process.env): boolean {
  const result = spawnSync(program, args, {
    stdio: 'inherit',
    timeout: minutes * 60_000,
    env,
    windowsHide: true,
  });
  if (result.error) console.error(`${program}: ${result.error.message}`);
  return result.status === 0;
}

/**
 * The same beside others: what it prints is kept back until it has ended, so that no two are read line by line
 * through one another.
 */
export function runBeside(program: string, args: readonly string[], minutes: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const timer = setTimeout(() => {
      console.error(`${program} ${args.join(' ')}: not done within ${minutes} minutes`);
      child.kill();
    }, minutes * 60_000);
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => printed.push(part));
    child.on('error', (error) => printed.push(Buffer.from(`${program}: ${error.message}\n`)));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}

/** Whether a program of this name is on the search path. */
export function isOnPath(program: string): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [program], { stdio: 'ignore', windowsHide: true }).status === 0;
}

/** Debian's and Ubuntu's packages, where we may install them. */
export function installByApt(packages: readonly string[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isOnPath('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], 3, env);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], 10, env);
}
