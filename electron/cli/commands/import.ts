/** `rapporteur import`: a Word file as a new document of a seminar. */
import { basename } from 'node:path';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import type { LeftOut } from '../../../shared/exchange/word/read/LeftOut.ts';
import { KeptFiles } from '../../host/files/KeptFiles.ts';
import { ImportNotes } from '../../host/imports/ImportNotes.ts';
import { importFile } from '../../host/imports/importFile.ts';
import type { ImportReason } from '../../host/imports/importWords.ts';
import { IMPORT_WORDS } from '../../host/imports/importWords.ts';
import { createLogRooms } from '../../host/logRooms.ts';
import { openStore } from '../../host/openStore.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { type Command, EXIT } from '../command.ts';
import { fail } from '../failures.ts';
import { givenAuthor, readGivenFile } from '../givenFile.ts';
import { LEFT_OUT_WORDS } from './importLeftOut.ts';

export const importCommand: Command = {
  name: 'import',
  summary:
    'Takes a Word file (.docx) in as a new document: its changes, comments, notes, tables and pictures.',
  usage: 'import FILE --data DIR [--title TEXT] [--by NAME --delegation CODE] [--json]',
  explain: [
    ['FILE', 'the Word file; it is kept in the data folder as it is'],
    ['--data DIR', 'the data folder of a seminar; no desk may have it open'],
    ['--title TEXT', 'name of the document (default: the file’s own title, or its name)'],
    ['--by NAME', 'who takes it in (default: the name of this account)'],
    ['--delegation CODE', 'their country (two letters) or organisation (default: Secretariat)'],
    ['--json', 'prints {document: {id, title}, report}'],
  ],
  options: {
    data: { type: 'string' },
    title: { type: 'string' },
    by: { type: 'string' },
    delegation: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data'],
  positionals: 1,
  exits: [EXIT.damaged, EXIT.inUse, EXIT.notFound],
  async run(values, [path = ''], io) {
    const bytes = readGivenFile(path);
    if (typeof bytes === 'string') {
      io.err(bytes);
      return EXIT.notFound;
    }
    if (bytes === null) {
      io.err(`${basename(path)}: ${IMPORT_WORDS.tooLarge}`);
      return EXIT.failed;
    }
    const opened = openStore(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const { log, folder, close } = opened.store;
    try {
      const desk = { log, rooms: createLogRooms(log), index: createIndexReader(log).read };
      const result = await importFile(
        { desk, files: new KeptFiles(folder.filesFolder), notes: new ImportNotes(folder.importsFolder) },
        {
          name: basename(path),
          bytes,
          by: givenAuthor(values['by'], values['delegation']),
          unknownName: 'Unknown author',
          ...(typeof values['title'] === 'string' ? { title: values['title'] } : {}),
        },
        { signal: io.signal, onProgress: () => {} },
      );
      if (!result.ok) {
        io.err(`${basename(path)}: ${IMPORT_WORDS[result.reason]}`);
        return CODES[result.reason] ?? EXIT.failed;
      }
      const { document, report } = result;
      if (values['json'] === true) io.out(JSON.stringify({ document, report }, null, 2));
      else for (const line of linesOf(document.id, document.title, report)) io.out(line);
      return EXIT.ok;
    } catch (error) {
      io.err(`The document could not be stored: ${(error as Error).message}`);
      return EXIT.failed;
    } finally {
      await close();
    }
  },
};

const CODES: Readonly<Partial<Record<ImportReason, number>>> = {
  noSeminar: EXIT.notFound,
};

function linesOf(id: string, title: string, report: ImportReport): string[] {
  const { changes, threads, replies, resolved } = report;
  return [
    `${id}  ${title}`,
    `  ${count(report.paragraphs, 'paragraph')}, ${count(report.tables, 'table')}, ${count(report.notes, 'note')}, ${count(report.pictures, 'picture')}`,
    ...changes.map((one) => `  ${count(one.count, 'proposal')} by ${one.name} (${one.delegation})`),
    ...(threads > 0
      ? [`  ${count(threads, 'comment')} with ${count(replies, 'answer')}, ${resolved} resolved`]
      : []),
    ...report.leftOut.flatMap(leftOutLines),
  ];
}

function leftOutLines({ kind, count: number, places }: LeftOut): string[] {
  return [
    `  not taken in as it was: ${LEFT_OUT_WORDS[kind]} (${number})`,
    ...places.map(({ paragraph, page, text, inside }) => {
      const where = `${page === null ? '' : `page ${page}, `}paragraph ${paragraph + 1}`;
      return `    ${where}${inside === 'text' ? '' : `, in its ${inside}`}: ${text}`;
    }),
  ];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
