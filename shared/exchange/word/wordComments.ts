/**
 * Comments in Word: the threads with their replies, and the marks in the text between which each stands. A reply
 * stands where what it answers stands, as Word has it.
 */
import type { IParagraphOptions, ParagraphChild } from 'docx';
import { CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun } from 'docx';
import { textWay } from '../paper/direction.ts';
import { printable } from '../paper/printable.ts';
import { printedAuthor } from '../tracked/printedAuthor.ts';
import type { TrackedComment, TrackedReply } from '../tracked/TrackedContent.ts';
import { wordDate } from './wordRevisions.ts';
import { COMMENT_REFERENCE, COMMENT_TEXT } from './wordStyles.ts';
import { wordText } from './wordText.ts';

/** What stands in front of a character of a paragraph. */
export interface CommentMark {
  readonly offset: number;
  readonly children: readonly ParagraphChild[];
}

/** What the library calls `ICommentOptions`. */
interface WordComment {
  readonly id: number;
  readonly author: string;
  readonly initials: string;
  readonly date: Date;
  readonly children: readonly Paragraph[];
  readonly parentId: number;
  readonly resolved: boolean;
}

export interface WordComments {
  readonly list: readonly WordComment[];
  /** By paragraph, in the order of the text. */
  readonly marks: ReadonlyMap<number, readonly CommentMark[]>;
}

/** The library says what is resolved only where some comment answers another; -1 answers none. */
const NO_PARENT = -1;

export function wordComments(comments: readonly TrackedComment[], language: string): WordComments {
  const list: WordComment[] = [];
  const marks = new Map<number, (CommentMark & { readonly rank: number })[]>();
  const add = (paragraph: number, offset: number, rank: number, children: readonly ParagraphChild[]) => {
    const known = marks.get(paragraph);
    if (known === undefined) marks.set(paragraph, [{ offset, rank, children }]);
    else known.push({ offset, rank, children });
  };
  for (const { from, to, resolved, replies, ...first } of comments) {
    const id = list.length;
    const said = [first, ...replies];
    for (const [index, message] of said.entries())
      list.push(wordComment(message, id + index, index === 0 ? NO_PARENT : id, resolved, language));
    const ids = said.map((_, index) => id + index);
    const start = ids.map((one) => new CommentRangeStart(one));
    const end = ids.flatMap((one) => [new CommentRangeEnd(one), reference(one)]);
    if (from.paragraph === to.paragraph && from.offset === to.offset) {
      add(from.paragraph, from.offset, 1, [...start, ...end]);
    } else {
      add(from.paragraph, from.offset, 2, start);
      add(to.paragraph, to.offset, 0, end);
    }
  }
  // Where one ends and another begins, it ends first.
  for (const each of marks.values()) each.sort((a, b) => a.offset - b.offset || a.rank - b.rank);
  return { list, marks };
}

function wordComment(
  { author, at, text }: TrackedReply,
  id: number,
  parentId: number,
  resolved: boolean,
  language: string,
): WordComment {
  return {
    id,
    author: printedAuthor(author, language),
    initials: initials(author.name),
    date: wordDate(at),
    children: text.split('\n').map((line) => commentParagraph(printable(line), language)),
    parentId,
    resolved,
  };
}

function commentParagraph(line: string, language: string): Paragraph {
  const way = textWay(line, language);
  const options: IParagraphOptions = {
    style: COMMENT_TEXT,
    children: wordText(line.replaceAll('\u2028', ' '), language, way),
    ...(way === 'rtl' ? { bidirectional: true, run: { rightToLeft: true } } : {}),
  };
  return new Paragraph(options);
}

function reference(id: number): ParagraphChild {
  return new TextRun({ style: COMMENT_REFERENCE, children: [new CommentReference(id)] });
}

/** At most nine letters, which is what Word keeps. */
function initials(name: string): string {
  const words = printable(name).trim().split(/\s+/u);
  return words
    .map((word) => [...word][0] ?? '')
    .slice(0, 4)
    .join('')
    .toUpperCase();
}
