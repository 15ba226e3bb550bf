/**
 * Pictures in markup that is pasted. Those whose bytes are in it are kept and go into the text with it; one that
 * stands elsewhere, on the web or in another program's folder, is never asked for: whoever put it there would learn
 * who pastes it, and when. How many were left is told.
 */
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { escapeHtml } from '../../../shared/exchange/html/escapeHtml.ts';
import type { BlobStore } from '../../../shared/platform/BlobStore.ts';
import { parseHtml, styleText } from '../../editor/clipboard/parseHtml.ts';
import { PICTURE_ATTRIBUTE } from '../../editor/clipboard/pastedPicture.ts';
import { readImageFile } from '../../platform/pictures/readImageFile.ts';
import { firstWidth, TEXT_WIDTH } from './imageWidth.ts';

export interface MarkupPictures {
  /** Whether the bytes of any are in the markup. */
  readonly hasBytes: boolean;
  /** How many stand elsewhere. */
  readonly elsewhere: number;
}

export interface KeptMarkup {
  readonly html: string;
  /** How many cannot be put in: elsewhere, damaged, of a kind no page shows. */
  readonly left: number;
}

const IMAGE = /<img\b[^<>]*>/gi;
const BYTES = /^data:image\/[\w.+-]+(?:;[\w=-]+)*;base64,/i;
/** More than anybody means to paste at once. */
const MOST = 50;

export function picturesIn(html: string): MarkupPictures {
  const sources = imagesIn(html).map(sourceOf);
  const given = sources.filter((source) => BYTES.test(source)).length;
  return { hasBytes: given > 0, elsewhere: sources.length - given };
}

/** The markup with its pictures kept, as the editor takes them. Never rejects: what cannot be kept is left. */
export async function keepPictures(html: string, pictures: Pick<BlobStore, 'put'>): Promise<KeptMarkup> {
  const kept = new Map<string, Promise<ImageContent | null>>();
  const tags = [...new Set(imagesIn(html).map(({ tag }) => tag))];
  const changed = new Map<string, string>();
  for (const tag of tags) {
    const image = imageOf(tag);
    const source = image?.getAttribute('src') ?? '';
    if (image === null || !BYTES.test(source)) continue;
    let picture = kept.get(source);
    if (picture === undefined && kept.size < MOST) {
      picture = keep(source, pictures);
      kept.set(source, picture);
    }
    const content = (await picture) ?? null;
    if (content === null) continue;
    const own = { ...content, alt: image.getAttribute('alt') ?? '', shownWidth: widthOf(image, content) };
    changed.set(tag, `<img ${PICTURE_ATTRIBUTE}="${escapeHtml(JSON.stringify(own))}">`);
  }
  const left = imagesIn(html).filter(({ tag }) => !changed.has(tag)).length;
  return { html: html.replace(IMAGE, (tag) => changed.get(tag) ?? ''), left };
}

interface FoundImage {
  readonly tag: string;
  readonly image: HTMLElement;
}

/** Without those that only count readers. */
function imagesIn(html: string): FoundImage[] {
  return [...html.matchAll(IMAGE)].flatMap(([tag]): FoundImage[] => {
    const image = imageOf(tag);
    if (image === null || sourceOf({ image }) === '') return [];
    const isDot = ['width', 'height'].some((name) => /^[01](px)?$/.test(image.getAttribute(name) ?? ''));
    return isDot ? [] : [{ tag, image }];
  });
}

const imageOf = (tag: string) => parseHtml(tag).querySelector('img');
const sourceOf = ({ image }: Pick<FoundImage, 'image'>) => image.getAttribute('src')?.trim() ?? '';

async function keep(source: string, pictures: Pick<BlobStore, 'put'>): Promise<ImageContent | null> {
  const bytes = bytesOf(source);
  const read = bytes === null ? null : await readImageFile(new Blob([bytes]));
  if (read?.ok !== true) return null;
  // Kept before the text names it, so that no text ever names what nobody has.
  try {
    await pictures.put(read.blob);
  } catch {
    return null;
  }
  return { kind: 'image', ...read.image, shownWidth: firstWidth(read.image), alt: '', decorative: false };
}

function bytesOf(source: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(source.slice(source.indexOf(',') + 1).replace(/\s+/g, '')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return null;
  }
}

/** As wide as it was there, in points, and never wider than the text. */
function widthOf(image: HTMLElement, { shownWidth }: ImageContent): number {
  const styled = /(?:^|;)\s*width\s*:\s*([\d.]+)(px|pt)/i.exec(styleText(image));
  const pixels = Number.parseFloat(image.getAttribute('width') ?? '');
  const points =
    styled?.[1] === undefined
      ? pixels * 0.75
      : Number(styled[1]) * (styled[2]?.toLowerCase() === 'pt' ? 1 : 0.75);
  return points >= 1 ? Math.min(TEXT_WIDTH, Math.round(points)) : shownWidth;
}
