/** `rapporteur host`: runs the desk's host until Ctrl+C. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettleAfter } from '../../../shared/seminar/settleAfter.ts';
import { startHost } from '../../host/startHost.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

/** Browsers keep a desk's offline copy by address, so the port should be the same every time. */
const DEFAULT_PORT = 4410;

export const hostCommand: Command = {
  name: 'host',
  summary: 'Runs the host of a seminar on this machine: open the printed link in a browser.',
  usage: 'host --data DIR [--port N] [--settle-after DAYS] [--screens DIR] [--json]',
  explain: [
    ['--data DIR', 'the data folder; an absent or empty one becomes a new desk'],
    ['--port N', `where to listen on 127.0.0.1 (default ${DEFAULT_PORT}; 0 for any free one)`],
    [
      '--settle-after DAYS',
      'kept with the seminar: when decisions on suggestions are put into the text for good (30 at first; 0 at once, never)',
    ],
    ['--screens DIR', 'the built screens (default dist/renderer of this installation)'],
    ['--json', 'prints one line {origin, port, token, link, data} when ready'],
  ],
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    'settle-after': { type: 'string' },
    screens: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.inUse, EXIT.notFound],
  async run(values, _positionals, io) {
    const port = Number(values['port'] ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      io.err('--port must be a number from 0 to 65535.');
      return EXIT.usage;
    }
    const days = values['settle-after'];
    const settleAfter = typeof days === 'string' ? parseSettleAfter(days) : undefined;
    if (days !== undefined && settleAfter === undefined) {
      io.err('--settle-after must be a number of days, 0 or more, or never.');
      return EXIT.usage;
    }
    const screens = String(values['screens'] ?? join(import.meta.dirname, '../../../dist/renderer'));
    const started = await startHost({
      dataFolder: String(values['data']),
      port,
      report: io.err,
      ...(settleAfter === undefined ? {} : { settleAfter }),
      ...(existsSync(screens) ? { screensFolder: screens } : {}),
    });
    if (!started.ok) return fail(io, started);
    const { host } = started;
    if (values['json'] === true) {
      const { origin, token, link, dataFolder } = host;
      io.out(JSON.stringify({ origin, port: host.port, token, link, data: dataFolder }));
    } else {
      io.out(`The desk is open at ${host.link}`);
      io.out('Only this machine can reach it. Ctrl+C closes it.');
    }
    await new Promise<void>((resolve) => {
      if (io.signal.aborted) resolve();
      io.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const { unstored } = await host.close();
    if (unstored === 0) return EXIT.ok;
    io.err(
      `${unstored} change(s) could not be stored. They are still on the devices of those who made them.`,
    );
    return EXIT.failed;
  },
};
