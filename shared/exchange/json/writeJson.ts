/**
 * A document as JSON: the plain `DocumentContent`, under a name and a version, so that a program written
 * today knows in ten years what it reads. Keys stand in a fixed order and defaults are left out.
 */
import { type DocumentContent, type ParagraphContent, SOFT_BREAK } from '../../document/DocumentContent.ts';
import { FORMAT_NAMES } from '../../document/inlineFormats.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../document/paragraphProperties.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';

export const JSON_FORMAT = 'rapporteur-document';
export const JSON_VERSION = 1;

/** Text of a .json file. `label` is what is drawn before a list paragraph: for readers, never data. */
export function writeJson(content: DocumentContent): string {
  const labels = numberParagraphs(content.paragraphs);
  const file = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    title: printable(content.title),
    language: cleanLanguage(content.language),
    ...(content.draft === undefined ? {} : { draft: content.draft }),
    paragraphs: content.paragraphs.map((paragraph, index) => plain(paragraph, labels[index] ?? null)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function plain({ id, properties, runs }: ParagraphContent, label: string | null): Record<string, unknown> {
  const own = PROPERTY_NAMES.filter((name) => properties[name] !== DEFAULT_PROPERTIES[name]);
  return {
    ...(id === undefined ? {} : { id }),
    ...(label === null ? {} : { label }),
    ...(own.length === 0
      ? {}
      : { properties: Object.fromEntries(own.map((name) => [name, properties[name]])) }),
    runs: runs.map(({ text, formats }) => {
      const kept = FORMAT_NAMES.flatMap((name) => {
        const value = name === 'link' ? safeAddress(formats.link) : formats[name];
        return value === undefined || value === null ? [] : [[name, value] as const];
      });
      return {
        // The soft break is escaped by nobody and breaks lines in editors: a plain line break says the same.
        text: printable(text).replaceAll(SOFT_BREAK, '\n'),
        ...(kept.length === 0 ? {} : { formats: Object.fromEntries(kept) }),
      };
    }),
  };
}
