/** Everyone who wrote in a document, under the name they used last: who can be mentioned, and what to call them. */
import type { Author } from '../Author.ts';
import type { Changes } from '../Changes.ts';
import type { Comments } from './Comments.ts';

/** By person's id. */
export function knownPeople(changes: Changes, comments: Comments): Map<string, Author> {
  const people = new Map<string, { author: Author; at: number }>();
  const meet = (author: Author, at: number) => {
    const known = people.get(author.id);
    if (known === undefined || known.at <= at) people.set(author.id, { author, at });
  };
  for (const { author, at, decisions } of changes.suggestions.values()) {
    meet(author, at);
    for (const decision of decisions.values()) meet(decision.author, decision.at);
  }
  for (const { messages, assignments } of comments.threads) {
    for (const { author, at } of messages) meet(author, at);
    for (const { author, at } of assignments) meet(author, at);
  }
  return new Map([...people].map(([id, { author }]) => [id, author]));
}
