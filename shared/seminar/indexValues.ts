/**
 * Which values of a seminar's index may be used. They may come from a newer or a hostile peer, and end up
 * in addresses, file names and on screen.
 */
import { isPropertyValue } from '../document/paragraphProperties.ts';

/** In UTF-16 code units; longer ones are cut when read and refused when written. */
export const MAX_TITLE_LENGTH = 300;

/** Ids are parts of addresses (`/y/<id>`) and of file names, so they hold letters, digits, - and _ only. */
export function isUsableId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

/** A title on one line: control characters and line breaks become spaces. '' for anything but text. */
export function readTitle(value: unknown): string {
  if (typeof value !== 'string') return '';
  // The lone surrogate that a cut may leave becomes a replacement character.
  const text = value.trim().slice(0, MAX_TITLE_LENGTH).toWellFormed();
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** An ISO 8601 date with time in UTC, or ''. */
export function readDate(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)) return '';
  return Number.isNaN(Date.parse(value)) ? '' : value;
}

export function isLanguageTag(value: unknown): value is string {
  return value !== '' && isPropertyValue('language', value);
}
