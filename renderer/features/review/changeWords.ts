/**
 * What a suggestion would change, in words: 'Replaced “barriers” with “conditions”'. Text that is quoted stands
 * between bidirectional isolates, so that a quotation in another script leaves the sentence in order; a screen
 * may take the isolates for the borders of the quotation.
 */
import type { TFunction } from 'i18next';
import type { FormatSet } from '../../../shared/changes/entries.ts';
import type { ChangePiece, ListedChange } from '../../../shared/changes/listChanges.ts';
import { EMBED, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { TOGGLE_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { languageName } from '../../ui/delegationName.ts';

export interface Words {
  readonly t: TFunction;
  /** BCP 47 tag of the language to speak in. */
  readonly locale: string;
}

/** Around a quotation. */
export const QUOTE_FROM = '\u2068';
export const QUOTE_TO = '\u2069';

/** Characters of a quotation; of a longer one its beginning and its end are quoted. */
const QUOTED = 240;
const QUOTED_END = 80;

/** A phrase for each thing it would change, in the order of the text. */
export function changeWords(words: Words, { pieces }: Pick<ListedChange, 'pieces'>): string[] {
  const phrases: Phrase[] = [];
  // What is in no list has no level to speak of.
  const unlisted = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'property' && piece.name === 'list' && piece.value === 'none' ? [piece.paragraph] : [],
    ),
  );
  const spoken = pieces.filter(
    (piece) => !(piece.kind === 'property' && piece.name === 'level' && unlisted.has(piece.paragraph)),
  );
  let index = 0;
  while (index < spoken.length) {
    const next = phraseAt(words, spoken, index);
    phrases.push(next);
    index += next.length;
  }
  const told = withMoves(words, withCounts(words, phrases));
  return [...new Set(told.flatMap(({ phrase }) => phrase))];
}

/** Rows and columns of which no more is said than that they come, or go, are counted where the first of them stands. */
function withCounts({ t }: Words, phrases: readonly Phrase[]): Phrase[] {
  const counts = new Map<string, number>();
  for (const { line } of phrases) if (line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1);
  const seen = new Set<string>();
  return phrases
    .filter(({ line }) => line === undefined || (!seen.has(line) && seen.add(line)))
    .map((one) => {
      const count = one.line === undefined ? 1 : (counts.get(one.line) ?? 1);
      return count === 1 ? one : { ...one, phrase: [t(`change.${one.line}`, { count })] };
    });
}

/** The same text gone from one place and come to another was moved: said once, where the first of both stands. */
function withMoves(words: Words, phrases: readonly Phrase[]): Phrase[] {
  const told: Phrase[] = [];
  for (const one of phrases) {
    const { only } = one;
    const other = told.findIndex(
      (before) =>
        only !== undefined &&
        before.only?.text === only.text &&
        before.only.way !== only.way &&
        before.only.status === only.status,
    );
    if (only === undefined || other === -1) told.push(one);
    else told[other] = { length: 0, phrase: [words.t('change.moved', { text: quote(words, only.text) })] };
  }
  return told;
}

/** In one line, for what is read aloud. */
export function changeInWords(words: Words, change: Pick<ListedChange, 'pieces'>): string {
  return new Intl.ListFormat(words.locale, { type: 'unit', style: 'long' }).format(
    changeWords(words, change),
  );
}

interface Phrase {
  /** Pieces it is about. */
  readonly length: number;
  readonly phrase: readonly string[];
  /** What rows or columns are counted by. */
  readonly line?: string | undefined;
  /** Where text only comes, or only goes. */
  readonly only?: {
    readonly way: 'come' | 'gone';
    readonly text: string;
    readonly status: ChangePiece['status'];
  };
}

function phraseAt(words: Words, pieces: readonly ChangePiece[], index: number): Phrase {
  const { t } = words;
  const piece = pieces[index] as ChangePiece;
  const { status } = piece;
  if (isThing(piece)) return thingPhrase(words, pieces, index, piece);
  switch (piece.kind) {
    case 'delete':
    case 'join': {
      const gone = stretch(pieces, index, 'delete', 'join');
      const come = stretch(pieces, index + gone.length, 'insert', 'split');
      // What replaces a text stands behind it; the same text further on was moved there.
      if (gone.text !== null && come.text !== null)
        return {
          length: gone.length + come.length,
          phrase: [
            gone.text === come.text
              ? t('change.moved', { text: quote(words, gone.text) })
              : t('change.replaced', { before: quote(words, gone.text), after: quote(words, come.text) }),
          ],
        };
      if (gone.text === null) return { length: gone.length, phrase: [t('change.joined')] };
      const phrase = t('change.deleted', { text: quote(words, gone.text) });
      return { length: gone.length, phrase: [phrase], only: { way: 'gone', text: gone.text, status } };
    }
    case 'insert':
    case 'split': {
      const come = stretch(pieces, index, 'insert', 'split');
      if (come.text === null) return { length: come.length, phrase: [t('change.split')] };
      const phrase = t('change.inserted', { text: quote(words, come.text) });
      return { length: come.length, phrase: [phrase], only: { way: 'come', text: come.text, status } };
    }
    case 'format':
      return { length: 1, phrase: formatPhrases(words, piece.set, quote(words, piece.text)) };
    case 'property':
      return { length: 1, phrase: [propertyPhrase(words, piece)] };
  }
}

