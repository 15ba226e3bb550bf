/** `rapporteur documents`: what a seminar holds. Works beside a running desk. */
import { openStoreForReading } from '../../host/openStore.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

export const documentsCommand: Command = {
  name: 'documents',
  summary: 'Lists the documents of a seminar. Works beside a running desk.',
  usage: 'documents --data DIR [--json]',
  explain: [
    ['--data DIR', 'the data folder'],
    ['--json', 'prints {seminar, documents: [{id, title, language, created, archived, order}]}'],
  ],
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  required: ['data'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.notFound],
  async run(values, _positionals, io) {
    const opened = openStoreForReading(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const { seminar, documents } = createIndexReader(opened.log).read();
    await opened.log.close();
    if (values['json'] === true) {
      io.out(JSON.stringify({ seminar, documents }, null, 2));
      return EXIT.ok;
    }
    if (seminar === null) {
      io.out('There is no seminar in this folder yet: make one with `rapporteur new`.');
      return EXIT.ok;
    }
    io.out(seminar.title);
    for (const { id, title, archived } of documents)
      io.out(`  ${id}  ${title}${archived ? '  (archived)' : ''}`);
    if (documents.length === 0) io.out('  No documents yet.');
    return EXIT.ok;
  },
};
