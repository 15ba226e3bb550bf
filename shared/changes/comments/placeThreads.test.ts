import { afterEach, expect, test } from 'vitest';
import { subjectOfChange, subjectOfStretch } from './anchorOf.ts';
import { quoteText } from './Quote.ts';
import { CommentDesk, documentOf, meet } from './testing/CommentDesk.ts';
import { beginThread } from './writeComments.ts';

const MERE = { id: 'm', name: 'Mere', delegation: 'FJ' };
const KEN = { id: 'k', name: 'Ken', delegation: 'JP' };

const open: CommentDesk[] = [];
function desks(...paragraphs: string[]): [CommentDesk, CommentDesk] {
  const start = documentOf(...paragraphs);
  const made = [MERE, KEN].map((author, index) => new CommentDesk(index + 1, author, start));
  open.push(...made);
  return made as [CommentDesk, CommentDesk];
}
afterEach(() => {
  for (const desk of open.splice(0)) desk.close();
});

const onSuggestion = (desk: CommentDesk, id: string, text: string) => {
  const change = { id, author: MERE, at: 0, status: 'pending', decisions: [], pieces: [] } as const;
  return desk.comment(subjectOfChange(change, null), text);
};

test('P1 a thread stays at its words while others write around and between them', () => {
  const [mere, ken] = desks('Quality is assured by agencies.');
  const id = mere.commentOn('assured by');
  ken.insert(0, 'Today: ');
  ken.typeBehind('assured', ' and audited');
  meet(mere, ken);
  expect(mere.standsAt(id)).toEqual(['assured and audited by']);
  mere.eraseWords('assured');
  expect(mere.standsAt(id)).toEqual([' by']);
});

test('P1 across paragraphs each has its part; what the end of one says is not about the next', () => {
  const [mere] = desks('One two.', 'Three four.', 'Five.');
  const id = mere.comment(subjectOfStretch(mere.paragraphs(), 4, 14));
  expect(mere.standsAt(id)).toEqual(['two.', 'Three']);
  expect(mere.comments.thread(id)?.quote[0]?.text).toBe('two.\nThree');
  expect(subjectOfStretch(mere.paragraphs(), 8, 9)).toBeNull();
});

test('P2 text that undo brings back, and text that is moved, take their thread along', () => {
  const [mere, ken] = desks('First.', 'Second words.', 'Third.');
  const id = mere.commentOn('words');
  meet(mere, ken);
  ken.eraseWords('words');
  expect(ken.standsAt(id)).toBeNull();
  ken.history.undo();
  expect(ken.standsAt(id)).toEqual(['words']);
  ken.moveParagraph(1, 0);
  expect(ken.lines()).toEqual(['Second words.', 'First.', 'Third.']);
  expect(ken.standsAt(id)).toEqual(['words']);
  expect(ken.places().get(id)).toMatchObject({ index: 0, at: 7 });
  // What was copied twice over is still the same words.
  ken.eraseWords('words');
  ken.history.undo();
  meet(mere, ken);
  expect(mere.standsAt(id)).toEqual(['words']);
});

test('P2 a thread begun on one copy stands at another copy of the same original', () => {
  const [mere] = desks('Some words.');
  mere.eraseWords('words');
  mere.history.undo();
  const id = mere.commentOn('words');
  mere.history.redo();
  expect(mere.standsAt(id)).toBeNull();
  mere.history.undo();
  expect(mere.standsAt(id)).toEqual(['words']);
});

test('P3 a paragraph’s thread stands at its end, an empty one’s too; joined, at what is left of its text', () => {
  const [mere] = desks('First.', 'Second.', '', 'Last.');
  const [second, empty] = [mere.commentOnParagraph(1), mere.commentOnParagraph(2)];
  expect(mere.comments.thread(empty)?.quote).toEqual([]);
  // Split: the part behind keeps the identity.
  mere.typeBehind('Sec', '\n');
  expect(mere.lines()).toEqual(['First.', 'Sec', 'ond.', '', 'Last.']);
  expect(mere.places().get(second)).toMatchObject({ index: 2, detached: false });
  const end = mere.stored().indexOf('ond.') + 4;
  mere.erase(end, end + 1);
  expect(mere.lines()).toEqual(['First.', 'Sec', 'ond.', 'Last.']);
  expect(mere.places().get(second)).toMatchObject({ index: 1, detached: false });
  expect(mere.places().get(empty)).toMatchObject({ index: 2, detached: false });
  // Its end again: here the text is one with the last paragraph, and the empty one is gone.
  mere.erase(end, end + 1);
  expect(mere.lines()).toEqual(['First.', 'Sec', 'ond.Last.']);
  expect(mere.places().get(empty)).toMatchObject({ index: 2, detached: true });
});

