/**
 * Typst's answer about citations: HTML of a known make, of which names of elements, a few attributes and text count.
 * Links within it lead nowhere outside and are left out; those to the web stay.
 */
import type { Run } from '../../document/DocumentContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { isSafeLink, sameFormats } from '../../document/inlineFormats.ts';
import { joinAlike } from './textRuns.ts';

export interface CitationPiece extends Run {
  /** A source of the citation is named here, and not the words between two. */
  readonly isCite: boolean;
}

export interface ReadCitations {
  /** By their number in the order. */
  readonly citations: ReadonlyMap<number, readonly CitationPiece[]>;
  readonly sources: readonly (readonly Run[])[];
}

const FORMATS: Readonly<Record<string, InlineFormats>> = {
  em: { italic: true },
  strong: { bold: true },
  sup: { superscript: true },
  sub: { subscript: true },
  u: { underline: true },
};

interface Open {
  readonly name: string;
  readonly formats: InlineFormats;
  readonly isCite: boolean;
}

export function readCitationHtml(html: string): ReadCitations {
  const citations = new Map<number, CitationPiece[]>();
  const sources: Run[][] = [];
  const open: Open[] = [];
  let into: ((piece: CitationPiece) => void) | null = null;
  for (const [, closed, name = '', attributes = '', text] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g,
  )) {
    const around = open.at(-1) ?? { name: '', formats: {}, isCite: false };
    if (text !== undefined) into?.({ text: letters(text), formats: around.formats, isCite: around.isCite });
    else if (closed === '/') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at >= 0) open.length = at;
      if (name === 'cited' || name === 'li') into = null;
    } else if (!VOID.has(name)) {
      const link = name === 'a' ? letters(attribute(attributes, 'href')) : '';
      open.push({
        name,
        formats: {
          ...around.formats,
          ...FORMATS[name],
          ...(isSafeLink(link) ? { link } : {}),
        },
        isCite: around.isCite || (name === 'a' && link.startsWith('#')),
      });
      if (name === 'cited') {
        const pieces: CitationPiece[] = [];
        citations.set(Number(attribute(attributes, 'number')), pieces);
        into = (piece) => pieces.push(piece);
      }
      if (name === 'li') {
        const runs: Run[] = [];
        sources.push(runs);
        into = ({ text: words, formats }) => runs.push({ text: words, formats });
      }
    }
  }
  return {
    citations: new Map([...citations].map(([number, pieces]) => [number, joinPieces(pieces)])),
    sources: sources.map((runs) => trimmed(joinAlike(runs))),
  };
}

const VOID = new Set(['br', 'meta', 'link', 'img']);

const attribute = (attributes: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function letters(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function joinPieces(pieces: readonly CitationPiece[]): CitationPiece[] {
  const joined: CitationPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.text === '') continue;
    if (last !== undefined && last.isCite === piece.isCite && sameFormats(last.formats, piece.formats))
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** Without the spaces and commas that some styles leave where a source does not say what they have a place for. */
function trimmed(runs: readonly Run[]): Run[] {
  const single = runs.map((run) => ({
    ...run,
    text: run.text.replace(/\s+/g, (gap) => gap.charAt(0)).replace(/\s*,\s*(?=[.,)\]])/g, ''),
  }));
  const [first, last] = [single[0], single.at(-1)];
  if (first === undefined || last === undefined) return [];
  single[0] = { ...first, text: first.text.trimStart() };
  single[single.length - 1] = { ...last, text: (single.at(-1) ?? last).text.trimEnd() };
  return single.filter(({ text }) => text !== '');
}
