/** `rapporteur verify`: says in words what is sound and what is not. Works beside a running desk. */
import { verifyData } from '../../host/verifyData.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary:
    'Checks a data folder without changing it: both files, every checksum, every document, every kept file.',
  usage: 'verify --data DIR [--json]',
  explain: [
    ['--data DIR', 'the data folder'],
    ['--json', 'prints {sound, complete, damage, kept, documents, absent, setAside}'],
  ],
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  required: ['data'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.notFound],
  async run(values, _positionals, io) {
    const result = await verifyData(String(values['data']));
    if (!result.ok) return fail(io, result);
    const { sound, complete, damage, documents, absent, setAside } = result;
    const kept = { whole: result.kept.whole.size, damaged: result.kept.damaged };
    const code = sound ? EXIT.ok : EXIT.damaged;
    if (values['json'] === true) {
      io.out(JSON.stringify({ sound, complete, damage, kept, documents, absent, setAside }, null, 2));
      return code;
    }
    if (sound)
      io.out(
        `Sound: both data files agree, every checksum is right, every document and kept file (${kept.whole}) is whole.`,
      );
    else if (complete && damage.length === 0)
      io.out('Every text is whole. Of the files that are kept beside them, some are damaged.');
    else if (complete)
      io.out('Damaged, but nothing is missing: the desk makes it good when it opens this folder.');
    else
      io.out(
        'Damaged, and some stored changes cannot be read any more. Keep this folder; restore a backup beside it.',
      );
    for (const { file, what, healed } of damage) {
      io.out(`  ${file}: ${what} ${healed ? 'Nothing is missing because of it.' : ''}`.trimEnd());
    }
    for (const hash of kept.damaged)
      io.out(`  DAMAGED  files/${hash.slice(0, 2)}/${hash} A picture comes again from a desk that has it.`);
    for (const { id, title, updates, whole, problems, awaited } of documents) {
      io.out(
        `  ${whole ? 'whole  ' : 'DAMAGED'}  ${id}  ${title ?? '(not in the list)'}  ${updates} stored piece(s)`,
      );
      for (const problem of problems) io.out(`           ${problem}`);
      for (const hash of awaited) io.out(`           The picture ${hash} is not here (yet).`);
    }
    for (const id of absent) io.out(`  MISSING  ${id} is in the list, but no file holds it.`);
    if (setAside.length > 0) io.out(`  Set aside after earlier damage: ${setAside.join(', ')}`);
    return code;
  },
};
