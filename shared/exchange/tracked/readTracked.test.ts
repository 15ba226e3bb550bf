import { expect, test } from 'vitest';
import { subjectOfChange, subjectOfStretch } from '../../changes/comments/anchorOf.ts';
import { CommentDesk, documentOf, meet } from '../../changes/comments/testing/CommentDesk.ts';
import { assign, editMessage, reply, setResolved } from '../../changes/comments/writeComments.ts';
import { listAll } from '../../changes/readShown.ts';
import type { Edit } from '../../document/editFlow.ts';
import type { IdRange } from '../../document/ids.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import { readFlow } from '../../document/readFlow.ts';
import { randomReview } from '../testing/randomReview.ts';
import { readTracked } from './readTracked.ts';
import type { Proposed, TrackedContent, TrackedParagraph, TrackedRun } from './TrackedContent.ts';

const [ANA, BEN, CY] = [
  { id: 'a', name: 'Ana', delegation: 'FJ' },
  { id: 'b', name: 'Ben', delegation: 'KE' },
  { id: 'c', name: 'Cy', delegation: 'UNESCO' },
] as const;

function desks(...paragraphs: readonly string[]): [CommentDesk, CommentDesk, CommentDesk] {
  const start = documentOf(...paragraphs);
  const [ana, ben, cy] = [ANA, BEN, CY].map((author, index) => new CommentDesk(10 + index, author, start));
  for (const desk of [ana, ben, cy] as CommentDesk[]) desk.writer.mode = 'suggesting';
  return [ana as CommentDesk, ben as CommentDesk, cy as CommentDesk];
}

const tracked = (desk: CommentDesk): TrackedContent =>
  readTracked(desk.changes, desk.comments, { title: 'Draft', language: 'en' });

const sign = ({ inserted, deleted }: Proposed) =>
  `${inserted === undefined ? '' : `+${inserted.author.name}`}${deleted === undefined ? '' : `-${deleted.author.name}`}`;

/** `[+Ana:words]` for what is proposed, `¶` for a paragraph's end. */
function drawn({ tracked: paragraphs }: TrackedContent): string {
  return paragraphs.map((one) => one.runs.map(drawnRun).join('') + drawnEnd(one)).join('');
}
const drawnRun = (run: TrackedRun) => (sign(run) === '' ? run.text : `[${sign(run)}:${run.text}]`);
const drawnEnd = (one: TrackedParagraph) => (sign(one) === '' ? '¶' : `[${sign(one)}:¶]`);

const said = ({ comments }: TrackedContent) =>
  comments.map(({ author, text, replies }) => [
    author.name,
    text,
    ...replies.flatMap((one) => [one.author.name, one.text]),
  ]);

function format(desk: CommentDesk, words: string, set: object): void {
  const at = desk.stored().indexOf(words);
  desk.write([{ kind: 'format', at, runs: desk.runsBetween(at, at + words.length), set }]);
}

function restyle(desk: CommentDesk, index: number, name: 'style' | 'list', value: string): void {
  const mark = readFlow(desk.flow)[index]?.mark;
  if (mark === undefined || mark === null) throw new Error('no such paragraph');
  desk.write([{ kind: 'property', mark, name, value: value as 'quote' }]);
}

test('what is proposed stands in the text under its author’s name and time', () => {
  const [ana, ben] = desks('We agree to meet.');
  ana.typeBehind('agree', ' gladly');
  meet(ana, ben);
  ben.eraseWords(' to meet');
  meet(ana, ben);
  const content = tracked(ana);
  expect(drawn(content)).toBe('We agree[+Ana: gladly][-Ben: to meet].¶');
  expect(content.tracked[0]?.runs[1]?.inserted).toEqual({ id: expect.any(String), author: ANA, at: 2000 });
});

test('what was decided is carried out: nothing of it is left to decide', () => {
  for (const [verdict, text] of [
    ['accepted', 'One new two.¶'],
    ['rejected', 'One old two.¶'],
  ] as const) {
    const [ana] = desks('One old two.');
    ana.eraseWords('old ');
    ana.typeBehind('old ', 'new ');
    ana.decideAll(verdict);
    expect(drawn(tracked(ana))).toBe(text);
  }
});

