/**
 * Formats of characters. They are `Y.Text` attributes under these names; absent means not set. Under
 * concurrent edits Yjs may move one to a neighbouring character, so nothing that must be exact is one.
 */

export const TOGGLE_FORMATS = ['bold', 'italic', 'underline', 'strike', 'subscript', 'superscript'] as const;
export type ToggleFormat = (typeof TOGGLE_FORMATS)[number];

export interface InlineFormats {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly subscript?: true;
  readonly superscript?: true;
  /** An http, https or mailto address. */
  readonly link?: string;
  /** BCP 47 tag where it differs from the paragraph's. */
  readonly language?: string;
}

export type FormatName = keyof InlineFormats;
export const FORMAT_NAMES = [...TOGGLE_FORMATS, 'link', 'language'] as const satisfies readonly FormatName[];

export const NO_FORMATS: InlineFormats = Object.freeze({});

export function sameFormats(a: InlineFormats, b: InlineFormats): boolean {
  return a === b || FORMAT_NAMES.every((name) => a[name] === b[name]);
}

/** Addresses a link may have: anything else (javascript:, file:, data:) is dropped when read. */
export function isSafeLink(address: unknown): address is string {
  return (
    typeof address === 'string' && address.length <= 4096 && /^(https?:\/\/|mailto:)[^\s]+$/i.test(address)
  );
}

/** The formats among arbitrary attributes; unknown names and values are ignored. */
export function readFormats(
  attributes: Readonly<Record<string, unknown>> | Map<string, unknown>,
): InlineFormats {
  const get = (name: string) => (attributes instanceof Map ? attributes.get(name) : attributes[name]);
  const formats: Record<string, unknown> = {};
  for (const name of TOGGLE_FORMATS) if (get(name) === true) formats[name] = true;
  const link = get('link');
  if (isSafeLink(link)) formats['link'] = link;
  const language = get('language');
  if (typeof language === 'string' && language.length <= 35 && language !== '')
    formats['language'] = language;
  return Object.keys(formats).length === 0 ? NO_FORMATS : formats;
}
