/**
 * The `rapporteur` command: the desk without a window. Results go to standard output, everything else to
 * standard error; the exit code says how it went.
 */
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { type Command, EXIT, helpOf, type Io, type Values } from './command.ts';

/** Loaded when asked for: listing documents need not wait for the host's modules. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  host: async () => (await import('./commands/host.ts')).hostCommand,
  new: async () => (await import('./commands/new.ts')).newCommand,
  documents: async () => (await import('./commands/documents.ts')).documentsCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  return: async () => (await import('./commands/return.ts')).returnCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  settle: async () => (await import('./commands/settle.ts')).settleCommand,
  changes: async () => (await import('./commands/changes.ts')).changesCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
};

async function loadCommand(name: string | undefined): Promise<Command | undefined> {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined;
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'Rapporteur: the drafting desk of a seminar.',
    '',
    'Usage: rapporteur COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`),
    '',
    '`rapporteur COMMAND --help` tells more.',
  ].join('\n');
}

/** Runs one command line and gives its exit code. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = await loadCommand(rest[0]);
    io.out(asked === undefined ? await overview() : helpOf(asked));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === '--version') {
    io.out(manifest.version);
    return EXIT.ok;
  }
  const command = await loadCommand(name);
  const wrong = async (message: string) => {
    io.err(`${message}\n`);
    io.err(command === undefined ? await overview() : `Usage: rapporteur ${command.usage}`);
    return EXIT.usage;
  };
  if (command === undefined) return wrong(`There is no command "${name}".`);
  let values: Values;
  let positionals: string[];
  try {
    const parsed = parseArgs({
      args: rest,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    values = parsed.values as Values;
    positionals = parsed.positionals;
  } catch (error) {
    return wrong((error as Error).message);
  }
  if (values['help'] === true) {
    io.out(helpOf(command));
    return EXIT.ok;
  }
  const missing = command.required.filter((option) => values[option] === undefined || values[option] === '');
  if (missing.length > 0) return wrong(`Missing: ${missing.map((option) => `--${option}`).join(', ')}.`);
  if (positionals.length !== command.positionals) {
    return wrong(
      positionals.length > command.positionals
        ? `Not understood: ${positionals.at(-1)}`
        : 'Something is missing.',
    );
  }
  return command.run(values, positionals, io);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stop.abort());
}
// A reader that goes away (`rapporteur documents | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  terminal: process.stderr.isTTY === true,
  signal: stop.signal,
});
