/**
 * A document with what is proposed in it that came over HTTP as JSON: checked part by part, whatever else was in it
 * dropped. One proposal or comment that cannot be read and all of it is refused, since a file that lacks one looks
 * as if there were none.
 */
import { readAuthor } from '../../shared/changes/Author.ts';
import type { InlineFormats } from '../../shared/document/inlineFormats.ts';
import { NO_FORMATS, readFormats } from '../../shared/document/inlineFormats.ts';
import { isCount, isObject, type Loose } from '../../shared/document/outside/looseValues.ts';
import type { ParagraphProperties } from '../../shared/document/paragraphProperties.ts';
import type {
  Proposed,
  Restyled,
  Revision,
  Stamp,
  TextPlace,
  TrackedComment,
  TrackedContent,
  TrackedParagraph,
  TrackedReply,
  TrackedRun,
} from '../../shared/exchange/tracked/TrackedContent.ts';
import { readMeta, readParagraph, readProperties, readSources } from './readContent.ts';

/** Stops the reading: what holds it is no tracked document. */
class Malformed extends Error {}

/** null where the shape is not that of a document with proposals. */
export function readTrackedContent(value: unknown): TrackedContent | null {
  try {
    const content = object(value);
    const tracked = list(content['tracked']).map((one) => readTrackedParagraph(one));
    const last = tracked.at(-1);
    if (last === undefined || last.inserted !== undefined || last.deleted !== undefined) return null;
    const comments = list(content['comments']).map((one) => readComment(one, tracked.length));
    const unread = content['unread'];
    return {
      ...readMeta(content),
      ...readSources(content['library']),
      tracked,
      comments,
      ...(isCount(unread) && unread > 0 ? { unread } : {}),
    };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function object(value: unknown): Loose {
  if (!isObject(value)) throw new Malformed();
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed();
  return value;
}

function readTrackedParagraph(value: unknown, depth = 0): TrackedParagraph {
  const paragraph = readParagraph(value, depth, {
    paragraph: (one) => readTrackedParagraph(one, depth + 1),
    line: (one) => readProposed(one as Readonly<Record<string, unknown>>),
  });
  if (paragraph === null) throw new Malformed();
  const given = object(value);
  const runs = list(given['runs']).map((one, index): TrackedRun => {
    const run = paragraph.runs[index];
    if (run === undefined) throw new Malformed();
    return { ...run, ...readProposed(object(one)), ...readRestyled(object(one), formatsOf) };
  });
  return { ...paragraph, ...readProposed(given), ...readRestyled(given, readProperties), runs };
}

const formatsOf = (value: unknown): InlineFormats => (isObject(value) ? readFormats(value) : NO_FORMATS);

function readProposed({ inserted, deleted }: Readonly<Record<string, unknown>>): Proposed {
  return {
    ...(inserted === undefined ? {} : { inserted: readRevision(inserted) }),
    ...(deleted === undefined ? {} : { deleted: readRevision(deleted) }),
  };
}

function readRestyled<T extends InlineFormats | ParagraphProperties>(
  value: Loose,
  read: (before: unknown) => T,
): { restyled?: Restyled<T> } {
  if (value['restyled'] === undefined) return {};
  const { before, by } = object(value['restyled']) as Readonly<Record<string, unknown>>;
  return { restyled: { before: read(before), by: readRevision(by) } };
}

function readRevision(value: unknown): Revision {
  const { id } = object(value) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || id.length > 64) throw new Malformed();
  return { id, ...readStamp(value) };
}

function readStamp(value: unknown): Stamp {
  const { author, at } = object(value) as Readonly<Record<string, unknown>>;
  const { id, name, delegation } = object(author) as Readonly<Record<string, unknown>>;
  const who = readAuthor(id, name, delegation);
  if (who === null || !isCount(at)) throw new Malformed();
  return { author: who, at };
}

function readReply(value: unknown): TrackedReply {
  const { text } = object(value) as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') throw new Malformed();
  return { ...readStamp(value), text };
}

function readComment(value: unknown, paragraphs: number): TrackedComment {
  const given = object(value);
  const place = (one: unknown): TextPlace => {
    const { paragraph, offset } = object(one) as Readonly<Record<string, unknown>>;
    if (!isCount(paragraph) || !isCount(offset) || paragraph >= paragraphs) throw new Malformed();
    return { paragraph, offset };
  };
  const [from, to] = [place(given['from']), place(given['to'])];
  const isBackwards =
    to.paragraph < from.paragraph || (to.paragraph === from.paragraph && to.offset < from.offset);
  if (isBackwards) throw new Malformed();
  const replies = list(given['replies']).map(readReply);
  return { ...readReply(value), from, to, resolved: given['resolved'] === true, replies };
}
