/**
 * Sections of a Word file: stretches of pages that are laid out alike. The page has one layout, so all that is left of
 * them is where a page ends; a layout of its own (lying pages, columns) is told.
 */
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';

export class WordSections {
  /** In the order of the text. Each stands at its section's end, and says how the section begins. */
  readonly #all: readonly XmlElement[];

  constructor(body: XmlElement) {
    this.#all = find(body);
  }

  /** Whether what follows this section begins a page. */
  endsPage(section: XmlElement): boolean {
    const next = this.#all[this.#all.indexOf(section) + 1];
    return next !== undefined && !/^(continuous|nextColumn)$/.test(childValue(next, 'w:type') ?? '');
  }

  /** Whether it is laid out otherwise than the last one, which is what the page is like. */
  isOther(section: XmlElement): boolean {
    const last = this.#all.at(-1);
    const columns = child(section, 'w:cols');
    return layoutOf(section) !== layoutOf(last) || Number((columns && attribute(columns, 'w:num')) ?? 1) > 1;
  }
}

function find({ children }: XmlElement): XmlElement[] {
  return children.flatMap((one): XmlElement[] => {
    switch (one.name) {
      case 'w:p':
        return [child(child(one, 'w:pPr'), 'w:sectPr') ?? []].flat();
      case 'w:sectPr':
        return [one];
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:customXml':
        return find(one);
      default:
        return [];
    }
  });
}

function layoutOf(section: XmlElement | undefined): string {
  const size = child(section, 'w:pgSz');
  return size === undefined
    ? ''
    : ['w:w', 'w:h', 'w:orient'].map((name) => attribute(size, name) ?? '').join(' ');
}
