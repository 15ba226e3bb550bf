/**
 * Sets a document as a tagged PDF with Typst. Runs in the export's own process: setting blocks, and its
 * memory is given back only when the process ends.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { makePdfInput, type PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { REPORT } from '../../../shared/exchange/pdf/report.typ.ts';
import { findMissingCharacters, tellMissing } from './findMissingCharacters.ts';
import { readFonts } from './fontFiles.ts';

export interface SetPdf {
  readonly bytes: Uint8Array;
  /** What the person should know of the result, in sentences. */
  readonly warnings: readonly string[];
}

/** Nothing is read from this folder: every file Typst sees is given to it in memory. */
const WORKSPACE = process.platform === 'win32' ? 'C:\\rapporteur' : '/rapporteur';

export async function setPdf(
  content: DocumentContent,
  options: PdfOptions,
  onStep: (step: 'setting' | 'writing') => void,
): Promise<SetPdf> {
  const input = makePdfInput(content, options);
  const fonts = await readFonts(input.families);
  const missing = findMissingCharacters(content, fonts);
  onStep('setting');
  const separator = process.platform === 'win32' ? '\\' : '/';
  const main = `${WORKSPACE}${separator}report.typ`;
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });
  compiler.addSource(main, REPORT);
  compiler.mapShadow(`${WORKSPACE}${separator}document.json`, Buffer.from(JSON.stringify(input)));
  const compiled = compiler.compile({ mainFilePath: main });
  if (compiled.result === null)
    throw new Error(`The page could not be set: ${reasons(compiled.takeError())}`);
  onStep('writing');
  const { result } = compiled;
  const created =
    options.created === undefined ? {} : { creationTimestamp: Math.floor(options.created.getTime() / 1000) };
  const warnings = missing.map(tellMissing);
  if (missing.length === 0) {
    try {
      return { bytes: compiler.pdf(result, { ...created, pdfStandard: 'ua-1' }), warnings };
    } catch (error) {
      warnings.push(`Not marked as PDF/UA-1: ${error instanceof Error ? error.message : String(error)}`);
    }
  } else {
    warnings.push(
      'Not marked as PDF/UA-1, since some characters could not be drawn; the text is tagged all the same.',
    );
  }
  return { bytes: compiler.pdf(result, created), warnings };
}

function reasons(error: { shortDiagnostics: unknown[] } | null): string {
  return JSON.stringify(error?.shortDiagnostics ?? []).slice(0, 800);
}
