/** `rapporteur replay`: plays a recorded trace through the editor, in a process of its own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, EXIT } from '../command.ts';

export const replayCommand: Command = {
  name: 'replay',
  summary:
    'Plays a recorded editing trace through the editor and prints {exact, transactions, ms, …} as JSON.',
  usage: 'replay FILE',
  explain: [['FILE', 'a trace, sequential or concurrent, JSON or gzipped JSON']],
  options: { json: { type: 'boolean' } },
  required: [],
  positionals: 1,
  exits: [EXIT.notFound],
  run(_values, [file = ''], io) {
    if (!existsSync(file)) {
      io.err(`There is no file ${file}.`);
      return Promise.resolve(EXIT.notFound);
    }
    // The editor belongs to the screens, which this side never imports: it is run, not loaded.
    const program = join(import.meta.dirname, '../../../scripts/replay.ts');
    if (!existsSync(program)) {
      io.err('Replaying works from the source of the desk only.');
      return Promise.resolve(EXIT.failed);
    }
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [program, file], { stdio: 'inherit', signal: io.signal });
      child.once('error', (error) => {
        if (error.name !== 'AbortError') io.err(`The replay could not be started: ${error.message}`);
        resolve(EXIT.failed);
      });
      child.once('exit', (code) => resolve(code ?? EXIT.failed));
    });
  },
};