test('a part that was decided is carried out, and the rest stays proposed', () => {
  const [ana, ben] = desks('One two.');
  ana.typeBehind('One', ' and a half');
  meet(ana, ben);
  const [id] = ben.changes.suggestions.keys();
  ben.decide('accepted', id as string);
  // Goes on with what Ben had seen, which is decided.
  ana.typeBehind('half', ' or so');
  meet(ana, ben);
  expect(drawn(tracked(ana))).toBe('One and a half[+Ana: or so] two.¶');
});

test('a deletion proposed on a proposed insertion is both, for text and for paragraph ends', () => {
  const [ana, ben] = desks('One. Two.', 'Last.');
  ana.insert(4, ' new\n');
  meet(ana, ben);
  ben.erase(5, 9);
  meet(ana, ben);
  expect(drawn(tracked(ana))).toBe('One.[+Ana: ][+Ana-Ben:new][+Ana-Ben:¶] Two.¶Last.¶');
});

test('V4 text proposed and undecided stands though its deletion was accepted: in neither text, but never dropped', () => {
  const [ana, ben, cy] = desks('One two.');
  ana.typeBehind('One', ' or');
  meet(ana, ben, cy);
  ben.eraseWords(' or');
  meet(ana, ben, cy);
  cy.decide(
    'accepted',
    [...cy.changes.suggestions.values()].find(({ author }) => author.id === 'b')?.id ?? '',
  );
  meet(ana, ben, cy);
  expect(drawn(tracked(ana))).toBe('One two.¶');
  // Opened again by somebody, while the deletion stays accepted.
  ben.decide('open', [...ben.changes.suggestions.values()].find(({ author }) => author.id === 'a')?.id ?? '');
  expect(ben.lines()).toEqual(['One or two.']);
  expect(drawn(tracked(ben))).toBe('One[+Ana-Ben: or] two.¶');
});

test('records that cannot be read are counted, so that nobody takes the file for all there is', () => {
  const [ana] = desks('One two.');
  expect(tracked(ana).unread).toBeUndefined();
  ana.doc.getArray('suggestions').push([{ from: 'a newer version' }]);
  ana.doc.getArray('comments').push([{ from: 'a newer version' }]);
  expect(tracked(ana).unread).toBe(2);
});

test('what is contested is proposed still, and a thread says who decided what', () => {
  const [ana, ben, cy] = desks('One two.');
  ana.typeBehind('One', ' or');
  meet(ana, ben, cy);
  ben.decideAll('accepted');
  cy.decideAll('rejected');
  meet(ana, ben, cy);
  const content = tracked(ana);
  expect(drawn(content)).toBe('One[+Ana: or] two.¶');
  expect(said(content)).toEqual([
    ['Ben', 'Contested: accepted this change.', 'Cy', 'Contested: rejected this change.'],
  ]);
  expect(content.comments[0]).toMatchObject({
    from: { paragraph: 0, offset: 3 },
    to: { paragraph: 0, offset: 6 },
  });
  // Decided again by somebody who has seen both.
  ana.decideAll('accepted');
  expect(drawn(tracked(ana))).toBe('One or two.¶');
  expect(said(tracked(ana))).toEqual([]);
});

test('of several deletions of one text the first is shown, and the others are noted under their names', () => {
  const [ana, ben] = desks('One two three.');
  ana.eraseWords('two three');
  ben.now += 5000;
  ben.eraseWords('One two');
  meet(ana, ben);
  const content = tracked(ana);
  expect(drawn(content)).toBe('[-Ben:One ][-Ana:two three].¶');
  expect(said(content)).toEqual([['Ben', 'Also proposes to delete this.']]);
  expect(content.comments[0]).toMatchObject({
    from: { paragraph: 0, offset: 4 },
    to: { paragraph: 0, offset: 7 },
  });
});

test('a proposed format keeps what was before; the last one is shown and the others are noted', () => {
  const [ana, ben] = desks('One two.');
  format(ana, 'two', { bold: true });
  ben.now += 5000;
  format(ben, 'two', { italic: true });
  meet(ana, ben);
  const content = tracked(ana);
  expect(content.tracked[0]?.runs[1]).toMatchObject({
    text: 'two',
    formats: { bold: true, italic: true },
    restyled: { before: {}, by: { author: BEN } },
  });
  expect(said(content)).toEqual([['Ana', 'Proposes another format here.']]);
});

