/** `rapporteur new`: makes a seminar, from a template or empty. */
import { createSeminar } from '../../host/createSeminar.ts';
import { createLogRooms } from '../../host/logRooms.ts';
import { openStore } from '../../host/openStore.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { listTemplates } from '../../host/templates.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

export const newCommand: Command = {
  name: 'new',
  summary: 'Makes a seminar in a data folder and prints it as JSON: {seminar, documents: [{id, title}]}.',
  usage: 'new --data DIR [--template ID] [--title TEXT]',
  explain: [
    ['--data DIR', 'the data folder; absent or empty, or one without a seminar'],
    ['--template ID', 'what to start from, such as regional-seminar (default: no documents)'],
    ['--title TEXT', 'name of the seminar (default: the template’s)'],
    ['--json', 'accepted; the output is JSON in any case'],
  ],
  options: {
    data: { type: 'string' },
    template: { type: 'string' },
    title: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.inUse, EXIT.notFound],
  async run(values, _positionals, io) {
    const template = typeof values['template'] === 'string' ? values['template'] : null;
    const title =
      typeof values['title'] === 'string' ? values['title'].replace(/\s+/g, ' ').trim() : undefined;
    if (title !== undefined && (title === '' || title.length > 300)) {
      io.err('A title has 1 to 300 characters.');
      return EXIT.usage;
    }
    if (template !== null) {
      // Asked before a folder is made for nothing.
      const known = (await listTemplates(undefined, io.err)).map(({ id }) => id);
      if (!known.includes(template)) {
        io.err(`There is no template "${template}". There are: ${known.join(', ')}.`);
        return EXIT.notFound;
      }
    }
    const opened = openStore(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const { log, close } = opened.store;
    try {
      const before = await log.flush();
      if (!before.ok) {
        io.err(before.message);
        return EXIT.failed;
      }
      const desk = { log, rooms: createLogRooms(log), index: createIndexReader(log).read };
      const made = await Promise.race([createSeminar(desk, template, title), stopped(log.status, io.signal)]);
      if (typeof made === 'string') {
        io.err(`${made} The seminar was not made.`);
        return EXIT.failed;
      }
      if (!made.ok) {
        io.err(made.message);
        return { exists: EXIT.inUse, unknown: EXIT.notFound, damaged: EXIT.failed }[made.reason];
      }
      io.out(JSON.stringify({ seminar: made.seminar, documents: made.documents }, null, 2));
      return EXIT.ok;
    } finally {
      await close();
    }
  },
};

/** A command does not wait for a disk to get better: the first failure, or Ctrl+C, ends it. */
function stopped(
  status: {
    get(): { ok: true } | { ok: false; message: string };
    subscribe(listener: () => void): () => void;
  },
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve) => {
    status.subscribe(() => {
      const now = status.get();
      if (!now.ok) resolve(now.message);
    });
    signal.addEventListener('abort', () => resolve('Stopped.'), { once: true });
  });
}
