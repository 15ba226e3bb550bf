/** Inline formats that an HTML element gives its text. */
import type { InlineFormats } from '../../../shared/document/inlineFormats.ts';
import { isSafeLink } from '../../../shared/document/inlineFormats.ts';
import { htmlLanguage } from './htmlLanguage.ts';
import { styleValue } from './parseHtml.ts';

export type MutableFormats = { -readonly [K in keyof InlineFormats]: InlineFormats[K] };

const TAGS: Readonly<Record<string, keyof InlineFormats>> = {
  B: 'bold',
  TH: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  CITE: 'italic',
  U: 'underline',
  INS: 'underline',
  S: 'strike',
  STRIKE: 'strike',
  DEL: 'strike',
  SUB: 'subscript',
  SUP: 'superscript',
};

export function formatsOfElement(element: HTMLElement, outer: MutableFormats): MutableFormats {
  const formats: Record<string, unknown> = { ...outer };
  const named = TAGS[element.tagName];
  if (named !== undefined) formats[named] = true;
  const slant = styleValue(element, 'font-style');
  set(formats, 'bold', weight(styleValue(element, 'font-weight')));
  set(formats, 'italic', slant === '' ? null : /^(italic|oblique)/.test(slant));
  const lines = styleValue(element, 'text-decoration');
  // Links are underlined by everyone; that says nothing.
  if (lines.includes('underline') && element.closest('a') === null) formats['underline'] = true;
  if (lines.includes('line-through')) formats['strike'] = true;
  const height = styleValue(element, 'vertical-align');
  if (height === 'super') formats['superscript'] = true;
  if (height === 'sub') formats['subscript'] = true;
  const language = htmlLanguage(element);
  if (language !== null) formats['language'] = language;
  if (element instanceof HTMLAnchorElement) {
    const address = element.getAttribute('href');
    if (isSafeLink(address)) formats['link'] = address;
  }
  return formats as MutableFormats;
}

/** null where the element says nothing. */
function weight(value: string): boolean | null {
  if (value === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? value === 'bold' || value === 'bolder' : number >= 600;
}

function set(formats: Record<string, unknown>, name: string, value: boolean | null): void {
  if (value === true) formats[name] = true;
  else if (value === false) delete formats[name];
}
