/**
 * The pictures of a document that can be set, as files for the page. A file that is not what it says it is would
 * keep the whole document from being set, so each is tried alone once and remembered; one that cannot be read is
 * told in words in its place.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { walkParagraphs } from '../../../shared/exchange/paper/walkParagraphs.ts';
import { imageFile } from '../../../shared/exchange/pdf/PdfSetting.ts';

export interface ReadableImages {
  /** By hash: the file's name for the page, and its bytes. */
  readonly images: ReadonlyMap<string, { readonly file: string; readonly bytes: Buffer }>;
  /** A sentence for each that cannot be read. */
  readonly refused: readonly string[];
}

const known = new Map<string, boolean>();

export function readableImages(
  content: DocumentContent,
  given: ReadonlyMap<string, Uint8Array>,
): ReadableImages {
  const images = new Map<string, { readonly file: string; readonly bytes: Buffer }>();
  const refused = new Map<string, string>();
  walkParagraphs(
    content.paragraphs,
    () => {},
    (embed, { index }) => {
      if (embed.kind !== 'image' || images.has(embed.hash) || refused.has(embed.hash)) return;
      const bytes = given.get(embed.hash);
      const name = `“${embed.alt.slice(0, 80)}” in paragraph ${index + 1}`;
      if (bytes === undefined)
        refused.set(
          embed.hash,
          `The picture ${name} is not on this computer; its description is printed instead.`,
        );
      else if (!isReadable(embed, bytes))
        refused.set(embed.hash, `The picture ${name} cannot be read; its description is printed instead.`);
      else images.set(embed.hash, { file: imageFile(embed), bytes: Buffer.from(bytes) });
    },
  );
  return { images, refused: [...refused.values()] };
}

function isReadable(image: ImageContent, bytes: Uint8Array): boolean {
  const key = `${imageFile(image)} ${bytes.length}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const workspace = process.platform === 'win32' ? 'C:\\picture' : '/picture';
  const file = `picture.${image.type.slice('image/'.length)}`;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [] }] });
  compiler.mapShadow(`${workspace}${process.platform === 'win32' ? '\\' : '/'}${file}`, Buffer.from(bytes));
  const { result } = compiler.compile({ mainFileContent: `#image("${file}", alt: "picture")` });
  let readable = false;
  try {
    // Some faults are only found when the picture is written.
    readable = result !== null && compiler.pdf(result).length > 0;
  } catch {
    readable = false;
  }
  if (known.size > 1000) known.clear();
  known.set(key, readable);
  return readable;
}
