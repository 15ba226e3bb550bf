/** Writes a file in the page, by the same functions as the host. Loaded only when it is asked for. */
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { chosenContent } from '../../../shared/exchange/paper/chosenContent.ts';
import type { ExportChoices } from '../../../shared/exchange/paper/exportChoices.ts';
import { gatherImages } from '../../../shared/exchange/paper/gatherImages.ts';
import { isTracked, type TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import { originOfContent } from '../../../shared/exchange/word/base/originOfContent.ts';
import type { WordOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import type { ExportFormat } from '../../platform/hostClient.ts';

type Writer = (
  content: DocumentContent | TrackedContent,
  options: object,
) => Promise<Uint8Array | string> | Uint8Array | string;

/** By name instead of by import, so that each format is a piece of its own and is fetched alone. */
const WRITERS = import.meta.glob<Record<string, Writer>>([
  '../../../shared/exchange/word/writeWord.ts',
  '../../../shared/exchange/html/writeHtml.ts',
  '../../../shared/exchange/markdown/writeMarkdown.ts',
  '../../../shared/exchange/json/writeJson.ts',
]);

const NAMES: Partial<Record<ExportFormat, string>> = {
  docx: 'writeWord',
  html: 'writeHtml',
  markdown: 'writeMarkdown',
  json: 'writeJson',
};

/** @param readImage bytes of a picture by its hash; null where they are not here, and its description is printed */
export async function exportOnDevice(
  format: ExportFormat,
  given: DocumentContent | TrackedContent,
  options: ExportChoices = {},
  origin?: WordOrigin,
  readImage?: (hash: string) => Promise<Uint8Array | null>,
): Promise<Uint8Array<ArrayBuffer>> {
  // Another format would print what is proposed to go as if it stood.
  const name = isTracked(given) && format !== 'docx' ? undefined : NAMES[format];
  const path = Object.keys(WRITERS).find((one) => name !== undefined && one.endsWith(`/${name}.ts`));
  const load = path === undefined ? undefined : WRITERS[path];
  if (name === undefined || load === undefined) throw new Error(`This device cannot write ${format}.`);
  const chosen = chosenContent(given, options);
  if (chosen === null) throw new Error('The section that was chosen is not in the text any more.');
  const { content, ...whole } = chosen;
  const own = origin === undefined ? null : originOfContent(origin, given, content);
  const images = await gatherImages(content, readImage);
  const written = await (await load())[name]?.(content, {
    ...options,
    ...whole,
    created: new Date(),
    images,
    ...(own === null ? {} : { origin: own }),
  });
  if (written === undefined) throw new Error(`This device cannot write ${format}.`);
  return typeof written === 'string' ? new TextEncoder().encode(written) : new Uint8Array(written);
}
