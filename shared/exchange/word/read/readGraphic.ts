/** Pictures, drawings and embedded objects are left out; text that stands in them is taken in behind its paragraph. */
import { chosenContent } from './chosenContent.ts';
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import type { StoryState } from './StoryState.ts';

export function readGraphic(graphic: XmlElement, state: StoryState, around: RawChange): void {
  const found = { hasPicture: false, hasText: false, title: '' };
  const look = (element: XmlElement): void => {
    const { name, children } = element;
    if (name === 'mc:AlternateContent') {
      for (const one of chosenContent(element)) look(one);
      return;
    }
    if (name === 'w:txbxContent') {
      found.hasText = true;
      state.leave('textBox');
      state.beside.push({ blocks: children, around: { inserted: around.inserted, deleted: around.deleted } });
      return;
    }
    if (name === 'a:blip' || name === 'v:imagedata') found.hasPicture = true;
    if (name === 'wp:docPr') found.title = attribute(element, 'descr') || attribute(element, 'name') || '';
    for (const one of children) look(one);
  };
  look(graphic);
  if (graphic.name === 'w:object') state.leave('embedded', found.title);
  else if (found.hasPicture) state.leave('image', found.title);
  else if (!found.hasText) state.leave('drawing', found.title);
}
