/**
 * The words of a paragraph as they are agreed on: as plain text for people, and as a fingerprint that differs whenever
 * anything does that a reader could call another text (P3). Looks and numbers are left out: a number is never data, and
 * who sets a paragraph flush right has not touched what was agreed.
 */
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { ParagraphContent, Run } from '../../document/DocumentContent.ts';
import { EMBED, SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { sameFormats } from '../../document/inlineFormats.ts';
import type { KeptWords } from './acts.ts';

/** Of a paragraph read through a view that draws its brackets. */
export function paragraphWords(paragraph: ParagraphContent): KeptWords {
  const bytes = digest(encodeUtf8(canonical(paragraph)));
  const fingerprint = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { text: plainText(paragraph), fingerprint };
}

/** Words alone; what stands for a note or a table is followed by its words in parentheses. */
function plainText({ runs }: ParagraphContent): string {
  return runs
    .map(({ text, embed }) => (text === EMBED ? wordsInside(embed) : text.replaceAll(SOFT_BREAK, '\n')))
    .join('');
}

function wordsInside(embed: EmbedContent | undefined): string {
  switch (embed?.kind) {
    case 'note':
      return ` (${embed.paragraphs.map(plainText).join(' ')})`;
    case 'table':
      return embed.rows
        .map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(plainText).join(' ')).join(' | '))
        .join('\n');
    case 'image':
      return ` (${embed.alt})`;
    default:
      return '';
  }
}

/** The same words give the same line, whatever identities and however many runs they are made of. */
function canonical(paragraph: ParagraphContent): string {
  return JSON.stringify(wordsOf(paragraph));
}

function wordsOf({ properties: { style, list, level }, runs }: ParagraphContent): unknown {
  return [style, list, list === 'none' ? 0 : level, joined(runs).map(runWords)];
}

function runWords({ text, formats, embed }: Run): unknown {
  const { language: _, ...own } = formats;
  return [text, sorted(own), embed === undefined ? null : inside(embed)];
}

/** Runs that differ in their language alone read the same. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { text, formats: given, embed } of runs) {
    const { language: _, ...formats } = given;
    const last = all.at(-1);
    const joins =
      embed === undefined &&
      last !== undefined &&
      last.embed === undefined &&
      sameFormats(last.formats, formats);
    if (joins) all[all.length - 1] = { ...last, text: last.text + text };
    else all.push(embed === undefined ? { text, formats } : { text, formats, embed });
  }
  return all;
}

/** Everything that is stored of an embed but identities; texts inside by their words. */
function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value !== 'object' || value === null) return value;
  if ('properties' in value && 'runs' in value) return wordsOf(value as ParagraphContent);
  const { id: _, ...own } = value as Record<string, unknown>;
  return sorted(Object.fromEntries(Object.entries(own).map(([name, one]) => [name, inside(one)])));
}

function sorted(record: object): [string, unknown][] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
