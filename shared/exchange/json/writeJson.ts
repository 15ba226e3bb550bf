/**
 * A document as JSON: the plain `DocumentContent`, under a name and a version, so that a program written
 * today knows in ten years what it reads. Keys stand in a fixed order and defaults are left out.
 */
import {
  type DocumentContent,
  type ParagraphContent,
  type Run,
  SOFT_BREAK,
} from '../../document/DocumentContent.ts';
import type { EmbedContent, RowContent } from '../../document/EmbedContent.ts';
import { FORMAT_NAMES } from '../../document/inlineFormats.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../document/paragraphProperties.ts';
import { cleanLanguage } from '../paper/languages.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import { captionWords, fieldOptions, type PaperFields, paperFields } from '../paper/paperFields.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { DEEPEST } from '../paper/walkParagraphs.ts';

export const JSON_FORMAT = 'rapporteur-document';
export const JSON_VERSION = 1;

/**
 * Text of a .json file. `label` is what is drawn before a list paragraph, and `says` what a field prints: for
 * readers, never data. Pictures are named by the hash of their bytes, which are not in the file.
 */
export function writeJson(content: DocumentContent, options: PaperOptions = {}): string {
  const file = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    title: printable(content.title),
    language: cleanLanguage(content.language),
    ...(content.draft === undefined ? {} : { draft: content.draft }),
    paragraphs: plainParagraphs(content.paragraphs, paperFields(content, fieldOptions(options)), 0),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

type Plain = Record<string, unknown>;

function plainParagraphs(
  paragraphs: readonly ParagraphContent[],
  fields: PaperFields,
  depth: number,
): Plain[] {
  const labels = numberParagraphs(paragraphs);
  return paragraphs.map(({ id, properties, runs }, index) => {
    const label = labels[index] ?? null;
    const own = PROPERTY_NAMES.filter((name) => properties[name] !== DEFAULT_PROPERTIES[name]);
    return {
      ...(id === undefined ? {} : { id }),
      ...(label === null ? {} : { label }),
      ...(own.length === 0
        ? {}
        : { properties: Object.fromEntries(own.map((name) => [name, properties[name]])) }),
      runs: runs.map((run) =>
        run.embed === undefined ? plainRun(run) : plainEmbed(run.embed, properties.language, fields, depth),
      ),
    };
  });
}

function plainRun({ text, formats }: Run): Plain {
  const kept = FORMAT_NAMES.flatMap((name) => {
    const value = name === 'link' ? safeAddress(formats.link) : formats[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return {
    // The soft break is escaped by nobody and breaks lines in editors: a plain line break says the same.
    text: printable(text).replaceAll(SOFT_BREAK, '\n'),
    ...(kept.length === 0 ? {} : { formats: Object.fromEntries(kept) }),
  };
}

function plainEmbed(embed: EmbedContent, language: string, fields: PaperFields, depth: number): Plain {
  const inside = (paragraphs: readonly ParagraphContent[]) =>
    depth > DEEPEST ? [] : plainParagraphs(paragraphs, fields, depth + 1);
  const saying = (says: string) => ({ ...embed, says: printable(says) });
  switch (embed.kind) {
    case 'note':
      return {
        embed: { ...saying(String(fields.notes.get(embed) ?? 0)), paragraphs: inside(embed.paragraphs) },
      };
    case 'table': {
      const cells = ({ cells: all }: RowContent) =>
        all.map((one) => ({ ...one, paragraphs: inside(one.paragraphs) }));
      return { embed: { ...embed, rows: embed.rows.map((one) => ({ ...one, cells: cells(one) })) } };
    }
    case 'caption':
      return { embed: saying(captionWords(fields.caption(embed))) };
    case 'reference':
      return { embed: saying(fields.reference(embed)) };
    case 'date':
      return { embed: saying(fields.date(embed, language)) };
    case 'citation':
      return { embed: saying(fields.citation(embed)) };
    case 'image':
      return { embed: { ...embed, alt: printable(embed.alt) } };
    default:
      return { embed };
  }
}
