/** The rules of SPEC.md, by hand: what is agreed beside what stands, with outages, hostile orders and wrong clocks. */
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from '../../document/createDocument.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import { paragraphContent } from '../../document/readDocument.ts';
import { readFlow } from '../../document/readFlow.ts';
import { ChangesView } from '../ChangesView.ts';
import { paragraphWords } from './paragraphWords.ts';
import { AgreementSeat } from './testing/AgreementSeat.ts';
import { circulate, holdBracket, objectTo, putBracket, setState, setSupport } from './writeActs.ts';

function seats(...lines: readonly string[]): [AgreementSeat, AgreementSeat] {
  const update = createDocument({
    paragraphs: lines.map((text) => ({
      properties: DEFAULT_PROPERTIES,
      runs: text === '' ? [] : [{ text, formats: NO_FORMATS }],
    })),
  });
  const fiji = new AgreementSeat(update, 11, { id: 'mere', name: 'Mere', delegation: 'FJ' });
  const chad = new AgreementSeat(update, 7, { id: 'idriss', name: 'Idriss', delegation: 'TD' });
  onTestFinished(() => {
    fiji.close();
    chad.close();
  });
  return [fiji, chad];
}

function meet(a: AgreementSeat, b: AgreementSeat): void {
  a.pull(b);
  b.pull(a);
  expect(plain(a)).toEqual(plain(b));
}

/** All that is shown of a desk's standing. */
const plain = (seat: AgreementSeat) => ({
  standing: seat.standing(),
  printed: [seat.printed('final'), seat.printed('original')],
});

const states = (seat: AgreementSeat) => seat.standing().paragraphs.map(({ state }) => state);

function agree(seat: AgreementSeat, index: number): void {
  expect(setState(seat.changes, seat.deed, seat.paragraph(index), { state: 'agreed' }).ok).toBe(true);
}

function bracket(seat: AgreementSeat, from: number, to: number, ...holders: string[]): string {
  const ranges = seat.shownRanges(from, to);
  const made = putBracket(
    seat.changes,
    seat.deed,
    { ranges, text: '' },
    { holders: holders.length > 0 ? holders : [seat.author.delegation] },
  );
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

test('P1 a paragraph is open until somebody says otherwise, and what is said arrives', () => {
  const [fiji, chad] = seats('abc', 'def');
  expect(states(fiji)).toEqual(['open', 'open']);
  agree(fiji, 0);
  expect(setState(chad.changes, chad.deed, chad.paragraph(1), { state: 'deferred' }).ok).toBe(true);
  meet(fiji, chad);
  expect(states(chad)).toEqual(['agreed', 'deferred']);
});

test('P2 the slightest change reopens what was agreed, wherever and however it is made', () => {
  const edits: ((seat: AgreementSeat) => void)[] = [
    (seat) => seat.type(1, 'x'),
    (seat) => seat.type(0, 'x'),
    (seat) => seat.type(3, '.'),
    (seat) => seat.erase(1, 2),
    (seat) => seat.type(2, '\n'),
    (seat) => seat.type(1, 'x', 'suggesting'),
    (seat) => seat.erase(0, 1, 'suggesting'),
    (seat) => seat.type(2, '\n', 'suggesting'),
  ];
  for (const edit of edits) {
    const [fiji, chad] = seats('abc', 'def');
    // Chad writes without knowing that it was agreed.
    edit(chad);
    agree(fiji, 0);
    meet(fiji, chad);
    const kept = fiji.standing().paragraphs.filter(({ acts }) => acts.length > 0);
    expect(kept.map(({ state }) => state)).toEqual(['reopened']);
    expect(kept[0]?.acts[0]?.text).toBe('abc');
  }
});

test('P2 a proposal that is rejected leaves what was agreed agreed; accepted, it is reopened', () => {
  for (const [verdict, state] of [
    ['rejected', 'agreed'],
    ['accepted', 'reopened'],
  ] as const) {
    const [fiji, chad] = seats('abc', 'def');
    agree(fiji, 0);
    meet(fiji, chad);
    chad.type(1, 'x', 'suggesting');
    meet(fiji, chad);
    expect(states(fiji)[0]).toBe('reopened');
    fiji.decide(verdict, 0);
    meet(fiji, chad);
    expect(states(chad)[0]).toBe(state);
  }
});

test('P2 words that are as agreed only if a proposal is accepted are not agreed', () => {
  const [fiji] = seats('abc');
  agree(fiji, 0);
  fiji.type(2, 'x');
  fiji.erase(2, 3, 'suggesting');
  expect(fiji.printed('final')).toEqual(['abc']);
  expect(states(fiji)).toEqual(['reopened']);
  fiji.decide('accepted', 0);
  expect(states(fiji)).toEqual(['agreed']);
});

test('P1 P2 a bracket around agreed words reopens them; lifted, they are agreed', () => {
  const [fiji, chad] = seats('abc');
  agree(fiji, 0);
  const id = bracket(chad, 1, 2);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['reopened']);
  holdBracket(fiji.changes, fiji.deed, id, { holders: [] });
  expect(states(fiji)).toEqual(['agreed']);
});

