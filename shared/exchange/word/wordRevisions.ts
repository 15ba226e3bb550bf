/**
 * Tracked changes in Word's terms: `w:ins` and `w:del` around runs, with a deletion proposed on a proposed
 * insertion as `w:del` within `w:ins`. The library has these around single runs only, and not within one another,
 * so they are built here of its parts.
 */
import type { ParagraphChild, XmlComponent } from 'docx';
import { BuilderElement } from 'docx';
import { printedAuthor } from '../tracked/printedAuthor.ts';
import type { Proposed, Stamp } from '../tracked/TrackedContent.ts';
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

export interface ProposalAttributes {
  readonly insertion?: ChangeAttributes;
  readonly deletion?: ChangeAttributes;
}

/** What is proposed of a paragraph's end, a row, a cell of a column. */
export function proposalAttributes(
  { inserted, deleted }: Proposed,
  setting: RevisionSetting,
): ProposalAttributes {
  const insertion = inserted && changeAttributes(inserted, setting);
  const deletion = deleted && changeAttributes(deleted, setting);
  return {
    ...(insertion === undefined ? {} : { insertion }),
    ...(deletion === undefined ? {} : { deletion: apart(deletion, insertion) }),
  };
}

/**
 * Of what one person proposes both to come and to go, as when they let go of a row in which they had proposed
 * something, LibreOffice makes text that nobody has to decide on any more. Under a name that differs in one space, and
 * reads the same, it does as it is told.
 */
function apart(deletion: ChangeAttributes, insertion: ChangeAttributes | undefined): ChangeAttributes {
  const { author } = deletion;
  if (insertion?.author !== author) return deletion;
  const space = author.lastIndexOf(' ');
  if (space === -1) return { ...deletion, author: `${author}\u00a0` };
  return { ...deletion, author: `${author.slice(0, space)}\u00a0${author.slice(space + 1)}` };
}

/** Runs inside what is proposed of all of them. */
export function proposedRuns(
  runs: readonly ParagraphChild[],
  proposed: Proposed,
  setting: RevisionSetting,
): readonly ParagraphChild[] {
  const { insertion, deletion } = proposalAttributes(proposed, setting);
  const kept = deletion === undefined ? runs : [change('w:del', deletion, runs)];
  return insertion === undefined ? kept : [change('w:ins', insertion, kept)];
}

function change(
  name: 'w:ins' | 'w:del',
  { id, author, date }: ChangeAttributes,
  children: readonly ParagraphChild[],
): ParagraphChild {
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
