/** Comments on the reviewed text of the benchmark: on words, paragraphs and suggestions, some answered, some resolved. */

import type { Author } from '../../../shared/changes/Author.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { CommentSubject } from '../../../shared/changes/comments/anchorOf.ts';
import { subjectOfParagraph, subjectOfStretch } from '../../../shared/changes/comments/anchorOf.ts';
import { Comments } from '../../../shared/changes/comments/Comments.ts';
import { beginThread, reply, setResolved } from '../../../shared/changes/comments/writeComments.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';

const SAID = [
  'We could live with this if the second half went.',
  'Is this the wording that was agreed in plenary? Please check against the summary of the chair.',
  'No objection.',
  'The annex says otherwise. See paragraph 14, and the note by the secretariat.',
];

/** One person's session. */
export interface Commenter {
  readonly changes: Changes;
  readonly author: Author;
}

/**
 * @param text as it is shown, in its order
 * @param meet lets everyone receive what the others wrote
 */
export function addThreads(
  people: readonly Commenter[],
  text: readonly FlowParagraph[],
  count: number,
  began: number,
  meet: () => void,
): void {
  const desks = people.map(({ changes, author }) => ({
    author,
    comments: new Comments(changes.flow.doc),
    suggestions: [...changes.suggestions.keys()],
  }));
  const deskOf = (index: number) => desks[index % desks.length] as (typeof desks)[number];
  const long = text.filter(({ length }) => length > 100);
  const threads: string[] = [];
  for (let index = 0; index < count; index++) {
    const { comments, suggestions, author } = deskOf(index);
    const paragraph = long[Math.floor((index * long.length) / count)] as FlowParagraph;
    const suggestion = suggestions[Math.floor((index * suggestions.length) / count)];
    const about = subjectOf(paragraph, index, suggestion);
    const said = [SAID[index % SAID.length] as string];
    const deed = { author, at: began + index * 60_000 };
    const begun = about === null ? null : beginThread(comments, deed, about, said);
    if (begun?.ok !== true) throw new Error(`thread ${index} could not be begun`);
    threads.push(begun.id);
  }
  meet();
  for (const [index, thread] of threads.entries()) {
    const { comments, author } = deskOf(index + 3);
    const deed = { author, at: began + index * 60_000 + 1000 };
    if (index % 3 === 0) reply(comments, deed, thread, ['Agreed.']);
    if (index % 10 === 9) setResolved(comments, deed, thread, true);
  }
  meet();
  for (const { comments } of desks) comments.close();
}

/** Of ten, six are about words, two about a paragraph, two about a suggestion. */
function subjectOf(
  paragraph: FlowParagraph,
  index: number,
  suggestion: string | undefined,
): CommentSubject | null {
  const from = 10 + ((index * 13) % 50);
  if (index % 5 === 3) return subjectOfParagraph(paragraph);
  const words = subjectOfStretch([paragraph], from, from + 12 + (index % 20));
  if (index % 5 !== 4 || suggestion === undefined || words === null) return words;
  return { anchor: { kind: 'suggestion', suggestion }, quote: words.quote };
}
