/** Brackets around random stretches of a desk's text, nested, crossing and over several paragraphs as they fall. */
import { putBracket } from '../../changes/agreement/writeActs.ts';
import { ChangesView } from '../../changes/ChangesView.ts';
import type { CommentDesk } from '../../changes/comments/testing/CommentDesk.ts';
import { readFlow } from '../../document/readFlow.ts';
import { seeded } from './samples.ts';

export function putBrackets(desk: CommentDesk, seed: number, count: number): void {
  const random = seeded(seed);
  for (let made = 0; made < count; made++) {
    const view = new ChangesView(desk.changes);
    const shown = readFlow(desk.flow, undefined, undefined, undefined, view).flatMap(({ runs }) =>
      runs.filter(({ hidden }) => hidden !== true),
    );
    const from = Math.floor(random() * shown.length);
    const ranges = shown
      .slice(from, from + 1 + Math.floor(random() * 4))
      .map(({ client, clock, text }) => ({ client, clock, length: text.length }));
    const deed = { author: desk.author, at: desk.now, session: null };
    putBracket(desk.changes, deed, { ranges, text: '' }, { holders: [desk.author.delegation] });
  }
}