test('P2 nobody can agree on what is not decided, nor on brackets', () => {
  const [fiji] = seats('abc', 'def', '');
  fiji.type(1, 'x', 'suggesting');
  bracket(fiji, 6, 7);
  const agreed = (index: number) =>
    setState(fiji.changes, fiji.deed, fiji.paragraph(index), { state: 'agreed' });
  expect(agreed(0)).toEqual({ ok: false, reason: 'proposed' });
  expect(agreed(1)).toEqual({ ok: false, reason: 'bracketed' });
  expect(states(fiji)).toEqual(['open', 'bracketed', 'open']);
});

test('P3 the fingerprint tells apart words, formats, style and notes, and not how runs or looks are', () => {
  const words = (...[properties, ...runs]: [object, ...[string, object?][]]) =>
    paragraphWords({
      properties: { ...DEFAULT_PROPERTIES, ...properties },
      runs: runs.map(([text, formats = {}]) => ({ text, formats })),
    }).fingerprint;
  const own = words({}, ['abc']);
  expect(words({ alignment: 'center', indent: 2, direction: 'rtl' }, ['a', { language: 'fr' }], ['bc'])).toBe(
    own,
  );
  for (const other of [
    words({}, ['abd']),
    words({ style: 'heading1' }, ['abc']),
    words({ list: 'number' }, ['abc']),
    words({}, ['a', { bold: true }], ['bc']),
  ])
    expect(other).not.toBe(own);
  const note = (text: string) =>
    paragraphWords({
      properties: DEFAULT_PROPERTIES,
      runs: [
        {
          text: '\uFFFC',
          formats: NO_FORMATS,
          embed: {
            kind: 'note',
            id: text,
            paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [{ text, formats: NO_FORMATS }] }],
          },
        },
      ],
    });
  expect(note('one').fingerprint).not.toBe(note('two').fingerprint);
  expect(note('one').text).toBe(' (one)');
});

test('P4 acts made apart that differ are disputed, and the later clock wins nothing', () => {
  const [fiji, chad] = seats('abc');
  chad.now += 86_400_000;
  agree(fiji, 0);
  expect(setState(chad.changes, chad.deed, chad.paragraph(0), { state: 'open' }).ok).toBe(true);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['disputed']);
  // Who has seen both settles it.
  agree(fiji, 0);
  meet(fiji, chad);
  expect(states(chad)).toEqual(['agreed']);
});

test('P4 both agree apart, on other words: disputed', () => {
  const [fiji, chad] = seats('abc');
  agree(fiji, 0);
  chad.type(1, 'x');
  agree(chad, 0);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['disputed']);
});

test('P5 what is undone is as it was agreed, and so is what comes back as a copy', () => {
  const [fiji, chad] = seats('abc', 'def');
  agree(fiji, 0);
  meet(fiji, chad);
  chad.erase(0, 4);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['open']);
  expect(fiji.standing().nowhere.map(({ text }) => text)).toEqual(['abc']);
  expect(chad.undo()).toBe(true);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['agreed', 'open']);
  expect(fiji.standing().nowhere).toEqual([]);
});

test('P6 joined with the next, agreed words stand nowhere, and are kept', () => {
  const [fiji, chad] = seats('abc', 'def');
  agree(fiji, 0);
  agree(fiji, 1);
  chad.erase(3, 4);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['reopened']);
  expect(fiji.standing().nowhere.map(({ text }) => text)).toEqual(['abc']);
});

