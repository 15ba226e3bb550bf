/** What is said of text elsewhere holds for the text of notes and cells: returns, comments, words. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AnchorIndex } from '../../../shared/changes/comments/AnchorIndex.ts';
import { subjectOfStretch } from '../../../shared/changes/comments/anchorOf.ts';
import { Comments } from '../../../shared/changes/comments/Comments.ts';
import { paragraphStretches } from '../../../shared/changes/comments/paragraphStretches.ts';
import { placeThreads } from '../../../shared/changes/comments/placeThreads.ts';
import { beginThread } from '../../../shared/changes/comments/writeComments.ts';
import { readShown } from '../../../shared/changes/readShown.ts';
import { compareApart } from '../../../shared/changes/returning/compareApart.ts';
import { countAllWords } from '../../../shared/document/countAllWords.ts';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { EMBED } from '../../../shared/document/DocumentContent.ts';
import { deleteLine } from '../../../shared/document/edits/deleteLine.ts';
import { moveLine } from '../../../shared/document/edits/moveLine.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { embedInBody } from '../../../shared/document/flowsInside.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { outlineOf } from '../../../shared/document/outlineOf.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import { TableDesk } from './TableDesk.ts';
import { documentWith, embedded, tableOf } from './TableRoom.ts';

const MERE = { id: 'm', name: 'Mere', delegation: 'FJ' };
const paragraphsOf = (desk: TableDesk, flow: Flow) =>
  readFlow(flow, undefined, undefined, undefined, desk.view('all'));

test('R1 R8 a row deleted here in which another wrote there is listed, with both versions, in the place of its table', () => {
  const start = documentWith(tableOf('alpha beta', 'gamma delta'));
  const [mere, ken] = [new TableDesk(2, 'Mere', () => 1, start), new TableDesk(3, 'Ken', () => 2, start)];
  const apart = (desk: TableDesk) => {
    const updates: Uint8Array[] = [];
    desk.doc.on('update', (update: Uint8Array) => updates.push(update));
    return updates;
  };
  const [mine, theirs] = [apart(mere), apart(ken)];
  const { table, rows } = mere.table();
  mere.do(deleteLine(mere.flow, { table, side: 'rows' }, [rows[0]?.key ?? ''], null));
  ken.typeIn(0, 1, ' two');
  ken.typeIn(1, 1, ' untouched here');
  const place = paragraphId(readFlow(mere.flow)[1]?.mark ?? null);
  const { items, order } = compareApart({ before: [start], mine, theirs });
  expect(items.map(({ kind, places }) => [kind, places[0]])).toEqual([['deletion', place]]);
  expect(items[0]?.theirs.text.map(({ text, state }) => `${state} ${text}`)).toEqual([
    'kept beta',
    'added  two',
    'kept \n',
  ]);
  expect(order).toHaveLength(3);
});

test('P1 a thread about words of a cell stands at its table, and one about a note at the note', () => {
  const desk = new TableDesk(2, 'Mere', () => 1, documentWith(tableOf('alpha beta', 'gamma delta')));
  const comments = new Comments(desk.doc);
  const on = (flow: Flow, from: number, to: number) => {
    const subject = subjectOfStretch(paragraphsOf(desk, flow), from, to);
    if (subject === null) throw new Error('no words');
    const made = beginThread(comments, { author: MERE, at: 1 }, subject, ['Why?']);
    return made.ok ? made.id : '';
  };
  const inCell = on(desk.cell(1, 0), 0, 3);
  const inNote = on(desk.flow.flow(`note ${desk.embeds('note')[0]}`), 0, 5);
  const places = () => {
    const index = new AnchorIndex(desk.changes, comments.threads);
    const body = paragraphsOf(desk, desk.flow);
    return placeThreads(desk.changes, comments.threads, body, (paragraph) =>
      paragraphStretches(desk.changes, index, paragraph),
    );
  };
  expect(places().get(inCell)).toMatchObject({ index: 1, detached: false, at: 7 });
  expect(places().get(inNote)).toMatchObject({ index: 2, detached: false, at: 14 });
  const { table, rows } = desk.table();
  desk.do(moveLine(desk.flow, { table, side: 'rows' }, rows[1]?.key ?? '', null, null));
  expect(places().get(inCell)).toMatchObject({ index: 1, detached: false });
  desk.do(deleteLine(desk.flow, { table, side: 'rows' }, [rows[1]?.key ?? ''], null));
  expect(places().get(inCell)).toBeNull();
  desk.history.undo();
  expect(places().get(inCell)).toMatchObject({ index: 1, detached: false });
});

test('E2 what stands in a table is found from the body, wherever the table has gone', () => {
  const desk = new TableDesk(2, 'Mere', () => 1, documentWith(tableOf('alpha beta')));
  const cell = desk.cell(0, 0);
  const place = () => embedInBody(cell);
  const [table] = desk.embedRuns('all');
  expect(place()).toEqual({ client: table?.client, clock: table?.clock });
  const runs = table === undefined ? [] : [table];
  desk.do({ flow: desk.flow, edits: [{ kind: 'delete', at: 7, runs }] });
  expect(place()).toBeNull();
  desk.history.undo();
  const [copy] = desk.embedRuns('all');
  expect(place()).toEqual({ client: copy?.client, clock: copy?.clock });
  expect(copy?.clock).not.toBe(table?.clock);
  expect(embedInBody(desk.flow)).toBeNull();
});

test('E8 words of notes and cells count; a note within a heading is not in the outline', () => {
  const para = (style: 'body' | 'heading1', ...runs: ParagraphContent['runs']): ParagraphContent => ({
    properties: { ...DEFAULT_PROPERTIES, style },
    runs,
  });
  const noted = embedded({ kind: 'note', paragraphs: [para('body', { text: 'two words', formats: {} })] });
  const paragraphs = [
    para('heading1', { text: 'Of net', formats: {} }, noted, { text: 'works', formats: {} }),
    para('body', embedded(tableOf('a b', 'c _'))),
  ];
  expect(countAllWords(paragraphs)).toBe(7);
  // What lies under another cell is not to be read.
  const [first, ...rows] = tableOf('a b').rows;
  const cells = first?.cells.map((cell, index) =>
    index === 0 ? { ...cell, columnSpan: 2 } : { ...cell, covered: true as const },
  );
  const merged = { ...tableOf('a b'), rows: [{ header: false, cells: cells ?? [] }, ...rows] };
  expect(countAllWords([para('body', embedded(merged))])).toBe(1);
  expect(outlineOf(paragraphs).map(({ text }) => text)).toEqual(['Of networks']);
  const desk = new TableDesk(2, 'Mere', () => 1, documentWith(tableOf('a b')));
  expect(countAllWords(readShown(desk.doc, { title: '', language: 'en' }, 'final').paragraphs)).toBe(5);
});

test('D1 an embed is a run by itself, wherever its character stands in the text', () => {
  const desk = new TableDesk(2, 'Mere', () => 1, documentWith(tableOf('a b')));
  const text = new Y.Doc();
  Y.applyUpdate(text, Y.encodeStateAsUpdate(desk.doc));
  desk.flow.text.insert(0, `x${EMBED}${EMBED}y`);
  expect(paragraphsOf(desk, desk.flow)[0]?.runs.map((run) => run.text)).toEqual([
    'x',
    EMBED,
    EMBED,
    'y',
    'before',
  ]);
});
