/** A document that came over HTTP as JSON: checked part by part, whatever else was in it dropped. */
import {
  type DocumentContent,
  type DraftNote,
  EMBED,
  type ParagraphContent,
  type Run,
} from '../../shared/document/DocumentContent.ts';
import { NO_FORMATS, readFormats } from '../../shared/document/inlineFormats.ts';
import { isCount, isObject, type Loose } from '../../shared/document/outside/looseValues.ts';
import { type EmbedReading, readEmbedContent } from '../../shared/document/outside/readEmbedContent.ts';
import {
  DEFAULT_PROPERTIES,
  isPropertyValue,
  type ParagraphProperties,
  PROPERTY_NAMES,
} from '../../shared/document/paragraphProperties.ts';
import { readCitedLibrary } from '../../shared/document/sources/SourceLibrary.ts';
import { isLanguageTag, readTitle } from '../../shared/seminar/indexValues.ts';

/** null where the shape is not that of a document. */
export function readContent(value: unknown): DocumentContent | null {
  if (!isObject(value) || !Array.isArray(value['paragraphs'])) return null;
  const paragraphs: ParagraphContent[] = [];
  for (const each of value['paragraphs'] as unknown[]) {
    const paragraph = readParagraph(each);
    if (paragraph === null) return null;
    paragraphs.push(paragraph);
  }
  return {
    ...readMeta(value),
    ...readDraft(value['draft']),
    ...readSources(value['library']),
    paragraphs,
  };
}

export function readSources(value: unknown): Pick<DocumentContent, 'library'> {
  const library = readCitedLibrary(value);
  return library === undefined ? {} : { library };
}

export function readMeta(value: Loose): Pick<DocumentContent, 'title' | 'language'> {
  const language = value['language'];
  return { title: readTitle(value['title']), language: isLanguageTag(language) ? language : 'und' };
}

/** What cannot be used is as good as absent: the text is the same. */
function readDraft(value: unknown): Pick<DocumentContent, 'draft'> {
  if (!isObject(value)) return {};
  const { text, pending, contested } = value as Readonly<Record<keyof DraftNote, unknown>>;
  if (text !== 'final' && text !== 'original' && text !== 'compilation' && text !== 'chair') return {};
  if (!isCount(pending) || !isCount(contested)) return {};
  return { draft: { text, pending, contested } };
}

export function readProperties(value: unknown): ParagraphProperties {
  const given = isObject(value) ? value : {};
  return Object.fromEntries(
    PROPERTY_NAMES.map((name) => [
      name,
      isPropertyValue(name, given[name]) ? given[name] : DEFAULT_PROPERTIES[name],
    ]),
  ) as unknown as ParagraphProperties;
}

/** Tables within tables, and notes within these: beyond so many nobody meant it. */
const DEEPEST = 6;

/** As many runs as came, in their order. @param reading how what stands in notes and cells is read */
export function readParagraph(value: unknown, depth = 0, reading?: EmbedReading): ParagraphContent | null {
  if (!isObject(value) || !Array.isArray(value['runs'])) return null;
  const properties = readProperties(value['properties']);
  const within = reading ?? { paragraph: (one: unknown) => readParagraph(one, depth + 1) };
  const runs: Run[] = [];
  for (const run of value['runs'] as unknown[]) {
    if (!isObject(run) || typeof run['text'] !== 'string') return null;
    const text = run['text'].toWellFormed().replaceAll('\n', '\u2028');
    const formats = isObject(run['formats']) ? readFormats(run['formats']) : NO_FORMATS;
    const embed = text === EMBED && depth < DEEPEST ? readEmbedContent(run['embed'], within) : null;
    runs.push(embed === null ? { text, formats } : { text, formats, embed });
  }
  const id = value['id'];
  return { ...(typeof id === 'string' && id.length <= 64 ? { id } : {}), properties, runs };
}