/** A table, a note, a picture, a row: told by what it is, not by a character. */
type Thing = Extract<ChangePiece, { kind: 'insert' | 'delete' }> & { readonly embed: string };

const isThing = (piece: ChangePiece): piece is Thing =>
  (piece.kind === 'insert' || piece.kind === 'delete') && piece.embed !== undefined;

/** Those stand in a paragraph of their own, whose end nobody means by itself. */
const BLOCKS: readonly string[] = ['table', 'contents', 'sources', 'pageBreak'];

const LINES = ['row', 'column'] as const;

function thingPhrase(words: Words, pieces: readonly ChangePiece[], index: number, piece: Thing): Phrase {
  const { t } = words;
  const next = pieces[index + 1];
  const takesEnd =
    BLOCKS.includes(piece.embed) &&
    next?.status === piece.status &&
    next.kind === (piece.kind === 'insert' ? 'split' : 'join');
  const thing = t(`change.thing.${piece.embed}`);
  const length = takesEnd ? 2 : 1;
  if (piece.says !== undefined && piece.says !== '')
    return {
      length,
      phrase: [t(`change.${piece.kind}ThingSaying`, { thing, text: quote(words, piece.says) })],
    };
  const line = LINES.find((one) => one === piece.embed);
  return {
    length,
    phrase: [t(`change.${piece.kind}Thing`, { thing })],
    line: line && `${piece.kind}${line === 'row' ? 'Rows' : 'Columns'}`,
  };
}

/**
 * Pieces of text and paragraph ends that follow each other, as one text with ¶ for the ends; null where there
 * is no text among them.
 */
function stretch(
  pieces: readonly ChangePiece[],
  from: number,
  text: 'insert' | 'delete',
  end: 'split' | 'join',
): { length: number; text: string | null } {
  let whole = '';
  let some = false;
  let index = from;
  const { status } = pieces[from] ?? {};
  for (; index < pieces.length && pieces[index]?.status === status; index++) {
    const piece = pieces[index] as ChangePiece;
    if (isThing(piece)) break;
    if (piece.kind === text) {
      some = true;
      const before = pieces[index - 1];
      // From one cell into the next, with no end of a paragraph between.
      const isNext = index > from && before?.kind === text && before.paragraph !== piece.paragraph;
      whole += isNext ? ` · ${piece.text}` : piece.text;
    } else if (piece.kind === end) whole += ' ¶ ';
    else break;
  }
  return { length: index - from, text: some ? whole : null };
}

function quote({ t }: Words, text: string): string {
  const plain = text.replaceAll(SOFT_BREAK, ' ↵ ').replaceAll('\t', ' ').replaceAll(EMBED, '▢');
  // Nothing to see between quotation marks.
  if (plain.trim() === '') return t('change.space', { count: plain.length });
  const characters = [...plain.trim()];
  const short =
    characters.length <= QUOTED
      ? plain.trim()
      : `${characters
          .slice(0, QUOTED - QUOTED_END)
          .join('')
          .trimEnd()} … ${characters.slice(-QUOTED_END).join('').trimStart()}`;
  return `${QUOTE_FROM}${short}${QUOTE_TO}`;
}

function formatPhrases({ t, locale }: Words, set: FormatSet, text: string): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = (on: boolean) =>
    TOGGLE_FORMATS.filter((name) => name in set && (set[name] === true) === on).map((name) =>
      t(`change.format.${name}`),
    );
  const phrases: string[] = [];
  const [made, unmade] = [named(true), named(false)];
  if (made.length > 0) phrases.push(t('change.made', { formats: list.format(made), text }));
  if (unmade.length > 0) phrases.push(t('change.unmade', { formats: list.format(unmade), text }));
  if ('link' in set) {
    phrases.push(
      typeof set.link === 'string'
        ? t('change.linked', { text, address: `${QUOTE_FROM}${set.link}${QUOTE_TO}` })
        : t('change.unlinked', { text }),
    );
  }
  if ('language' in set) {
    phrases.push(
      typeof set.language === 'string'
        ? t('change.language', { text, language: languageName(set.language, locale) })
        : t('change.noLanguage', { text }),
    );
  }
  return phrases;
}

function propertyPhrase(
  { t, locale }: Words,
  { name, value, before }: Extract<ChangePiece, { kind: 'property' }>,
): string {
  const number = new Intl.NumberFormat(locale);
  // Levels are counted from 1 by those who read them.
  const count = (one: unknown, from = 0) => number.format(Number(one) + from);
  const language = (tag: unknown) =>
    tag === '' ? t('change.documentLanguage') : languageName(String(tag), locale);
  switch (name) {
    case 'list':
      return t(`change.list.${String(value)}`);
    case 'style':
      return t('change.property.style', {
        before: t(`writing.style.${String(before)}`),
        value: t(`writing.style.${String(value)}`),
      });
    case 'level':
      return t('change.property.level', { before: count(before, 1), value: count(value, 1) });
    case 'indent':
      return t('change.property.indent', { before: count(before), value: count(value) });
    case 'alignment':
      return t('change.property.alignment', {
        before: t(`change.alignment.${String(before)}`),
        value: t(`change.alignment.${String(value)}`),
      });
    case 'direction':
      return t('change.property.direction', {
        before: t(`change.direction.${String(before)}`),
        value: t(`change.direction.${String(value)}`),
      });
    case 'language':
      return t('change.property.language', { before: language(before), value: language(value) });
  }
}
