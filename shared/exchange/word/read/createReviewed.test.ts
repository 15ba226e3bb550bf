import { describe, expect, test } from 'vitest';
import { Changes } from '../../../changes/Changes.ts';
import { Comments } from '../../../changes/comments/Comments.ts';
import { Flow } from '../../../document/Flow.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import { randomReview } from '../../testing/randomReview.ts';
import { readTracked } from '../../tracked/readTracked.ts';
import type { TrackedContent } from '../../tracked/TrackedContent.ts';
import { openReviewed, STEWARD } from './testing/reading.ts';

const META = { title: 'Agreed outcomes', language: 'en' };

/** Ids are new; what is proposed together stays together. */
function withoutIds(content: TrackedContent): unknown {
  const names = new Map<unknown, number>();
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, each]) => {
        // A person's id is no place in a document.
        if (key !== 'id' || !/:|^end$/.test(String(each))) return [key, rename(each)];
        if (!names.has(each)) names.set(each, names.size);
        return [key, names.get(each)];
      }),
    );
  };
  return rename(content);
}

function readAgain(content: TrackedContent) {
  const doc = openReviewed(content);
  const changes = new Changes(new Flow(doc));
  const comments = new Comments(doc);
  return { changes, comments, content: readTracked(changes, comments, META) };
}

describe('a reviewed document made from plain data', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('reads back as the same (seed %i)', (seed) => {
    const desk = randomReview(seed, { deeds: 60, paragraphs: 12 });
    const { tracked, comments: all } = readTracked(desk.changes, desk.comments, META);
    desk.close();
    // A comment is about its text, and one about none is about its paragraph.
    const comments = all.filter(({ from, to }) => from.paragraph === to.paragraph && from.offset < to.offset);
    const content = { ...META, tracked, comments };
    const again = readAgain(content);
    expect([...again.changes.unreadable.values(), ...again.comments.unreadable]).toEqual([]);
    expect(withoutIds(again.content)).toEqual(withoutIds(content));
  });

  test('X1 every person writes in one session of their own, and none in two', () => {
    const desk = randomReview(7, { deeds: 120, paragraphs: 20 });
    const { changes, comments } = readAgain(readTracked(desk.changes, desk.comments, META));
    desk.close();
    const sessions = new Map<string, Set<number>>();
    const note = (person: string, client: number) =>
      sessions.set(person, (sessions.get(person) ?? new Set()).add(client));
    for (const { author, begun } of changes.suggestions.values()) note(author.id, begun.client);
    for (const { messages } of comments.threads)
      for (const { author, id } of messages) note(author.id, Number(id.split(':')[0]));
    expect([...sessions.keys()].sort()).toEqual(['p1', 'p2', 'p3']);
    expect([...sessions.values()].map((clients) => clients.size)).toEqual([1, 1, 1]);
    expect(new Set([...sessions.values()].flatMap((clients) => [...clients])).size).toBe(3);
  });

  test('S3 what a session would type after the last proposal belongs to none', () => {
    const desk = randomReview(3, { deeds: 40, paragraphs: 8 });
    const { changes } = readAgain(readTracked(desk.changes, desk.comments, META));
    desk.close();
    expect(changes.suggestions.size).toBeGreaterThan(0);
    for (const { begun } of changes.suggestions.values()) expect(changes.openOf(begun.client)).toBeNull();
  });

  test('what is longer than a message goes on in the next, and what says nothing is said all the same', () => {
    const at = { paragraph: 0, offset: 0 };
    const made = { author: STEWARD, at: 5, from: at, to: at, resolved: true };
    const doc = openReviewed({
      tracked: [{ properties: DEFAULT_PROPERTIES, runs: [{ text: 'Text', formats: {} }] }],
      comments: [
        { ...made, text: 'a'.repeat(25_000), replies: [] },
        { ...made, text: '', replies: [{ author: STEWARD, at: 6, text: ' \n' }] },
      ],
    });
    const { threads, unreadable } = new Comments(doc);
    expect(unreadable).toEqual([]);
    expect(threads.map(({ messages }) => messages.map(({ parts }) => String(parts[0]).length))).toEqual([
      [10_000, 10_000, 5_000],
      [1, 1],
    ]);
    expect(threads.map(({ resolved }) => resolved?.author)).toEqual([STEWARD, STEWARD]);
  });
});