test('formats that undo one another are no change, and are noted all the same', () => {
  const [ana, ben] = desks('One two.');
  format(ana, 'two', { bold: true });
  meet(ana, ben);
  ben.now += 5000;
  format(ben, 'two', { bold: undefined });
  meet(ana, ben);
  const content = tracked(ana);
  expect(content.tracked[0]?.runs).toEqual([{ text: 'One two.', formats: {} }]);
  expect(said(content).map(([name]) => name)).toEqual(['Ana', 'Ben']);
});

test('accepted formats and properties are in force on both sides of what is proposed, settled or not', () => {
  for (const settled of [false, true]) {
    const [ana, ben] = desks('One two.');
    format(ana, 'two', { bold: true });
    restyle(ana, 0, 'style', 'quote');
    meet(ana, ben);
    ben.decideAll('accepted');
    if (settled) ben.settle();
    ben.now += 5000;
    format(ben, 'two', { italic: true });
    restyle(ben, 0, 'list', 'number');
    const [paragraph] = tracked(ben).tracked;
    expect(paragraph?.runs[1]).toMatchObject({
      formats: { bold: true, italic: true },
      restyled: { before: { bold: true }, by: { author: BEN } },
    });
    expect(paragraph).toMatchObject({
      properties: { style: 'quote', list: 'number' },
      restyled: { before: { style: 'quote', list: 'none' }, by: { author: BEN } },
    });
  }
});

test('what is settled is the text’s own: it can be taken away, and does not come back', () => {
  const [ana] = desks('One two.');
  format(ana, 'two', { bold: true });
  restyle(ana, 0, 'style', 'quote');
  ana.decideAll('accepted');
  ana.settle();
  ana.writer.mode = 'editing';
  format(ana, 'two', { bold: undefined });
  restyle(ana, 0, 'style', 'body');
  expect(tracked(ana).tracked[0]).toMatchObject({
    properties: { style: 'body' },
    runs: [{ text: 'One two.', formats: {} }],
  });
});

test('a new last paragraph is proposed by the end in front of it, since a file’s last end cannot come or go', () => {
  const [ana] = desks('One.');
  restyle(ana, 0, 'style', 'heading1');
  ana.decideAll('accepted');
  ana.write([
    {
      kind: 'insert',
      at: 5,
      text: 'Two.\n',
      formats: NO_FORMATS,
      inherits: false,
      marks: [DEFAULT_PROPERTIES],
    },
  ]);
  const content = tracked(ana);
  expect(drawn(content)).toBe('One.[+Ana:¶][+Ana:Two.]¶');
  expect(content.tracked[1]).toMatchObject({
    properties: { style: 'body' },
    restyled: { before: { style: 'heading1' }, by: { author: ANA } },
  });
});

test('a last paragraph proposed to go takes the end in front of it with it', () => {
  const [ana] = desks('One.', 'Two.');
  restyle(ana, 0, 'style', 'heading1');
  ana.decideAll('accepted');
  ana.erase(5, 10);
  const content = tracked(ana);
  expect(drawn(content)).toBe('One.[-Ana:¶][-Ana:Two.]¶');
  expect(content.tracked[1]).toMatchObject({
    properties: { style: 'heading1' },
    restyled: { before: { style: 'body' }, by: { author: ANA } },
  });
});

test('text somebody else left behind a last end proposed to go stays a paragraph of its own', () => {
  const [ana, ben] = desks('One.', 'Two.');
  restyle(ana, 1, 'style', 'quote');
  ana.decideAll('accepted');
  meet(ana, ben);
  ana.erase(5, 10);
  ben.typeBehind('Two', ' and more');
  meet(ana, ben);
  const content = tracked(ana);
  expect(drawn(content)).toBe('One.¶[-Ana:Two][+Ben: and more][-Ana:.]¶');
  expect(content.tracked[1]).toMatchObject({
    properties: { style: 'body' },
    restyled: { before: { style: 'quote' }, by: { author: ANA } },
  });
});

