/**
 * Has Typst format what a document cites. Runs in the process of exports: it takes milliseconds, and a source that
 * Typst stumbles over must not take the host along.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import {
  CITATIONS_MAIN,
  ORDER_FILE,
  SOURCES_FILE,
} from '../../../shared/exchange/citations/citationsMain.typ.ts';
import { readTypeset, typesetFiles } from '../../../shared/exchange/citations/typesetOrder.ts';

/** Nothing is read from this folder: every file Typst sees is given to it in memory. */
const WORKSPACE = process.platform === 'win32' ? 'C:\\rapporteur-citations' : '/rapporteur-citations';
const SEPARATOR = process.platform === 'win32' ? '\\' : '/';
const pathOf = (file: string) => `${WORKSPACE}${SEPARATOR}${file}`;

let compiler: NodeCompiler | null = null;

/** A source that cannot be formatted is cited in the desk's own words, and is not in the list. */
export function setCitations(order: CitationOrder): FormattedCitations {
  const keys = Object.keys(order.sources);
  const whole = typeset(order, keys);
  if (whole !== null) return whole;
  const alone = keys.filter((key) => typeset({ ...order, citations: [] }, [key]) !== null);
  return typeset(order, alone) ?? readTypeset('', order, []);
}

function typeset(order: CitationOrder, keys: readonly string[]): FormattedCitations | null {
  compiler ??= NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [] });
  compiler.resetShadow();
  const files = typesetFiles(order, keys);
  compiler.addSource(pathOf('citations.typ'), CITATIONS_MAIN);
  compiler.mapShadow(pathOf(ORDER_FILE), Buffer.from(files.order));
  compiler.mapShadow(pathOf(SOURCES_FILE), Buffer.from(files.sources));
  const made = compiler.tryHtml({ mainFilePath: pathOf('citations.typ') });
  compiler.evictCache(1);
  return made.result === null ? null : readTypeset(made.result.html(), order, keys);
}
