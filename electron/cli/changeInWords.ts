/**
 * A suggestion in plain English, for those who count proposals without a screen: `Fiji (Ana Tuilagi): inserted
 * “and quality assurance”`.
 */
import type { ChangePiece, ListedChange } from '../../shared/changes/listChanges.ts';
import { SOFT_BREAK } from '../../shared/document/DocumentContent.ts';
import type { EmbedKind } from '../../shared/document/EmbedContent.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import { TOGGLE_FORMATS } from '../../shared/document/inlineFormats.ts';
import type { PropertyName } from '../../shared/document/paragraphProperties.ts';

/** Longest quotation, in characters; 0 quotes everything. */
export const SHORT = 80;

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** Of a stored delegation: the country of an ISO 3166 code, or the organisation as it is. */
export function delegationInWords(delegation: string): string {
  return /^[A-Z]{2}$/.test(delegation) ? (NAMES.of(delegation) ?? delegation) : delegation;
}

/** Whether a person who writes this means that delegation: its code or its name, in any case. */
export function meansDelegation(written: string, delegation: string): boolean {
  const same = (other: string) => other.toLowerCase() === written.trim().toLowerCase();
  return same(delegation) || same(delegationInWords(delegation));
}

/** What would change, piece by piece. */
export function changeInWords({ pieces }: Pick<ListedChange, 'pieces'>, longest = SHORT): string[] {
  return pieces.map((piece) => pieceInWords(piece, (text) => quote(text, longest)));
}

function pieceInWords(piece: ChangePiece, quoted: (text: string) => string): string {
  switch (piece.kind) {
    case 'insert':
    case 'delete': {
      const done = piece.kind === 'insert' ? 'inserted' : 'deleted';
      if (piece.embed === undefined) return `${done} ${quoted(piece.text)}`;
      const said = piece.says === undefined || piece.says === '' ? '' : `: ${quoted(piece.says)}`;
      return `${done} ${THINGS[piece.embed]}${said}`;
    }
    case 'split':
      return 'ended a paragraph here';
    case 'join':
      return 'joined this paragraph and the next';
    case 'format':
      return formatInWords(piece.set, quoted(piece.text));
    case 'property':
      return `changed ${PROPERTIES[piece.name]} from ${valueInWords(piece.before)} to ${valueInWords(piece.value)}`;
  }
}

const THINGS: Readonly<Record<EmbedKind | 'row' | 'column', string>> = {
  image: 'a picture',
  note: 'a footnote',
  table: 'a table',
  row: 'a row',
  column: 'a column',
  caption: 'a caption number',
  reference: 'a cross-reference',
  date: 'a date field',
  citation: 'a citation',
  contents: 'the table of contents',
  sources: 'the list of sources',
  pageBreak: 'a page break',
};

const ADJECTIVES: Readonly<Record<ToggleFormat, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  strike: 'struck through',
  subscript: 'subscript',
  superscript: 'superscript',
};

function formatInWords(set: Extract<ChangePiece, { kind: 'format' }>['set'], text: string): string {
  const names = TOGGLE_FORMATS.filter((name) => Object.hasOwn(set, name));
  const given = names.filter((name) => set[name] === true).map((name) => ADJECTIVES[name]);
  const taken = names.filter((name) => set[name] === undefined).map((name) => ADJECTIVES[name]);
  const parts = [
    ...(given.length > 0 ? [`made ${text} ${given.join(' and ')}`] : []),
    ...(taken.length > 0 ? [`made ${text} not ${taken.join(' and not ')}`] : []),
  ];
  if (Object.hasOwn(set, 'link'))
    parts.push(set.link === undefined ? `took the link off ${text}` : `linked ${text} to ${set.link}`);
  if (Object.hasOwn(set, 'language'))
    parts.push(`set the language of ${text} to ${valueInWords(String(set.language ?? ''))}`);
  return parts.join(', ');
}

/** To the minute, in UTC. The watch of whoever wrote it may have said anything. */
export function dateInWords(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'at no date' : date.toISOString().slice(0, 16).replace('T', ' ');
}

const PROPERTIES: Readonly<Record<PropertyName, string>> = {
  style: 'the style of the paragraph',
  list: 'the list of the paragraph',
  level: 'the list level',
  alignment: 'the alignment',
  indent: 'the indent',
  direction: 'the direction',
  language: 'the language of the paragraph',
};

/** As it is stored; levels count from 0 there. */
const valueInWords = (value: string | number): string =>
  value === '' ? 'that of the document' : String(value).replace(/^heading(\d)$/, 'heading $1');

function quote(text: string, longest: number): string {
  const line = text.replaceAll(SOFT_BREAK, ' ');
  const characters = [...line];
  if (longest === 0 || characters.length <= longest) return `“${line}”`;
  return `“${characters.slice(0, longest - 1).join('')}…” (${characters.length} characters)`;
}
