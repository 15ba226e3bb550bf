/**
 * What others have done to a document since somebody last looked: suggestions, decisions, comments, and
 * paragraphs changed directly. Found by identity, in one walk over the text; nothing is written. What the host
 * settles (decided text it finally removes) changes nothing anybody sees, and is no news.
 */
import type * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import { Changes } from '../../../shared/changes/Changes.ts';
import { Comments } from '../../../shared/changes/comments/Comments.ts';
import type { CommentEntry } from '../../../shared/changes/comments/commentEntries.ts';
import { parseComment } from '../../../shared/changes/comments/commentEntries.ts';
import { parseDecision } from '../../../shared/changes/decisions.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import { paragraphId, parseParagraphId } from '../../../shared/document/ids.ts';
import { changedDirectly } from './changedDirectly.ts';
import type { News } from './News.ts';
import type { SeenMark } from './SeenMark.ts';
import { suggestedSince } from './suggestedSince.ts';

export interface NewSinceOptions {
  readonly doc: Y.Doc;
  readonly seen: SeenMark;
  /** Whoever looks: their own work is no news. */
  readonly personId: string;
  /** Sessions known by name from elsewhere: whoever is here now. */
  readonly here: ReadonlyMap<number, Author>;
}

/** In the order of the text where that is known; comments and decisions in the order in which they were made. */
export function newSince({ doc, seen, personId, here }: NewSinceOptions): News[] {
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const comments = new Comments(doc);
  try {
    const people = new Map([...here, ...sessionsByName(changes, comments)]);
    const news = [
      ...suggestedSince(changes, seen),
      ...decidedSince(changes, seen),
      ...commentedSince(comments, seen),
      ...changedDirectly(changes, seen, people),
    ];
    return news.filter(({ author }) => author?.id !== personId);
  } finally {
    comments.close();
    changes.close();
    flow.close();
  }
}

/** Every session that proposed, decided or commented gave a name. */
function sessionsByName(changes: Changes, comments: Comments): Map<number, Author> {
  const people = new Map<number, Author>();
  for (const { begun, author, decisions } of changes.suggestions.values()) {
    people.set(begun.client, author);
    for (const { id, author: decider } of decisions.values()) {
      const made = parseParagraphId(id);
      if (made !== null) people.set(made.client, decider);
    }
  }
  for (const { id, value } of comments.log.read()) {
    const parsed = parseComment(value);
    if (parsed.ok && !people.has(id.client)) people.set(id.client, parsed.entry.author);
  }
  return people;
}

function decidedSince(changes: Changes, seen: SeenMark): News[] {
  const news: News[] = [];
  for (const { id, value } of changes.decisionLog.read()) {
    if (seen.has(id.client, id.clock)) continue;
    const parsed = parseDecision(id, value);
    if (!parsed.ok || changes.unreadable.has(paragraphId(id))) continue;
    const [first, ...others] = parsed.decisions;
    if (first === undefined) continue;
    const { author, verdict, suggestion } = first;
    const key = `decision ${paragraphId(id)}`;
    news.push({ kind: 'decision', id: key, author, verdict, count: others.length + 1, first: suggestion });
  }
  return news;
}

const WHAT = { begin: 'begin', reply: 'reply', edit: 'edit', assign: 'assign' } as const;

function commentedSince(comments: Comments, seen: SeenMark): News[] {
  const unreadable = new Set(comments.unreadable.map(({ id }) => id));
  const news: News[] = [];
  for (const { id, value } of comments.log.read()) {
    const key = paragraphId(id);
    if (seen.has(id.client, id.clock) || unreadable.has(key)) continue;
    const parsed = parseComment(value);
    if (!parsed.ok) continue;
    const { entry } = parsed;
    const thread = entry.kind === 'begin' ? key : entry.thread;
    const what = entry.kind === 'resolve' ? (entry.resolved ? 'resolve' : 'reopen') : WHAT[entry.kind];
    news.push({
      kind: 'comment',
      id: `comment ${key}`,
      author: entry.author,
      what,
      thread,
      quote: said(entry) ?? comments.thread(thread)?.messages[0]?.parts.filter(isText).join('') ?? '',
    });
  }
  return news;
}

const isText = (part: unknown): part is string => typeof part === 'string';
const said = (entry: CommentEntry): string | null =>
  'parts' in entry ? entry.parts.filter(isText).join('') : null;