test('a last end proposed to go where text stays behind the one in front is told by a comment', () => {
  const [ana, ben] = desks('One.', 'Two.');
  ana.erase(9, 10);
  meet(ana, ben);
  expect(drawn(tracked(ben))).toBe('One.¶Two.¶');
  expect(said(tracked(ben))).toEqual([['Ana', 'Proposes to remove the end of this paragraph.']]);
});

test('a paragraph moved while suggesting goes there and comes here, in one suggestion', () => {
  const [ana] = desks('One.', 'Two.', 'Three.');
  ana.moveParagraph(0, 2);
  const { tracked: paragraphs } = tracked(ana);
  expect(drawn(tracked(ana))).toBe('[-Ana:One.][-Ana:¶]Two.¶[+Ana:One.][+Ana:¶]Three.¶');
  expect(paragraphs[0]?.deleted?.id).toBe(paragraphs[2]?.inserted?.id);
});

test('comments stand at their words, their paragraph or the first part of their suggestion', () => {
  const [ana, ben] = desks('One two three.', 'Four.', 'Five.');
  ana.commentOn('two');
  ana.comment(subjectOfStretch(ana.paragraphs(), 8, 17), 'Across');
  ana.commentOnParagraph(2, 'Whole');
  meet(ana, ben);
  // One suggestion in two places.
  const exclaim = (behind: string): Edit => {
    const at = ben.stored().indexOf(behind) + behind.length;
    return { kind: 'insert', at, text: '!', formats: NO_FORMATS, inherits: false, marks: [] };
  };
  ben.write([exclaim('Five'), exclaim('Four')]);
  const [change] = listAll(ben.changes);
  expect(change?.pieces).toHaveLength(2);
  ben.comment(subjectOfChange(change as NonNullable<typeof change>, null), 'Why so loud?');
  const places = tracked(ben).comments.map(({ text, from, to }) => [
    text,
    from.paragraph,
    from.offset,
    to.paragraph,
    to.offset,
  ]);
  expect(places).toEqual([
    ['Why?', 0, 4, 0, 7],
    ['Across', 0, 8, 1, 2],
    ['Why so loud?', 1, 4, 1, 5],
    ['Whole', 2, 0, 2, 6],
  ]);
});

test('a thread whose text is gone stands where it was, with the words it was about', () => {
  const [ana, ben] = desks('One two three.', 'Four.');
  ana.commentOn('two ', 'Really?');
  ana.eraseWords('two ');
  meet(ana, ben);
  // Only proposed to go: it stands.
  expect(tracked(ben).comments[0]).toMatchObject({ text: 'Really?', to: { paragraph: 0, offset: 8 } });
  ben.decideAll('accepted');
  expect(tracked(ben).comments[0]).toMatchObject({
    text: 'On text that no longer stands: “two”\nReally?',
    from: { paragraph: 0, offset: 4 },
    to: { paragraph: 0, offset: 4 },
  });
});

test('a thread on a last paragraph that was rejected stands at the end of what is left', () => {
  const [ana] = desks('One.');
  ana.write([
    {
      kind: 'insert',
      at: 5,
      text: 'Two.\n',
      formats: NO_FORMATS,
      inherits: false,
      marks: [DEFAULT_PROPERTIES],
    },
  ]);
  ana.commentOn('Two');
  ana.decideAll('rejected');
  expect(drawn(tracked(ana))).toBe('One.¶');
  expect(tracked(ana).comments).toMatchObject([{ from: { paragraph: 0, offset: 4 } }]);
});

test('a thread on what never arrived stands at the end of the text', () => {
  const [ana] = desks('One.', 'Two.');
  const anchor = { kind: 'suggestion', suggestion: '99:1' } as const;
  ana.comment({ anchor, quote: [{ text: 'lost words', change: 'none' }] }, 'Where?');
  expect(tracked(ana).comments).toMatchObject([
    { text: 'On text that no longer stands: “lost words”\nWhere?', from: { paragraph: 1, offset: 4 } },
  ]);
});

