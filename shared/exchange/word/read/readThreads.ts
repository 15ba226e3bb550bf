/**
 * The comments of a Word file as threads. Which comment answers which, and what is resolved, stands in a part of its
 * own that names comments by the id of their last paragraph; an answer to an answer belongs to the thread.
 */
import type { TrackedReply } from '../../tracked/TrackedContent.ts';
import type { LeftOutList, Where } from './LeftOut.ts';
import type { RawRange } from './RawParagraph.ts';
import { comparePlaces, oneText, type ReadComment, type ReadPlace, readPlace } from './ReadPlace.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import type { WordStamps } from './WordStamps.ts';

interface WordComment extends TrackedReply {
  readonly id: string;
  /** Of its last paragraph; '' where it has none. */
  readonly paragraph: string;
}

interface Extension {
  readonly parent: string;
  readonly isDone: boolean;
}

export interface CommentParts {
  readonly comments: XmlElement | null;
  readonly extended: XmlElement | null;
}

/** Where those stand of which the text says no place. */
export interface TextEnd {
  readonly place: ReadPlace;
  readonly where: Where;
}

export function readThreads(
  { comments, extended }: CommentParts,
  ranges: ReadonlyMap<string, RawRange>,
  end: TextEnd,
  stamps: WordStamps,
  leftOut: LeftOutList,
): ReadComment[] {
  const all = readComments(comments, stamps, leftOut);
  const extensions = readExtensions(extended);
  const byParagraph = new Map(
    all.flatMap((one) => (one.paragraph === '' ? [] : [[one.paragraph, one] as const])).reverse(),
  );
  const answered = ({ paragraph }: WordComment) => byParagraph.get(extensions.get(paragraph)?.parent ?? '');
  const firstOf = (comment: WordComment): WordComment => {
    const met = new Set<WordComment>();
    for (let first: WordComment | undefined = comment; first !== undefined; first = answered(first)) {
      // Answers that answer one another in a circle are threads of their own.
      if (met.has(first)) return comment;
      met.add(first);
    }
    return [...met].at(-1) ?? comment;
  };
  const threads = new Map<WordComment, WordComment[]>();
  for (const comment of all) {
    const first = firstOf(comment);
    const replies = threads.get(first) ?? [];
    threads.set(first, replies);
    if (first !== comment) replies.push(comment);
  }
  return [...threads].map(([first, replies]): ReadComment => {
    const range = rangeOf(ranges.get(first.id) ?? ranges.get(replies[0]?.id ?? ''));
    if (range === null) leftOut.add('commentPlace', end.where, first.text);
    return {
      ...said(first),
      ...(range ?? { from: end.place, to: end.place }),
      resolved: extensions.get(first.paragraph)?.isDone ?? false,
      replies: replies.map(said),
    };
  });
}

const said = ({ author, at, text }: WordComment): TrackedReply => ({ author, at, text });

function rangeOf(range: RawRange | undefined): { readonly from: ReadPlace; readonly to: ReadPlace } | null {
  const start = range?.from ?? range?.at ?? range?.to;
  if (range === undefined || start === undefined) return null;
  const from = readPlace(start);
  const to = readPlace(range.to ?? range.at ?? start);
  return oneText(from, comparePlaces(to, from) < 0 ? from : to);
}

function readComments(part: XmlElement | null, stamps: WordStamps, leftOut: LeftOutList): WordComment[] {
  const comments = new Map<string, WordComment>();
  for (const one of part?.children ?? []) {
    const id = attribute(one, 'w:id') ?? '';
    // Of two by one id the text can mean the first alone; the other is kept without a place.
    if (one.name !== 'w:comment') continue;
    const paragraphs = paragraphsIn(one);
    const last = paragraphs.at(-1);
    const { author, at } = stamps.of(one);
    const own = comments.has(id) ? `${id} ${comments.size}` : id;
    comments.set(own, {
      id: own,
      author,
      at,
      text: paragraphs
        .map((paragraph) => textOf(paragraph, leftOut))
        .join('\n')
        .trim(),
      paragraph: (last && attribute(last, 'w14:paraId')?.toUpperCase()) ?? '',
    });
  }
  return [...comments.values()];
}

function paragraphsIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((one) => (one.name === 'w:p' ? [one] : paragraphsIn(one)));
}

/** Accepted changes in a comment are its text; Word tracks none there. */
function textOf({ name, text, children }: XmlElement, leftOut: LeftOutList): string {
  switch (name) {
    case 'w:t':
      return text;
    case 'w:tab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      leftOut.add('commentContent');
      return '';
    case 'w:pPr':
    case 'w:rPr':
    case 'w:del':
      return '';
    default:
      return children.map((one) => textOf(one, leftOut)).join('');
  }
}

function readExtensions(part: XmlElement | null): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  for (const one of part?.children ?? []) {
    const paragraph = attribute(one, 'w15:paraId')?.toUpperCase();
    if (one.name !== 'w15:commentEx' || paragraph === undefined || extensions.has(paragraph)) continue;
    const done = attribute(one, 'w15:done') ?? '0';
    const parent = attribute(one, 'w15:paraIdParent')?.toUpperCase() ?? '';
    extensions.set(paragraph, { parent, isDone: done === '1' || done === 'true' || done === 'on' });
  }
  return extensions;
}
