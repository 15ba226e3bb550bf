/** `rapporteur return`: what was changed in a Word file that went out from a document, as proposals on it. */
import { basename } from 'node:path';
import type { ShownItem } from '../../../shared/exchange/word/return/shownPlan.ts';
import { shownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import { KeptFiles } from '../../host/files/KeptFiles.ts';
import { createLogRooms } from '../../host/logRooms.ts';
import { openStore } from '../../host/openStore.ts';
import type { ReturnFailure, Returns } from '../../host/returns/returnFile.ts';
import { carryOut, planFile } from '../../host/returns/returnFile.ts';
import { RETURN_WORDS } from '../../host/returns/returnWords.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';
import { givenAuthor, readGivenFile } from '../givenFile.ts';

export const returnCommand: Command = {
  name: 'return',
  summary:
    'Takes in what was changed in a Word file (.docx) that went out from a document: as proposals of the people it names.',
  usage: 'return FILE --data DIR --document ID [--dry-run] [--by NAME --delegation CODE] [--json]',
  explain: [
    ['FILE', 'the Word file that came back; it is kept in the data folder as it is'],
    ['--data DIR', 'the data folder of a seminar; no desk may have it open'],
    ['--document ID', 'the document it went out from (see `rapporteur documents`)'],
    ['--dry-run', 'says what would come in, and changes nothing'],
    ['--by NAME', 'who takes it in (default: the name of this account)'],
    ['--delegation CODE', 'their country (two letters) or organisation (default: Secretariat)'],
    ['--json', 'prints {plan, taken}'],
  ],
  options: {
    data: { type: 'string' },
    document: { type: 'string' },
    'dry-run': { type: 'boolean' },
    by: { type: 'string' },
    delegation: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data', 'document'],
  positionals: 1,
  exits: [EXIT.damaged, EXIT.inUse, EXIT.notFound],
  async run(values, [path = ''], io) {
    const bytes = readGivenFile(path);
    if (typeof bytes === 'string') {
      io.err(bytes);
      return EXIT.notFound;
    }
    const refuse = (reason: ReturnFailure, title?: string) => {
      const other = title === undefined ? '' : ` It is “${title}”.`;
      io.err(`${basename(path)}: ${RETURN_WORDS[reason]}${other}`);
      return reason === 'unknownDocument' ? EXIT.notFound : EXIT.failed;
    };
    if (bytes === null) return refuse('tooLarge');
    const opened = openStore(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const { log, folder, close } = opened.store;
    try {
      const desk = { log, rooms: createLogRooms(log), index: createIndexReader(log).read };
      const { filesFolder, basesFolder } = folder;
      const returns: Returns = { desk, files: new KeptFiles(filesFolder), basesFolder };
      const request = {
        document: String(values['document']),
        name: basename(path),
        bytes,
        by: givenAuthor(values['by'], values['delegation']),
        unknownName: 'Unknown author',
      };
      const setting = { signal: io.signal, onProgress: () => {} };
      const planned = await planFile(returns, request, setting);
      if (!planned.ok) return refuse(planned.reason, planned.title);
      const plan = shownPlan(planned.plan);
      const keys = new Set(plan.items.map(({ key }) => key));
      const taken =
        values['dry-run'] === true || keys.size === 0
          ? null
          : await carryOut(returns, request, planned, keys, setting);
      if (taken !== null && !taken.ok) return refuse(taken.reason, taken.title);
      if (values['json'] === true) io.out(JSON.stringify({ plan, taken }, null, 2));
      else {
        for (const item of plan.items) io.out(lineOf(item));
        if (plan.known > 0) io.out(`${plan.known} more in the text already, or taken in before`);
        if (plan.items.length + plan.known === 0) io.out('Nothing was changed in this file.');
        if (taken !== null) io.out(`Taken in: ${taken.suggestions} proposals, ${taken.comments} comments.`);
      }
      return EXIT.ok;
    } catch (error) {
      io.err(`It could not be stored: ${(error as Error).message}`);
      return EXIT.failed;
    } finally {
      await close();
    }
  },
};

function lineOf({ who, place, parts, conflict }: ShownItem): string {
  const said = parts.map((part) => {
    if (part.kind === 'words')
      return part.passage
        .map(({ text, change }) =>
          change === 'insert' ? `[+${text}+]` : change === 'delete' ? `[-${text}-]` : text,
        )
        .join('');
    if (part.kind === 'comment' || part.kind === 'reply') return `${part.kind}: ${part.text}`;
    if (part.kind === 'resolved') return part.resolved ? 'resolved' : 'opened again';
    return part.kind === 'row' ? `${part.op} row: ${part.words}` : `${part.kind}: ${part.words}`;
  });
  const against = conflict === null ? '' : `  (the text has changed here too: ${conflict.live})`;
  return `paragraph ${place.index + 1}  ${who.name} (${who.delegation})  ${said.join('; ')}${against}`;
}
