/**
 * Notes among pasted text. Word and LibreOffice give the mark of a note as a link to its text, which stands at the end
 * and links back to the mark; both by names of their own.
 */
import { styleText } from './parseHtml.ts';

export interface HtmlNotes {
  /** What a link is the mark of: the element that the note's text stands in. */
  readonly textOf: ReadonlyMap<Node, HTMLElement>;
  /** Read where the marks stand, and nowhere else; and the links back. */
  readonly taken: ReadonlySet<Node>;
}

/** Word's, and LibreOffice's. */
const TEXT = /^(ftn|edn|sdfootnote|sdendnote)\d+$/;

export function findNotes(body: HTMLElement): HtmlNotes {
  const textOf = new Map<Node, HTMLElement>();
  const taken = new Set<Node>();
  const links = [...body.querySelectorAll<HTMLElement>('a[href^="#"]')];
  const byName = new Map(links.map((link) => [link.getAttribute('name') ?? '', link]));
  for (const mark of links) {
    const name = mark.getAttribute('name') ?? '';
    const back = byName.get(mark.getAttribute('href')?.slice(1) ?? '');
    const text = back?.closest<HTMLElement>('div[id]') ?? null;
    if (name === '' || back === undefined || back === mark || text === null || !TEXT.test(text.id)) continue;
    if (back.getAttribute('href') !== `#${name}` || text.contains(mark)) continue;
    textOf.set(mark, text);
    taken.add(text).add(back);
  }
  // The line above them, and whatever else is there for those who know no notes.
  for (const list of body.querySelectorAll('div'))
    if (/mso-element:\s*(foot|end)note-list/i.test(styleText(list)) && hasOnly(list, taken)) taken.add(list);
  return { textOf, taken };
}

function hasOnly(list: Element, taken: ReadonlySet<Node>): boolean {
  return [...list.childNodes].every((one) => taken.has(one) || (one.textContent ?? '').trim() === '');
}
