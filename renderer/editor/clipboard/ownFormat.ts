/**
 * The desk's own clipboard format: paragraphs as they are, from one desk to another. Any page can put
 * something under this name, so that it is read like any text from outside.
 */

import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { EMBED, PARAGRAPH_END, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { NO_FORMATS, readFormats } from '../../../shared/document/inlineFormats.ts';
import { readEmbedContent } from '../../../shared/document/outside/readEmbedContent.ts';
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
  // Elsewhere it is known by others.
  const withoutIdentities = (key: string, value: unknown) =>
    key === 'id' || key === 'said' ? undefined : value;
  return JSON.stringify({ version: 1, paragraphs, withEnd }, withoutIdentities);
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
    paragraphs: paragraphs.map((paragraph: unknown) => readParagraph(paragraph)),
    withEnd: isRecord(parsed) && parsed['withEnd'] === true,
  };
}

function readProperties(stored: unknown): ParagraphProperties {
  const properties: Record<string, unknown> = { ...DEFAULT_PROPERTIES };
  if (!isRecord(stored)) return DEFAULT_PROPERTIES;
  for (const name of PROPERTY_NAMES) if (isPropertyValue(name, stored[name])) properties[name] = stored[name];
  return properties as unknown as ParagraphProperties;
}

/** @param depth how many notes and cells it stands in */
function readParagraph(stored: unknown, depth = 0): ParagraphContent {
  const runs = isRecord(stored) && Array.isArray(stored['runs']) ? (stored['runs'] as unknown[]) : [];
  return {
    properties: readProperties(isRecord(stored) ? stored['properties'] : null),
    runs: runs.flatMap((run) => readRun(run, depth)),
  };
}

/** Nobody means a table in a note in a cell of a table. */
const DEEPEST = 3;

function readRun(stored: unknown, depth: number): Run[] {
  if (!isRecord(stored) || typeof stored['text'] !== 'string') return [];
  if (stored['text'] === EMBED && depth < DEEPEST) {
    const reading = { paragraph: (one: unknown) => readParagraph(one, depth + 1) };
    const embed = readEmbedContent(stored['embed'], reading);
    return embed === null ? [] : [{ text: EMBED, formats: NO_FORMATS, embed }];
  }
  const text = cleanText(stored['text']).replaceAll(PARAGRAPH_END, SOFT_BREAK);
  return text === ''
    ? []
    : [{ text, formats: isRecord(stored['formats']) ? readFormats(stored['formats']) : NO_FORMATS }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
