/**
 * A link, a language and what is proposed of a run of text, carried in Lexical's own `style` of a text node. Node state
 * would be the obvious place, but Lexical (0.52) merges a text node without state into a neighbour that
 * has some, and the link spreads or is lost; styles are compared strictly, copied and split with the text.
 */
import type { InlineFormats } from '../../../shared/document/inlineFormats.ts';

const LINK = /(?:^|;)\s*--link:\s*([^;]*)/;
const CHANGE = /(?:^|;)\s*--change:\s*([^;]*)/;
const LANGUAGE = /(?:^|;)\s*--language:\s*([^;]*)/;

/** Free of everything CSS gives a meaning to. */
export function encodeStyleValue(value: string): string {
  return encodeURIComponent(value).replace(/['()!*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** @param change see shared/changes/changeKey.ts */
export function runStyle({ link, language }: Pick<InlineFormats, 'link' | 'language'>, change = ''): string {
  const parts: string[] = [];
  if (link !== undefined) parts.push(`--link: ${encodeStyleValue(link)};`);
  if (language !== undefined) parts.push(`--language: ${encodeStyleValue(language)};`);
  if (change !== '') parts.push(`--change: ${encodeStyleValue(change)};`);
  return parts.join('');
}

/** The same without what is proposed: what text typed next would get. */
export function withoutChange(style: string): string {
  return style.includes('--change') ? runStyle(readRunStyle(style)) : style;
}

export function readRunStyle(style: string): { link?: string; language?: string; change?: string } {
  if (style === '') return {};
  const read = (pattern: RegExp) => {
    const value = pattern.exec(style)?.[1];
    if (value === undefined) return undefined;
    try {
      return decodeURIComponent(value);
    } catch {
      // Not ours: style of pasted text can hold anything.
      return undefined;
    }
  };
  const link = read(LINK);
  const language = read(LANGUAGE);
  const change = read(CHANGE);
  return {
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    ...(change === undefined ? {} : { change }),
  };
}
