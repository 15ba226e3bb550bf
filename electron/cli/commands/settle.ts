/** `rapporteur settle`: puts into the text what was decided long ago, in a folder that no desk has open. */
import { parseSettleAfter } from '../../../shared/seminar/settleAfter.ts';
import type { SettledDocument } from '../../host/settling/settleFolder.ts';
import { settleFolder } from '../../host/settling/settleFolder.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

export const settleCommand: Command = {
  name: 'settle',
  summary:
    'Puts into the text for good what was decided long ago: accepted deletions go, rejected insertions too.',
  usage: 'settle --data DIR [--document ID] [--after DAYS] [--dry-run] [--json]',
  explain: [
    ['--data DIR', 'the data folder; with --dry-run a desk may have it open'],
    ['--document ID', 'one document (default: all of the folder)'],
    [
      '--after DAYS',
      'this time only: how long ago it was decided, 0 for all (default: as the seminar has it)',
    ],
    ['--dry-run', 'says what would be settled, and changes nothing'],
    ['--json', 'prints {after, documents: [{id, title, settled, young, nextAt, held, devices, damaged}]}'],
  ],
  options: {
    data: { type: 'string' },
    document: { type: 'string' },
    after: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  required: ['data'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.inUse, EXIT.notFound],
  async run(values, _positionals, io) {
    const named = values['after'];
    const after = typeof named === 'string' ? parseSettleAfter(named) : undefined;
    if (named !== undefined && after === undefined) {
      io.err('--after must be a number of days, 0 or more, or never.');
      return EXIT.usage;
    }
    const dryRun = values['dry-run'] === true;
    const result = await settleFolder({
      dataFolder: String(values['data']),
      dryRun,
      ...(typeof values['document'] === 'string' ? { document: values['document'] } : {}),
      ...(after === undefined ? {} : { after }),
    });
    if (!result.ok) {
      if (result.reason !== 'unknown') return fail(io, result);
      io.err(result.message);
      return EXIT.notFound;
    }
    if (values['json'] === true) {
      io.out(JSON.stringify({ after: result.after ?? 'never', documents: result.documents }, null, 2));
    } else {
      io.out(ruleInWords(result.after));
      for (const one of result.documents) io.out(`  ${one.id}  ${one.title}: ${inWords(one, dryRun)}`);
    }
    return result.documents.some(({ damaged }) => damaged) ? EXIT.damaged : EXIT.ok;
  },
};

function ruleInWords(after: number | null): string {
  if (after === null) return 'This seminar never settles. `--after DAYS` does it once.';
  return after === 0
    ? 'Settled is what was decided, whenever that was.'
    : `Settled is what reached this desk as decided at least ${after} day(s) ago.`;
}

function inWords(one: SettledDocument, dryRun: boolean): string {
  if (one.damaged) return 'left alone, because changes of it are missing (see `rapporteur verify`)';
  const parts = [`${one.settled} suggestion(s) ${dryRun ? 'would be settled' : 'settled'}`];
  if (one.young > 0) {
    const next =
      one.nextAt === null ? '' : `, the next until ${new Date(one.nextAt).toISOString().slice(0, 10)}`;
    parts.push(`${one.young} decision(s) wait${next}`);
  }
  if (one.held > 0)
    parts.push(`${one.held} decision(s) wait for ${one.devices} device(s) that have not got them`);
  return parts.join('; ');
}
