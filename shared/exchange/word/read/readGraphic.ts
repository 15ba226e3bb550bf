/**
 * Pictures are taken in, where the page can show them. Drawings and embedded objects are left out, with a picture of
 * the object if there is one; text that stands in a drawing is taken in behind its paragraph.
 */
import type { ImageContent } from '../../../document/EmbedContent.ts';
import { chosenContent } from './chosenContent.ts';
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child } from './readXml.ts';
import type { StoryState } from './StoryState.ts';

/** Of a point: English metric units, as drawings have them. */
const UNITS = 12_700;
/** Where nothing is said: as screens count them. */
const POINTS_PER_PIXEL = 0.75;
const LONGEST_TEXT = 10_000;

interface Found {
  hasText: boolean;
  isDrawn: boolean;
  /** Moved, cropped or turned in a way the page does not have. */
  hasLook: boolean;
  alt: string;
  isDecorative: boolean;
  /** In points; null where nothing is said. */
  width: number | null;
  readonly pictures: (string | undefined)[];
}

export function readGraphic(graphic: XmlElement, state: StoryState, around: RawChange): void {
  const change = { inserted: around.inserted, deleted: around.deleted };
  const found: Found = {
    hasText: false,
    isDrawn: false,
    hasLook: false,
    alt: '',
    isDecorative: false,
    width: null,
    pictures: [],
  };
  look(graphic, found, (blocks) => {
    state.leave('textBox');
    state.beside.push({ blocks, around: change });
  });
  if (graphic.name === 'w:object') state.leave('embedded', found.alt);
  else if (found.pictures.length === 0 && !found.hasText) state.leave('drawing', found.alt);
  // Parts of one drawing, that lay beside one another.
  else if (found.pictures.length > 1 || found.isDrawn) state.leave('drawing', found.alt);
  else if (found.hasLook && found.pictures.length > 0) state.leave('imageLook', found.alt);
  for (const id of found.pictures) {
    const picture = state.setting.pictures.find(id, state.relationships);
    if (picture === null) {
      if (graphic.name !== 'w:object') state.leave('image', found.alt);
      continue;
    }
    const isOne = found.pictures.length === 1;
    const content: ImageContent = {
      kind: 'image',
      ...picture,
      shownWidth: (isOne ? found.width : null) ?? picture.width * POINTS_PER_PIXEL,
      alt: found.isDecorative ? '' : found.alt.slice(0, LONGEST_TEXT).toWellFormed(),
      decorative: found.isDecorative,
    };
    state.addEmbed({ kind: 'plain', content }, change);
  }
}

function look(element: XmlElement, found: Found, onText: (blocks: readonly XmlElement[]) => void): void {
  const { name, children } = element;
  switch (name) {
    case 'mc:AlternateContent':
      for (const one of chosenContent(element)) look(one, found, onText);
      return;
    case 'w:txbxContent':
      found.hasText = true;
      onText(children);
      return;
    case 'wp:docPr':
      found.alt = attribute(element, 'descr') ?? '';
      found.isDecorative = hasDecoration(element);
      return;
    case 'wp:anchor':
      found.hasLook = true;
      break;
    case 'wp:extent': {
      const width = Number(attribute(element, 'cx')) / UNITS;
      if (width > 0 && width < 100_000) found.width = width;
      return;
    }
    case 'a:blip':
      found.pictures.push(attribute(element, 'r:embed'));
      return;
    case 'a:srcRect':
      found.hasLook ||= element.attributes.length > 0;
      return;
    case 'wpg:wgp':
    case 'wpc:wpc':
      found.isDrawn = true;
      break;
    case 'v:shape':
    case 'v:rect': {
      found.alt ||= attribute(element, 'alt') ?? '';
      found.width ??= styledWidth(attribute(element, 'style') ?? '');
      break;
    }
    case 'v:imagedata':
      found.pictures.push(attribute(element, 'r:id'));
      return;
  }
  for (const one of children) look(one, found, onText);
}

/** Marked as saying nothing that the text does not. */
function hasDecoration(properties: XmlElement): boolean {
  const extensions = child(properties, 'a:extLst')?.children ?? [];
  return extensions.some(({ children }) =>
    children.some(
      (one) => one.name.endsWith(':decorative') && /^(1|true)$/.test(attribute(one, 'val') ?? ''),
    ),
  );
}

const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  cm: 28.35,
  mm: 2.835,
  px: POINTS_PER_PIXEL,
};

function styledWidth(style: string): number | null {
  const found = /(?:^|;)\s*width\s*:\s*([\d.]+)(pt|in|cm|mm|px)/.exec(style);
  const width = Number(found?.[1]) * (POINTS[found?.[2] ?? ''] ?? Number.NaN);
  return width > 0 && width < 100_000 ? width : null;
}
