/** `rapporteur changes`: what is proposed in a document and what became of it. Works beside a running desk. */
import type { ChangeStatus, ListedChange } from '../../../shared/changes/listChanges.ts';
import { listAll, withChanges } from '../../../shared/changes/readShown.ts';
import type { Unreadable } from '../../../shared/changes/Suggestion.ts';
import { SEMINAR_INDEX_ID } from '../../../shared/seminar/SeminarIndex.ts';
import { loadDocument } from '../../host/log/snapshot.ts';
import { openStoreForReading } from '../../host/openStore.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { changeInWords, dateInWords, delegationInWords, meansDelegation } from '../changeInWords.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';

/** `partly`: decided on for some of its parts. `settled`: accepted, and in the text for good. */
const STATUSES = ['pending', 'contested', 'partly', 'accepted', 'rejected', 'settled'] as const;
type ShownStatus = (typeof STATUSES)[number];

interface Shown extends Omit<ListedChange, 'status'> {
  readonly status: ShownStatus;
}

export const changesCommand: Command = {
  name: 'changes',
  summary:
    'Lists what is proposed in a document, in words, and what became of it. Works beside a running desk.',
  usage: 'changes --data DIR --document ID [--status STATUS] [--delegation NAME] [--json]',
  explain: [
    ['--data DIR', 'the data folder'],
    ['--document ID', 'which document (see `rapporteur documents`)'],
    ['--status STATUS', `only these: ${STATUSES.join(', ')} (default: all but settled)`],
    ['--delegation NAME', 'only those of one delegation: FJ, Fiji, or the name of an organisation'],
    [
      '--json',
      'prints {document, counts, changes: [{id, author, at, status, words, pieces, decisions}], unreadable}',
    ],
  ],
  options: {
    data: { type: 'string' },
    document: { type: 'string' },
    status: { type: 'string' },
    delegation: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data', 'document'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.notFound],
  async run(values, _positionals, io) {
    const { status, delegation } = values;
    if (status !== undefined && !(STATUSES as readonly unknown[]).includes(status)) {
      io.err(`--status must be one of: ${STATUSES.join(', ')}.`);
      return EXIT.usage;
    }
    const opened = openStoreForReading(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const { log } = opened;
    const id = String(values['document']);
    if (id === SEMINAR_INDEX_ID || !log.has(id)) {
      await log.close();
      io.err(`There is no document ${id} in this folder. \`rapporteur documents\` lists them.`);
      return EXIT.notFound;
    }
    const title = createIndexReader(log)
      .read()
      .documents.find((one) => one.id === id)?.title;
    const { updates, damage } = log.read(id);
    const { doc, missing } = loadDocument(updates);
    const { all, unreadable } = withChanges(doc, (changes) => ({
      all: listAll(changes).map((change): Shown => {
        const isSettled = change.status === 'accepted' && changes.settledUpTo(change.id) >= 0;
        return { ...change, status: isSettled ? 'settled' : change.status };
      }),
      unreadable: [...changes.unreadable.values()],
    }));
    doc.destroy();
    await log.close();

    const ofThem = all.filter(
      ({ author }) => typeof delegation !== 'string' || meansDelegation(delegation, author.delegation),
    );
    const counts = Object.fromEntries(
      STATUSES.map((one) => [one, ofThem.filter((change) => change.status === one).length]),
    ) as Record<ShownStatus, number>;
    const shown = ofThem.filter((change) =>
      status === undefined ? change.status !== 'settled' : change.status === status,
    );
    const lost = missing || damage.some(({ healed }) => !healed);
    if (lost)
      io.err(
        'Some stored changes of this document are damaged; the list may lack some. See `rapporteur verify`.',
      );
    if (values['json'] === true) {
      const changes = shown.map((change) => ({ ...change, words: changeInWords(change, 0) }));
      io.out(
        JSON.stringify({ document: { id, title: title ?? null }, counts, changes, unreadable }, plain, 2),
      );
    } else print(io.out, title ?? id, shown, counts, unreadable);
    return lost ? EXIT.damaged : EXIT.ok;
  },
};

/** Sets as lists; what a decision supersedes is of no use to a reader of one list. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}

const WORDS: Readonly<Record<ChangeStatus | 'settled', string>> = {
  pending: 'pending',
  contested: 'CONTESTED',
  partly: 'partly',
  accepted: 'accepted',
  rejected: 'rejected',
  settled: 'settled',
};

function print(
  out: (text: string) => void,
  title: string,
  shown: readonly Shown[],
  counts: Readonly<Record<ShownStatus, number>>,
  unreadable: readonly Unreadable[],
): void {
  const summary = STATUSES.filter((one) => counts[one] > 0).map((one) => `${counts[one]} ${one}`);
  out(`${title}: ${summary.length === 0 ? 'nothing is proposed' : summary.join(', ')}`);
  for (const change of shown) {
    const { author, at, status, decisions } = change;
    const who = `${delegationInWords(author.delegation)} (${author.name})`;
    out(`  ${WORDS[status].padEnd(10)}${dateInWords(at)}  ${who}: ${changeInWords(change).join('; ')}`);
    for (const decision of decisions) {
      const decider = `${delegationInWords(decision.author.delegation)} (${decision.author.name})`;
      out(
        `${' '.repeat(12)}${decision.verdict === 'open' ? 'opened again' : decision.verdict} by ${decider}`,
      );
    }
  }
  for (const { id, reason, author } of unreadable)
    out(
      `  unreadable  ${id}: ${REASONS[reason]}${author === null ? '' : ` (says it is from ${author.name})`}`,
    );
}

const REASONS: Readonly<Record<Unreadable['reason'], string>> = {
  newer: 'written by a newer version',
  damaged: 'damaged',
  otherName: 'under another name than its session first gave',
  orphan: 'without its beginning',
};
