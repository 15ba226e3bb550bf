/** Says of a picture that readers are to pass over it: the library has no word for that. */
import { DECORATIVE } from './embedRuns.ts';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const DECORATION = 'http://schemas.microsoft.com/office/drawing/2017/decorative';
const MARK = `<a:extLst xmlns:a="${DRAWING}"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="${DECORATION}" val="1"/></a:ext></a:extLst>`;
const NAMED = new RegExp(`(<wp:docPr [^<>]*name="${DECORATIVE} \\d+"[^<>]*?)(?:/>|></wp:docPr>)`, 'g');

export function markDecorations(xml: string): string {
  return xml.replace(NAMED, `$1>${MARK}</wp:docPr>`);
}