test('P4 a suggestion’s thread stands at what is shown of it: all of its places, and none once it is rejected', () => {
  const [mere, ken] = desks('Quality is assured.', 'Credits count.');
  mere.writer.mode = 'suggesting';
  mere.typeBehind('Quality', ' always');
  const [suggestion = ''] = mere.changes.suggestions.keys();
  const id = onSuggestion(mere, suggestion, 'Really?');
  expect(mere.standsAt(id)).toEqual([' always']);
  meet(mere, ken);
  ken.decideAll('rejected');
  expect(ken.standsAt(id)).toBeNull();
  expect(ken.places().get(id)).toMatchObject({ detached: true, index: 0, at: 7 });
  ken.decideAll('accepted');
  expect(ken.standsAt(id)).toEqual([' always']);
  meet(mere, ken);
  ken.settle();
  meet(mere, ken);
  expect(mere.standsAt(id)).toEqual([' always']);
});

test('P4 a proposed deletion that is rejected keeps its text, and its thread there; accepted and settled, it is detached', () => {
  for (const verdict of ['rejected', 'accepted'] as const) {
    const [mere] = desks('Quality is assured.');
    mere.writer.mode = 'suggesting';
    mere.eraseWords(' is');
    const [suggestion = ''] = mere.changes.suggestions.keys();
    const id = onSuggestion(mere, suggestion, 'Why not?');
    mere.decideAll(verdict);
    const expected = verdict === 'rejected' ? [' is'] : null;
    expect(mere.standsAt(id)).toEqual(expected);
    mere.settle();
    expect(mere.standsAt(id)).toEqual(expected);
    expect(mere.places().get(id)).toMatchObject({ index: 0, at: 7, detached: verdict === 'accepted' });
  }
});

test('P5 deleted text leaves its thread detached, with quote and place; undone, it stands there again', () => {
  const [mere, ken] = desks('First.', 'Second words here.', 'Third.');
  const id = mere.commentOn('words');
  meet(mere, ken);
  ken.eraseWords(' words');
  meet(mere, ken);
  expect(mere.places().get(id)).toMatchObject({ detached: true, index: 1, at: 13 });
  expect(mere.comments.thread(id)?.quote).toEqual([{ text: 'words', change: 'none' }]);
  // The whole paragraph: nearest is what took its place.
  const from = ken.stored().indexOf('Second');
  ken.erase(from, from + 'Second here.\n'.length);
  expect(ken.places().get(id)).toMatchObject({ detached: true, index: 1, at: 7 });
  ken.history.undo();
  ken.history.undo();
  meet(mere, ken);
  expect(mere.standsAt(id)).toEqual(['words']);
});

test('P5 a moved text that is then deleted stood where it was moved to', () => {
  const [mere] = desks('First.', 'Second words.', 'Third.');
  const id = mere.commentOn('words');
  mere.moveParagraph(1, 3);
  mere.eraseWords('words');
  expect(mere.lines()).toEqual(['First.', 'Third.', 'Second .']);
  expect(mere.places().get(id)).toMatchObject({ detached: true, index: 2 });
});

test('P6 a view that hides what is pending detaches nothing', () => {
  const [mere] = desks('Quality is assured.');
  mere.writer.mode = 'suggesting';
  mere.typeBehind('Quality', ' always');
  mere.eraseWords('assured');
  const [always, assured] = [mere.commentOn(' always'), mere.commentOn('assured')];
  for (const name of ['all', 'simple', 'final', 'original'] as const) {
    mere.view.name = name;
    expect([mere.standsAt(always), mere.standsAt(assured)]).toEqual([[' always'], ['assured']]);
  }
  // What one does not see one does not comment on.
  mere.view.name = 'final';
  const all = mere.comment(subjectOfStretch(mere.paragraphs(), 0, 26));
  expect(quoteText(mere.comments.thread(all)?.quote ?? [])).toBe('Quality always is .');
  mere.decideAll('accepted');
  expect([mere.standsAt(always), mere.standsAt(assured)]).toEqual([[' always'], null]);
});

test('N3 a thread about what nobody has is listed as detached, without a place', () => {
  const [mere] = desks('Quality.');
  const about = (anchor: Parameters<typeof beginThread>[2]['anchor']) => {
    const quote = [{ text: 'gone', change: 'none' }] as const;
    const made = beginThread(mere.comments, { author: MERE, at: 1 }, { anchor, quote }, ['?']);
    return made.ok ? made.id : '';
  };
  const strange = [
    about({ kind: 'text', ranges: [{ client: 77, clock: 0, length: 5 }], mark: null }),
    about({ kind: 'paragraph', ranges: [], mark: { client: 77, clock: 9 } }),
    about({ kind: 'suggestion', suggestion: '77:3' }),
    // Characters that are no text of the flow.
    about({ kind: 'text', ranges: [{ client: 1, clock: 0, length: 1e9 }], mark: null }),
  ];
  expect(strange.map((id) => mere.places().get(id))).toEqual([null, null, null, null]);
  expect(mere.comments.threads).toHaveLength(4);
});
