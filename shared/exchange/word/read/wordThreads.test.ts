/** Word files with comments: their threads, answers and what is resolved, as a small reader of its own finds them. */
import { readdirSync, readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fixturePath, hasFixture } from '../../../../test/fixtures.ts';
import { Comments } from '../../../changes/comments/Comments.ts';
import { openReviewed, readWell } from './testing/reading.ts';

const FOLDER = 'docx-comments';

interface Said {
  readonly author: string;
  readonly at: string;
  readonly text: string;
}
interface ReadThread {
  readonly said: readonly Said[];
  readonly isResolved: boolean;
}

/** Without a word of our own code. */
function threadsIn(bytes: Uint8Array): ReadThread[] {
  const parts = unzipSync(bytes);
  const all = (part: string, name: string): Element[] => {
    const xml = parts[`word/${part}.xml`];
    const document = xml && new DOMParser().parseFromString(strFromU8(xml), 'text/xml');
    return document ? Array.from(document.getElementsByTagName(name)) : [];
  };
  const extended = new Map(
    all('commentsExtended', 'w15:commentEx').map((one) => [one.getAttribute('w15:paraId'), one]),
  );
  const comments = all('comments', 'w:comment').map((one) => {
    const paragraphs = Array.from(one.getElementsByTagName('w:p'));
    const id = paragraphs.at(-1)?.getAttribute('w14:paraId') ?? '';
    const texts = paragraphs.map((paragraph) =>
      Array.from(paragraph.getElementsByTagName('w:t'), (each) => each.textContent).join(''),
    );
    const said = {
      author: one.getAttribute('w:author') ?? '',
      at: one.getAttribute('w:date') ?? '',
      text: texts.join('\n').trim() || '…',
    };
    return { id, said, extension: extended.get(id) };
  });
  type Comment = (typeof comments)[number];
  const firstOf = (comment: Comment): Comment => {
    const parent = comment.extension?.getAttribute('w15:paraIdParent');
    const answered = parent ? comments.find(({ id }) => id === parent) : undefined;
    return answered === undefined ? comment : firstOf(answered);
  };
  return comments
    .filter((one) => firstOf(one) === one)
    .map((first) => ({
      said: [first, ...comments.filter((one) => one !== first && firstOf(one) === first)].map(
        (one) => one.said,
      ),
      isResolved: first.extension?.getAttribute('w15:done') === '1',
    }));
}

/** Threads stand in the order of the text, and these say nothing of it. */
const sorted = (threads: readonly ReadThread[]) => threads.map((one) => JSON.stringify(one)).sort();

const files = hasFixture(FOLDER) ? readdirSync(fixturePath(FOLDER)) : ['(the files are not here)'];

describe('comments of a Word file', () => {
  test.skipIf(!hasFixture(FOLDER)).each(files)('%s', (file) => {
    const bytes = new Uint8Array(readFileSync(fixturePath(`${FOLDER}/${file}`)));
    const { content } = readWell(bytes);
    const { threads, unreadable } = new Comments(openReviewed(content));
    expect(unreadable).toEqual([]);
    const found = threads.map(({ messages, resolved }) => ({
      said: messages.map(({ author, at, parts }) => ({
        author: author.name,
        at: new Date(at).toISOString().replace('.000Z', 'Z'),
        text: parts.join(''),
      })),
      isResolved: resolved !== null,
    }));
    expect(sorted(found)).toEqual(sorted(threadsIn(bytes)));
  });

  test.skipIf(!hasFixture(FOLDER))('there are threads, answers and resolved ones among them', () => {
    const all = files.flatMap((file) =>
      threadsIn(new Uint8Array(readFileSync(fixturePath(`${FOLDER}/${file}`)))),
    );
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ said }) => said.length > 1).length).toBeGreaterThan(30);
    expect(all.filter(({ isResolved }) => isResolved).length).toBeGreaterThan(5);
  });
});