test('B1 B2 a bracket is no text: it stands around what is left of it, in every paragraph by itself', () => {
  const [fiji, chad] = seats('abcd', 'efgh');
  bracket(fiji, 1, 7);
  meet(fiji, chad);
  expect(fiji.printed('final')).toEqual(['a[bcd]', '[ef]gh']);
  expect(fiji.changes.flow.text.toString()).toBe('abcd\nefgh\n');
  chad.erase(1, 2);
  fiji.type(2, 'X');
  meet(fiji, chad);
  expect(fiji.printed('final')).toEqual(['a[Xcd]', '[ef]gh'].map((line) => line.replace('[X', 'X[')));
  chad.erase(0, 5);
  meet(fiji, chad);
  for (const line of fiji.printed('final')) expect(line.split('[').length).toBe(line.split(']').length);
});

test('B2 what is typed between its characters is inside, at its edges it is not', () => {
  const [fiji] = seats('abcd');
  bracket(fiji, 1, 3);
  fiji.type(2, 'X');
  fiji.type(1, 'Y');
  fiji.type(5, 'Z');
  expect(fiji.printed('final')).toEqual(['aY[bXc]Zd']);
});

test('B3 brackets nest; where two cross the later is drawn in two pieces over the same characters', () => {
  const [fiji] = seats('abcdef');
  bracket(fiji, 0, 4);
  bracket(fiji, 1, 3);
  expect(fiji.printed('final')).toEqual(['[a[bc]d]ef']);
  bracket(fiji, 3, 6);
  expect(fiji.printed('final')).toEqual(['[a[bc][d]][ef]']);
});

test('B2 B6 a bracket around what is proposed to go stands in the texts that still have it', () => {
  const [fiji] = seats('abcd');
  bracket(fiji, 1, 3);
  fiji.erase(1, 3, 'suggesting');
  expect(fiji.printed('final')).toEqual(['ad']);
  expect(fiji.printed('original')).toEqual(['a[bc]d']);
  fiji.decide('accepted', 0);
  expect(fiji.printed('original')).toEqual(['ad']);
  expect(fiji.changes.agreement.brackets).toHaveLength(1);
  fiji.undo();
});

test('B4 text that comes back is in the bracket it was in', () => {
  const [fiji, chad] = seats('abcd');
  bracket(fiji, 1, 3);
  meet(fiji, chad);
  chad.erase(0, 4);
  chad.undo();
  meet(fiji, chad);
  expect(fiji.printed('final')).toEqual(['a[bc]d']);
});

test('B5 lifted it is gone; lifted by one and held anew by another apart, it stands', () => {
  const [fiji, chad] = seats('abcd');
  const id = bracket(fiji, 1, 3, 'FJ', 'KE');
  meet(fiji, chad);
  holdBracket(fiji.changes, fiji.deed, id, { holders: [] });
  expect(fiji.printed('final')).toEqual(['abcd']);
  holdBracket(chad.changes, chad.deed, id, { holders: ['TD'], reason: 'not seen by our capital' });
  meet(fiji, chad);
  expect(fiji.printed('final')).toEqual(['a[bc]d']);
  expect(fiji.changes.agreement.brackets[0]).toMatchObject({ holders: ['TD'], lifted: false });
  holdBracket(fiji.changes, fiji.deed, id, { holders: [] });
  meet(fiji, chad);
  expect(chad.printed('final')).toEqual(['abcd']);
});

test('B7 with their holders where that is asked for', () => {
  const [fiji] = seats('abcd');
  bracket(fiji, 1, 3, 'FJ', 'KE');
  const view = new ChangesView(fiji.changes, 'final');
  view.nameHolders = (holders) => holders.join(', ');
  const [paragraph] = readFlow(fiji.changes.flow, undefined, undefined, undefined, view);
  if (paragraph === undefined) throw new Error('no paragraph');
  const { runs } = paragraphContent(fiji.changes.flow, paragraph, view);
  expect(runs.map(({ text }) => text).join('')).toBe('a[FJ, KE: bc]d');
});

