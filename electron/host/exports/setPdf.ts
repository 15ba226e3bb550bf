/**
 * Sets a document as a tagged PDF with Typst. Runs in the export's own process: setting blocks, and its memory is
 * given back only when the process ends. Within the process what was set before is remembered, so that a document
 * with one edit takes a fraction of the time.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { makePdfInput, type PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import type { PdfInput } from '../../../shared/exchange/pdf/PdfInput.ts';
import { REPORT } from '../../../shared/exchange/pdf/report.typ.ts';
import { findMissingCharacters, tellMissing } from './findMissingCharacters.ts';
import { isInstalled, readFonts } from './fontFiles.ts';
import { readableImages } from './readableImages.ts';

export interface SetPdf {
  readonly bytes: Uint8Array;
  /** What the person should know of the result, in sentences. */
  readonly warnings: readonly string[];
}

/** Nothing is read from this folder: every file Typst sees is given to it in memory. */
const WORKSPACE = process.platform === 'win32' ? 'C:\\rapporteur' : '/rapporteur';
const SEPARATOR = process.platform === 'win32' ? '\\' : '/';
const pathOf = (file: string) => [WORKSPACE, ...file.split('/')].join(SEPARATOR);
const MAIN = pathOf('report.typ');

/** Results that were of no use for so many exports are forgotten. */
const REMEMBERED_EXPORTS = 1;

/** The last one, for its fonts: reading and parsing them anew takes longer than an edit. */
let last: { readonly families: string; readonly fonts: Buffer[]; readonly compiler: NodeCompiler } | null =
  null;

export async function setPdf(
  content: DocumentContent,
  options: PdfOptions,
  onStep: (step: 'setting' | 'writing') => void,
): Promise<SetPdf> {
  const { images, refused } = readableImages(content, options.images ?? new Map());
  const input = makePdfInput(
    content,
    {
      ...options,
      images: new Map([...images].map(([hash, { bytes }]) => [hash, bytes])),
    },
    isInstalled,
  );
  const { compiler, fonts } = await compilerFor(input.families);
  const missing = findMissingCharacters(content, fonts);
  onStep('setting');
  compiler.resetShadow();
  compiler.addSource(MAIN, REPORT);
  for (const { file, bytes } of images.values()) compiler.mapShadow(pathOf(file), bytes);
  compiler.mapShadow(pathOf('document.json'), Buffer.from(JSON.stringify(input)));
  const compiled = compiler.compile({ mainFilePath: MAIN });
  if (compiled.result === null)
    throw new Error(`The page could not be set: ${reasons(compiled.takeError())}`);
  onStep('writing');
  const { result } = compiled;
  const created =
    options.created === undefined ? {} : { creationTimestamp: Math.floor(options.created.getTime() / 1000) };
  const standard = options.archive === true ? 'a-2a' : 'ua-1';
  const warnings = [...refused, ...missing.map(tellMissing)];
  const hasMissing = missing.length > 0;
  try {
    if (!hasMissing) return { bytes: compiler.pdf(result, { ...created, pdfStandard: standard }), warnings };
    warnings.push(
      `${unmarked(options)}, since some characters could not be drawn; the text is tagged all the same.`,
    );
  } catch (error) {
    warnings.push(`${unmarked(options)}: ${why(error, input)}`);
  } finally {
    compiler.evictCache(REMEMBERED_EXPORTS);
  }
  return { bytes: compiler.pdf(result, created), warnings };
}

async function compilerFor(families: readonly string[]): Promise<NonNullable<typeof last>> {
  const key = families.join('\n');
  if (last?.families !== key) {
    const fonts = await readFonts(families);
    const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });
    last = { families: key, fonts, compiler };
  }
  return last;
}

const unmarked = ({ archive }: PdfOptions) => `Not marked as ${archive === true ? 'PDF/A-2a' : 'PDF/UA-1'}`;

function why(error: unknown, { blocks }: PdfInput): string {
  // What the typesetter says of a picture without a description names no picture.
  if (JSON.stringify(blocks).includes('"alt":""'))
    return 'at least one picture has no description (alt text).';
  return error instanceof Error ? error.message : String(error);
}

function reasons(error: { shortDiagnostics: unknown[] } | null): string {
  return JSON.stringify(error?.shortDiagnostics ?? []).slice(0, 800);
}
