/** `rapporteur export`: a document as a file. Works beside a running desk. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Undecided } from '../../../shared/changes/readShown.ts';
import { PLAIN_TEXTS } from '../../../shared/changes/readShown.ts';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { draftInWords } from '../../../shared/exchange/paper/paperWords.ts';
import { isTracked, type TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { WordOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import { type Desk, readReturnable, readStored } from '../../host/createSeminar.ts';
import { EXPORT_FORMATS, type ExportFormat, type ExportStep } from '../../host/exportJobs.ts';
import { exportDocument, ONLY_WORD } from '../../host/exports/exportDocument.ts';
import { KeptFiles } from '../../host/files/KeptFiles.ts';
import { openStoreForReading } from '../../host/openStore.ts';
import { createIndexReader } from '../../host/seminarIndex.ts';
import { type Command, EXIT, type Io } from '../command.ts';
import { fail } from '../failures.ts';

const STEPS: Readonly<Record<ExportStep, string>> = {
  queued: 'waiting',
  preparing: 'preparing',
  setting: 'setting the pages',
  writing: 'writing',
};

const VIEWS = [...PLAIN_TEXTS, 'tracked'] as const;

export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes a document to a file, as everyone’s stored changes make it. Works beside a running desk.',
  usage: 'export --data DIR --document ID --format FORMAT --out FILE [--view VIEW] [--json]',
  explain: [
    ['--data DIR', 'the data folder'],
    ['--document ID', 'which document (see `rapporteur documents`)'],
    ['--format FORMAT', EXPORT_FORMATS.join(', ')],
    ['--out FILE', 'the file to write; - for standard output'],
    [
      '--view VIEW',
      'final: pending changes as if accepted (default); original: as if never made; contested text is in both. tracked, for docx: all of them as tracked changes, with the comments',
    ],
    ['--json', 'prints {file, format, bytes, view, pending, contested}'],
  ],
  options: {
    data: { type: 'string' },
    document: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    view: { type: 'string' },
    json: { type: 'boolean' },
  },
  required: ['data', 'document', 'format', 'out'],
  positionals: 0,
  exits: [EXIT.damaged, EXIT.notFound],
  async run(values, _positionals, io) {
    const format = String(values['format']) as ExportFormat;
    if (!EXPORT_FORMATS.includes(format)) {
      io.err(`--format must be one of: ${EXPORT_FORMATS.join(', ')}.`);
      return EXIT.usage;
    }
    const view = VIEWS.find((one) => one === (values['view'] ?? 'final'));
    if (view === undefined) {
      io.err(`--view must be one of: ${VIEWS.join(', ')}.`);
      return EXIT.usage;
    }
    if (view === 'tracked' && format !== 'docx') {
      io.err(ONLY_WORD);
      return EXIT.usage;
    }
    const opened = openStoreForReading(String(values['data']));
    if (!opened.ok) return fail(io, opened);
    const files = new KeptFiles(opened.folder.filesFolder);
    const id = String(values['document']);
    const index = createIndexReader(opened.log);
    const desk = { log: opened.log, index: index.read };
    const stored: Stored | null = format === 'docx' ? readReturnable(desk, id, view) : read(desk, id, view);
    const seminar = index.read().seminar?.title ?? '';
    const lost = opened.log
      .damage()
      .some(({ document, healed }) => !healed && (document === id || document === null));
    await opened.log.close();
    if (stored === null) {
      io.err(`There is no document ${id} in this folder. \`rapporteur documents\` lists them.`);
      return EXIT.notFound;
    }
    if (lost)
      io.err(
        'Some stored changes of this document are damaged; the file may lack them. See `rapporteur verify`.',
      );
    const { content, undecided } = stored;
    // Also where the file itself goes to standard output. Tracked changes speak for themselves.
    if (!isTracked(content) && content.draft !== undefined) io.err(draftInWords(content.draft, 'en'));
    const { onProgress, done } = progressLine(io);
    const result = await exportDocument({
      format,
      content,
      ...(stored.origin === undefined ? {} : { origin: stored.origin }),
      onProgress,
      signal: io.signal,
      seminar,
      created: new Date(),
      readImage: (hash) => files.read(hash),
    });
    done();
    if (!result.ok) {
      io.err(result.message);
      return EXIT.failed;
    }
    for (const warning of result.warnings ?? []) io.err(warning);
    const file = String(values['out']);
    const problem = write(file, result.bytes);
    if (problem !== null) {
      io.err(`${file} cannot be written: ${problem}`);
      return EXIT.failed;
    }
    if (file !== '-') {
      const bytes = result.bytes.length;
      if (values['json'] === true) io.out(JSON.stringify({ file, format, bytes, view, ...undecided }));
      else io.out(`${content.title}: ${file} (${Math.ceil(bytes / 1024)} KB)`);
    }
    return lost ? EXIT.damaged : EXIT.ok;
  },
};

interface Stored {
  readonly content: DocumentContent | TrackedContent;
  readonly undecided: Undecided;
  /** Of a Word file. */
  readonly origin?: WordOrigin;
}

function read(desk: Pick<Desk, 'log' | 'index'>, id: string, view: (typeof VIEWS)[number]): Stored | null {
  // Tracked changes are for Word alone, which was asked for above.
  const content = view === 'tracked' ? null : readStored(desk, id, view);
  if (content === null) return null;
  const { pending = 0, contested = 0 } = content.draft ?? {};
  return { content, undecided: { pending, contested } };
}

/** Whole or not at all; null, or what went wrong. */
function write(file: string, bytes: Uint8Array): string | null {
  if (file === '-') {
    writeFileSync(1, bytes);
    return null;
  }
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, file);
    return null;
  } catch (error) {
    rmSync(beside, { force: true });
    return (error as Error).message;
  }
}

/** One line that is written over, and only where a person watches. */
function progressLine(io: Io) {
  if (!io.terminal) return { onProgress: () => {}, done: () => {} };
  return {
    onProgress(progress: number, step: ExportStep) {
      process.stderr.write(`\r\u001b[K${String(Math.round(progress * 100)).padStart(3)} %  ${STEPS[step]}`);
    },
    done: () => process.stderr.write('\r\u001b[K'),
  };
}