test('Q1 Q2 objections stand, late ones too; one not seen by who stated the outcome makes it disputed', () => {
  const [fiji, chad] = seats('abc', 'def');
  const made = circulate(fiji.changes, fiji.deed, fiji.standing().paragraphs.slice(0, 2), {
    until: fiji.now + 1000,
  });
  if (!made.ok) throw new Error(made.reason);
  meet(fiji, chad);
  // Chad goes offline, and objects to the second; Fiji's watch says that silence was kept.
  chad.now += 5 * 86_400_000;
  expect(
    objectTo(chad.changes, chad.deed, made.id, { paragraph: chad.paragraph(1).id, statement: 'No.' }).ok,
  ).toBe(true);
  fiji.now += 2000;
  expect(states(fiji)).toEqual(['open', 'open']);
  agree(fiji, 0);
  agree(fiji, 1);
  expect(states(fiji)).toEqual(['agreed', 'agreed']);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['agreed', 'disputed']);
  expect(fiji.changes.agreement.circulations[0]?.objections.map(({ statement }) => statement)).toEqual([
    'No.',
  ]);
  agree(fiji, 1);
  meet(fiji, chad);
  expect(states(chad)).toEqual(['agreed', 'agreed']);
  expect(chad.changes.agreement.circulations[0]?.objections).toHaveLength(1);
});

test('N1 support given apart stands; taken back by who had seen it, it is gone', () => {
  const [fiji, chad] = seats('abc');
  setSupport(fiji.changes, fiji.deed, fiji.paragraph(0), 'FJ', true);
  setSupport(chad.changes, chad.deed, chad.paragraph(0), 'TD', true);
  meet(fiji, chad);
  expect(fiji.paragraph(0).supporters).toEqual(['FJ', 'TD']);
  setSupport(fiji.changes, fiji.deed, fiji.paragraph(0), 'FJ', false);
  meet(fiji, chad);
  expect(chad.paragraph(0).supporters).toEqual(['TD']);
});

test('A3 damaged, newer and falsely signed acts change nothing and are listed', () => {
  const [fiji, chad] = seats('abc');
  agree(fiji, 0);
  meet(fiji, chad);
  const log = chad.doc.getArray<unknown>('agreement');
  const good = log.get(0) as unknown[];
  const body = { ...(good[7] as object), state: 'open', supersedes: [] };
  log.push([
    'nothing',
    [99, 1],
    [0, 2, 1, 'a', 'b', 'c', null, {}],
    [0, 1, -1, 'a', 'b', 'c', null, body],
    [0, 1, 5, 'idriss', 'Idriss', 'TD', null, { ...body, paragraph: '../x' }],
    [0, 1, 5, 'idriss', 'Idriss', 'TD', null, { ...body, reservations: [{}] }],
    [1, 1, 5, 'idriss', 'Idriss', 'TD', null, { ranges: [[1, 2, 0]], holders: ['TD'], reason: '', text: '' }],
    [2, 1, 5, 'idriss', 'Idriss', 'TD', null, { bracket: '1:1', holders: [], reason: '', supersedes: [] }],
    [0, 1, 5, 'mere', 'Mere', 'FJ', null, body],
  ]);
  meet(fiji, chad);
  expect(states(fiji)).toEqual(['agreed']);
  expect(fiji.changes.agreement.unreadable.map(({ reason }) => reason).sort()).toEqual(
    ['damaged', 'newer', 'newer', 'damaged', 'damaged', 'damaged', 'damaged', 'orphan', 'otherName'].sort(),
  );
  expect(Y.encodeStateVector(fiji.doc)).toEqual(Y.encodeStateVector(chad.doc));
});

test('A1 person, delegation, capacity and on whose behalf go with every act', () => {
  const update = createDocument({
    paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [{ text: 'abc', formats: NO_FORMATS }] }],
  });
  const author = { id: 'm', name: 'Mere', delegation: 'FJ', capacity: 'Chair', onBehalf: 'Pacific group' };
  const seat = new AgreementSeat(update, 3, author);
  onTestFinished(() => seat.close());
  agree(seat, 0);
  seat.type(1, 'x', 'suggesting');
  expect(seat.paragraph(0).acts[0]?.author).toEqual(author);
  expect([...seat.changes.suggestions.values()][0]?.author).toEqual(author);
});
