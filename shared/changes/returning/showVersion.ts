/**
 * A passage in one of its versions, as it is to be read: what stands in it, what it put in, and what it took
 * out of the text before, each in its place (R9).
 */
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { NO_FORMATS, sameFormats } from '../../document/inlineFormats.ts';
import { charactersOf } from './deedsOf.ts';
import type { SeenParagraph } from './SeenText.ts';

export type VersionState = 'kept' | 'added' | 'removed';

/** Characters that look alike. A paragraph end is a `\n` by itself. */
export interface VersionPiece {
  readonly text: string;
  readonly formats: InlineFormats;
  readonly state: VersionState;
  /** Proposed to come in or to go out, and not decided. */
  readonly proposed: 'in' | 'out' | null;
}

type Growing = { -readonly [K in keyof VersionPiece]: VersionPiece[K] };

interface Character {
  readonly key: string;
  readonly text: string;
  readonly formats: InlineFormats;
  readonly proposed: VersionPiece['proposed'];
}

export function showVersion(
  before: readonly SeenParagraph[],
  version: readonly SeenParagraph[],
): VersionPiece[] {
  const old = read(before);
  const now = read(version);
  const standing = new Set(now.map(({ key }) => key));
  const places = new Map(old.map(({ key }, index) => [key, index]));
  const pieces: Growing[] = [];
  let next = 0;
  const removeUpTo = (end: number) => {
    for (; next < end; next++) {
      const gone = old[next] as Character;
      if (!standing.has(gone.key)) push(pieces, { ...gone, proposed: null }, 'removed');
    }
  };
  for (const character of now) {
    const place = places.get(character.key);
    if (place === undefined) {
      // What replaces a text stands behind it, as one reads.
      let end = next;
      while (end < old.length && !standing.has((old[end] as Character).key)) end++;
      removeUpTo(end);
      push(pieces, character, 'added');
    } else {
      // What was moved to the front of where one is reading leaves the place where it is.
      removeUpTo(place);
      next = Math.max(next, place + 1);
      push(pieces, character, 'kept');
    }
  }
  removeUpTo(old.length);
  return pieces;
}

function read(paragraphs: readonly SeenParagraph[]): Character[] {
  return paragraphs.flatMap((paragraph) => {
    const formats = paragraph.runs.flatMap((run) =>
      Array.from({ length: run.text.length }, () => run.formats),
    );
    return charactersOf([paragraph]).map(({ key, text, signs }, index) => ({
      key,
      text,
      formats: formats[index] ?? NO_FORMATS,
      proposed: signs.some((sign) => sign.startsWith('-'))
        ? 'out'
        : signs.some((sign) => sign.startsWith('+'))
          ? 'in'
          : null,
    }));
  });
}

function push(pieces: Growing[], { text, formats, proposed }: Character, state: VersionState): void {
  const last = pieces.at(-1);
  if (
    last !== undefined &&
    text !== '\n' &&
    last.text !== '\n' &&
    last.state === state &&
    last.proposed === proposed &&
    sameFormats(last.formats, formats)
  ) {
    last.text += text;
  } else {
    pieces.push({ text, formats, state, proposed });
  }
}
