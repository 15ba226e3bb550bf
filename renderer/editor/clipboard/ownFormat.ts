/**
 * The desk's own clipboard format: paragraphs as they are, from one desk to another. Any page can put
 * something under this name, so that it is read like any text from outside.
 */

import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { PARAGRAPH_END, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { NO_FORMATS, readFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import {
  DEFAULT_PROPERTIES,
  isPropertyValue,
  PROPERTY_NAMES,
} from '../../../shared/document/paragraphProperties.ts';

export const OWN_FORMAT = 'application/x-rapporteur-paragraphs+json';

export interface OwnClipboard {
  readonly paragraphs: readonly ParagraphContent[];
  /** Whether the end of the last paragraph is taken along: what comes behind it starts a new one. */
  readonly withEnd: boolean;
}

export function encodeParagraphs({ paragraphs, withEnd }: OwnClipboard): string {
  return JSON.stringify({ version: 1, paragraphs, withEnd });
}

/** null for anything that is not in this format; what does not belong in a paragraph is left out of it. */
export function decodeParagraphs(json: string): OwnClipboard | null {
  if (json === '') return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  const paragraphs = isRecord(parsed) && parsed['version'] === 1 ? parsed['paragraphs'] : null;
  if (!Array.isArray(paragraphs) || paragraphs.length === 0) return null;
  return {
    paragraphs: paragraphs.map((paragraph: unknown) => ({
      properties: readProperties(isRecord(paragraph) ? paragraph['properties'] : null),
      runs: (isRecord(paragraph) && Array.isArray(paragraph['runs']) ? paragraph['runs'] : []).flatMap(
        readRun,
      ),
    })),
    withEnd: isRecord(parsed) && parsed['withEnd'] === true,
  };
}

function readProperties(stored: unknown): ParagraphProperties {
  const properties: Record<string, unknown> = { ...DEFAULT_PROPERTIES };
  if (!isRecord(stored)) return DEFAULT_PROPERTIES;
  for (const name of PROPERTY_NAMES) if (isPropertyValue(name, stored[name])) properties[name] = stored[name];
  return properties as unknown as ParagraphProperties;
}

function readRun(stored: unknown) {
  if (!isRecord(stored) || typeof stored['text'] !== 'string') return [];
  const text = cleanText(stored['text']).replaceAll(PARAGRAPH_END, SOFT_BREAK);
  return text === ''
    ? []
    : [{ text, formats: isRecord(stored['formats']) ? readFormats(stored['formats']) : NO_FORMATS }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