test('a thread keeps its replies, mentions by the present name, assignments, other versions and whether it is resolved', () => {
  const [ana, ben] = desks('One.');
  const id = ana.commentOn('One', 'Why?');
  meet(ana, ben);
  const mention = { kind: 'person', ...ANA, name: 'Anna' } as const;
  reply(ben.comments, { author: BEN, at: 7000 }, id, [
    'Ask ',
    mention,
    ' or ',
    { kind: 'delegation', delegation: 'KZ' },
  ]);
  assign(ben.comments, { author: BEN, at: 8000 }, id, { kind: 'delegation', delegation: 'KZ' });
  meet(ana, ben);
  expect(said(tracked(ben))).toEqual([
    ['Ana', 'Why?', 'Ben', 'Ask @Ana or @Kazakhstan', 'Ben', 'Assigned to Kazakhstan'],
  ]);
  expect(tracked(ben).comments[0]?.resolved).toBe(false);
  setResolved(ana.comments, { author: ANA, at: 9000 }, id, true);
  expect(tracked(ana).comments[0]?.resolved).toBe(true);
  // One person, two devices.
  const second = new CommentDesk(99, ANA);
  meet(ana, second);
  editMessage(ana.comments, { author: ANA, at: 10_000 }, id, id, ['Why one?']);
  editMessage(second.comments, { author: ANA, at: 11_000 }, id, id, ['Why two?']);
  meet(ana, second);
  expect(tracked(ana).comments[0]?.text).toBe('Why two?\nOther version of this message: Why one?');
});

test('an empty document is one empty paragraph', () => {
  const desk = new CommentDesk(1, ANA);
  expect(tracked(desk).tracked).toEqual([{ id: 'end', properties: DEFAULT_PROPERTIES, runs: [] }]);
});

/** Decided away by what somebody else proposed. */
function isGone(desk: CommentDesk, range: IdRange): boolean {
  return (desk.changes.segments(range) ?? []).every(({ members }) =>
    members.some(
      ({ op, status }) =>
        (op === 'delete' && status === 'accepted') || (op === 'insert' && status === 'rejected'),
    ),
  );
}

test('nothing undecided and nothing said is left out, whatever happened (80 random sessions)', () => {
  let proposals = 0;
  let messages = 0;
  for (let seed = 1; seed <= 80; seed++) {
    const desk = randomReview(seed, { deeds: 50, paragraphs: 8 });
    const content = tracked(desk);
    const parts: Proposed[] = content.tracked.flatMap((one) => [one, ...one.runs]);
    const shown = new Set(parts.flatMap(({ inserted, deleted }) => [inserted?.id, deleted?.id]));
    const restyling = new Set(
      content.tracked
        .flatMap((one) => [one.restyled?.by, ...one.runs.map((run) => run.restyled?.by)])
        .map((by) => by?.author.id),
    );
    const notes = content.comments.map(({ author, at }) => `${author.id} ${at}`);
    for (const { id, author, at, pieces } of listAll(desk.changes)) {
      for (const { kind, status, ranges } of pieces) {
        if (status !== 'pending' && status !== 'contested') continue;
        if (ranges.every((range) => isGone(desk, range))) continue;
        proposals++;
        const comes = kind === 'insert' || kind === 'split';
        const goes = kind === 'delete' || kind === 'join';
        const isShown = comes || goes ? shown.has(id) : restyling.has(author.id);
        expect(
          isShown || (!comes && notes.includes(`${author.id} ${at}`)),
          `seed ${seed}: ${kind} of ${id}`,
        ).toBe(true);
      }
    }
    const printed = content.comments.flatMap(({ replies, ...first }) => [first, ...replies]);
    for (const { messages: all } of desk.comments.threads) {
      for (const { author, at, parts: words } of all) {
        messages++;
        const found = printed.some(
          (one) => one.author.id === author.id && one.at === at && one.text.endsWith(words.join('')),
        );
        expect(found, `seed ${seed}: a message of ${author.name}`).toBe(true);
      }
    }
    for (const { from, to } of content.comments) {
      for (const { paragraph, offset } of [from, to]) {
        const length = content.tracked[paragraph]?.runs.reduce((sum, run) => sum + run.text.length, 0);
        expect(offset, `seed ${seed}`).toBeLessThanOrEqual(length ?? -1);
      }
      expect(to.paragraph > from.paragraph || to.offset >= from.offset, `seed ${seed}`).toBe(true);
    }
    desk.close();
  }
  expect(proposals).toBeGreaterThan(500);
  expect(messages).toBeGreaterThan(100);
});
