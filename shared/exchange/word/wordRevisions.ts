/**
 * Tracked changes in Word's terms: `w:ins` and `w:del` around runs, with a deletion proposed on a proposed
 * insertion as `w:del` within `w:ins`. The library has these around single runs only, and not within one another,
 * so they are built here of its parts.
 */
import type { IParagraphOptions, ParagraphChild, XmlComponent } from 'docx';
import { BuilderElement } from 'docx';
import { printedAuthor } from '../tracked/printedAuthor.ts';
import type { Proposed, Revision, Stamp } from '../tracked/TrackedContent.ts';
import type { WordEmbeds } from './WordEmbeds.ts';

/** Numbers of bookmarks and revisions, which must not meet within a file. */
export class WordIds {
  #last = 0;

  next(): number {
    this.#last++;
    return this.#last;
  }
}

export interface RevisionSetting {
  readonly ids: WordIds;
  /** Countries are named in it. */
  readonly documentLanguage: string;
  readonly embeds: WordEmbeds;
}

/** What the library calls `IChangedAttributesProperties`. */
interface ChangeAttributes {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

/** The last moment that every reader of dates can read. */
const LATEST = Date.UTC(9999, 11, 31);

export function wordDate(at: number): Date {
  return new Date(Math.min(at, LATEST));
}

export function changeAttributes(stamp: Stamp, setting: RevisionSetting): ChangeAttributes {
  const date = wordDate(stamp.at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  return { id: setting.ids.next(), author: printedAuthor(stamp.author, setting.documentLanguage), date };
}

/** For a paragraph's end: what the options of its run say. */
export function endChanges(
  { inserted, deleted }: Proposed,
  setting: RevisionSetting,
): NonNullable<IParagraphOptions['run']> {
  return {
    ...(inserted === undefined ? {} : { insertion: changeAttributes(inserted, setting) }),
    ...(deleted === undefined ? {} : { deletion: changeAttributes(deleted, setting) }),
  };
}

/** Runs inside what is proposed of all of them. */
export function proposedRuns(
  runs: readonly ParagraphChild[],
  { inserted, deleted }: Proposed,
  setting: RevisionSetting,
): readonly ParagraphChild[] {
  const kept = deleted === undefined ? runs : [change('w:del', deleted, runs, setting)];
  return inserted === undefined ? kept : [change('w:ins', inserted, kept, setting)];
}

function change(
  name: 'w:ins' | 'w:del',
  revision: Revision,
  children: readonly ParagraphChild[],
  setting: RevisionSetting,
): ParagraphChild {
  const { id, author, date } = changeAttributes(revision, setting);
  // A component like any other, though the library's types know none of its making.
  return new BuilderElement<{ id: number; author: string; date: string }>({
    name,
    attributes: {
      id: { key: 'w:id', value: id },
      author: { key: 'w:author', value: author },
      date: { key: 'w:date', value: date },
    },
    children: children as unknown as readonly XmlComponent[],
  }) as unknown as ParagraphChild;
}

/** Text within a deletion; `name` says of what kind. */
export class SpacedText extends BuilderElement<{ space: string }> {
  constructor(name: 'w:delText' | 'w:instrText' | 'w:delInstrText', text: string) {
    super({ name, attributes: { space: { key: 'xml:space', value: 'preserve' } } });
    this.root.push(text);
  }
}
