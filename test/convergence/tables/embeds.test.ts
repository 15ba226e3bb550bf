/** Rules E, N and R8 to R10, and what S, W, V and T come to inside of notes and tables, in the hands of people who work apart. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from '../../../shared/document/createDocument.ts';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { deleteLine } from '../../../shared/document/edits/deleteLine.ts';
import { insertImage } from '../../../shared/document/edits/insertImage.ts';
import { insertInline } from '../../../shared/document/edits/insertInline.ts';
import { insertLine } from '../../../shared/document/edits/insertLine.ts';
import { insertNote } from '../../../shared/document/edits/insertNote.ts';
import { insertTable } from '../../../shared/document/edits/insertTable.ts';
import { setEmbedProperty } from '../../../shared/document/edits/setEmbedProperty.ts';
import { entriesTouchedBy } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { noteName } from '../../../shared/document/flowNames.ts';
import { embedInBody } from '../../../shared/document/flowsInside.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { readDocument, readParagraphs } from '../../../shared/document/readDocument.ts';
import { ORDERS } from '../review/Room.ts';
import { TableDesk } from './TableDesk.ts';
import { documentWith, TableRoom, tableOf } from './TableRoom.ts';

const FILE = { hash: 'b'.repeat(64), type: 'image/png', width: 400, height: 200 } as const;
const META = { title: 'T', language: 'en' };

const noteOf = (desk: TableDesk, nth = 0): Flow => desk.flow.flow(noteName(desk.embeds('note')[nth] ?? ''));
const imagesOf = (desk: TableDesk) =>
  readParagraphs(desk.flow, desk.view('all'))
    .flatMap(({ runs }) => runs)
    .flatMap(({ embed }) => (embed?.kind === 'image' ? [embed] : []));
const theImage = (desk: TableDesk): ImageContent => imagesOf(desk)[0] as ImageContent;
const characterOf = (desk: TableDesk, kind: string): CharacterId => {
  const run = desk.embedRuns('all').find((one) => desk.keyOf(one) === desk.embeds(kind)[0]);
  if (run === undefined) throw new Error(`no ${kind}`);
  return run;
};
const set = (desk: TableDesk, name: 'alt' | 'shownWidth' | 'decorative', value: never) =>
  desk.do(setEmbedProperty(desk.flow, characterOf(desk, 'image'), name, value));

/** An embed of the body, taken out. */
function remove(desk: TableDesk, kind: string): void {
  let at = 0;
  for (const run of desk.runs(desk.flow)) {
    if (run.hidden !== true && desk.keyOf(run) === desk.embeds(kind)[0]) {
      desk.do({ flow: desk.flow, edits: [{ kind: 'delete', at, runs: [run] }] });
      return;
    }
    at += run.text.length;
  }
}

/** The first paragraph of the body, put behind the last. */
function moveFirst(desk: TableDesk, paragraphs = 1): void {
  const runs = desk.runs(desk.flow);
  let ends = 0;
  const moved = runs.slice(0, runs.findIndex(({ text }) => text === '\n' && ++ends === paragraphs) + 1);
  const text = moved.map((run) => run.text).join('');
  desk.do({
    flow: desk.flow,
    edits: [
      {
        kind: 'insert',
        at: desk.flow.text.length,
        text,
        formats: NO_FORMATS,
        inherits: false,
        marks: Array.from(text.matchAll(/\n/g), () => DEFAULT_PROPERTIES),
        copyOf: moved,
      },
      { kind: 'delete', at: 0, runs: moved, moved: true },
    ],
  });
}

const statuses = (desk: TableDesk) => desk.list().map(({ author, status }) => `${author.name} ${status}`);

describe.each(ORDERS)('ids $ids, $first first', (order) => {
  test('E3 two people who change two things of an image both have their way, tracked or not', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    eve.do(insertImage(eve.flow, 3, FILE, 200));
    meet();
    ana.mode = 'suggesting';
    set(ana, 'alt', 'A ferry' as never);
    set(ben, 'shownWidth', 120 as never);
    meet();
    expect(theImage(eve)).toMatchObject({ alt: 'A ferry', shownWidth: 120 });
    expect(eve.list()).toEqual([]);
    // Undo takes back one's own, and nothing that somebody has said anew.
    set(eve, 'alt', 'A boat' as never);
    meet();
    ana.history.undo();
    ben.history.undo();
    meet();
    expect(theImage(eve)).toMatchObject({ alt: 'A boat', shownWidth: 200 });
    eve.history.undo();
    meet();
    expect(theImage(ana).alt).toBe('A ferry');
  });

  test('E4 an image that comes back, or is moved apart, is the same: what is said of one is said of all', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    ana.do(insertImage(ana.flow, 3, FILE, 200));
    meet();
    remove(ana, 'image');
    meet();
    ana.history.undo();
    set(ana, 'alt', 'said here' as never);
    meet();
    expect(imagesOf(ben).map(({ alt }) => alt)).toEqual(['said here']);
    moveFirst(ana);
    moveFirst(ben);
    meet();
    set(eve, 'alt', 'said of both' as never);
    meet();
    expect(imagesOf(ana).map(({ alt }) => alt)).toEqual(['said of both', 'said of both']);
  });

  test('L3 what was moved, deleted, and brought back by two people apart, stands once', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    moveFirst(ana);
    meet();
    const moved = ana.flow.text.toString();
    const erase = (desk: TableDesk) => desk.erase(desk.flow, moved.length - 7, moved.length);
    erase(ana);
    erase(ben);
    meet();
    ana.history.undo();
    ben.history.undo();
    meet();
    expect(eve.flow.text.toString()).toBe(moved);
  });

  test('E5 a paragraph moved while suggesting takes its note along, whatever is decided', () => {
    for (const verdict of ['accepted', 'rejected'] as const) {
      const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
      ana.do(insertNote(ana.flow, 3));
      ana.type(noteOf(ana), 'why');
      meet();
      ana.mode = 'suggesting';
      moveFirst(ana);
      ben.type(noteOf(ben), '?');
      meet();
      expect(eve.notes('final')).toEqual(['noted', 'why?']);
      expect(eve.notes('original')).toEqual(['why?', 'noted']);
      eve.decideAll(verdict);
      eve.settle();
      meet();
      for (const view of ['all', 'final', 'original'] as const)
        expect(ana.notes(view)).toEqual(verdict === 'accepted' ? ['noted', 'why?'] : ['why?', 'noted']);
    }
  });

  test('E4 a reference leads to its paragraph wherever that has been moved', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    const [first] = readParagraphs(ana.flow);
    const at = ana.flow.text.length - 1;
    ana.do(insertInline(ana.flow, at, { kind: 'reference', target: first?.id ?? '', shows: 'page' }));
    moveFirst(ben);
    meet();
    const all = readParagraphs(eve.flow);
    const references = all.flatMap(({ runs }) =>
      runs.flatMap(({ embed }) => (embed?.kind === 'reference' ? [embed] : [])),
    );
    expect(references).toMatchObject([{ target: all.at(-1)?.id, shows: 'page' }]);
    expect(all.at(-1)?.id).not.toBe(first?.id);
  });

  test('U1 a format given in a cell is taken back there, and in no other text', () => {
    const { ana, ben, meet } = withMeeting(new TableRoom(order, 'abc d'));
    const format = (desk: TableDesk, flow: Flow) =>
      desk.do({
        flow,
        edits: [{ kind: 'format', at: 0, runs: desk.runs(flow).slice(0, 1), set: { bold: true } }],
      });
    const cell = ana.cell(0, 0);
    format(ana, cell);
    format(ana, ana.flow);
    ana.history.undo();
    ana.history.undo();
    ben.typeIn(0, 0, '!');
    meet();
    expect(cell.text.toDelta()).toEqual([{ insert: 'abc!\n' }]);
    ana.history.redo();
    ana.history.redo();
    expect(cell.text.toDelta()[0]).toEqual({ insert: 'abc', attributes: { bold: true } });
  });

  test('N2 two people write in one note, and in one that was empty, and all of it stands', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    ana.do(insertNote(ana.flow, 0));
    meet();
    ana.type(noteOf(ana), 'here');
    ben.type(noteOf(ben), 'there');
    ben.type(noteOf(ben, 1), '!');
    meet();
    const [first = '', second] = eve.notes();
    expect(first.split('|').sort()).toEqual(['here', 'there']);
    expect(second).toBe('noted!');
  });

  test('N3 a deleted note takes what was written in it meanwhile along, and undo brings all of it back', () => {
    const { ana, ben, meet } = withMeeting(new TableRoom(order, 'a b'));
    remove(ana, 'note');
    ben.type(noteOf(ben), ' twice');
    meet();
    expect(ben.notes()).toEqual([]);
    // What one typed there is still one's own to take back.
    ben.history.undo();
    ben.history.redo();
    ana.history.undo();
    meet();
    expect(ben.notes()).toEqual(['noted twice']);
  });

  test('N4 text in a note and in a cell is suggested, listed, decided on and settled as text of the body is', () => {
    const { ana, eve, meet } = withMeeting(new TableRoom(order, 'abc d'));
    ana.mode = 'suggesting';
    ana.type(noteOf(ana), ' here');
    const cell = ana.cell(0, 0);
    ana.erase(cell, 0, 2);
    ana.do({
      flow: cell,
      edits: [{ kind: 'format', at: 2, runs: ana.runs(cell).slice(-2, -1), set: { bold: true } }],
    });
    meet();
    const body = eve.flow.text.toString();
    const within = readParagraphs(eve.flow).map(({ id }) => id);
    expect(
      eve
        .list()
        .flatMap(({ pieces }) => pieces.map((one) => [one.kind, 'text' in one ? one.text : '', one.within])),
    ).toEqual([
      ['delete', 'ab', within[1]],
      ['format', 'c', within[1]],
      ['insert', ' here', within[2]],
    ]);
    expect([eve.lines('original'), eve.notes('original')]).toEqual([['abc d'], ['noted']]);
    expect([eve.lines('final'), eve.notes('final')]).toEqual([['c d'], ['noted here']]);
    eve.decideAll('accepted');
    expect(eve.settle()).toBe(3);
    meet();
    expect(ana.cell(0, 0).text.toString()).toBe('c\n');
    expect(ana.cell(0, 0).text.toDelta()[0]).toEqual({ insert: 'c', attributes: { bold: true } });
    expect(eve.flow.text.toString()).toBe(body);
  });

  test('S6 R7 what one writes in a table one proposes goes on with it, and is decided on with it', () => {
    const { ana, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    ana.mode = 'suggesting';
    ana.do(insertTable(ana.flow, 3, { rows: 2, columns: 2, header: true }, ana.view()));
    const [mine] = ana.embeds('table');
    const { rows, columns } = ana.linesOf(mine ?? '', 'all');
    ana.type(ana.flow.flow(`cell ${mine} ${rows[0]?.key} ${columns[1]?.key}`), 'Need');
    meet();
    const [change, ...others] = eve.list();
    expect(others).toEqual([]);
    expect(
      change?.pieces.map((piece) => ('embed' in piece ? [piece.kind, piece.embed, piece.says] : piece.kind)),
    ).toEqual(['split', ['insert', 'table', 'Need'], 'split']);
    const table = change?.pieces.find((piece) => 'embed' in piece);
    eve.decide('accepted', [{ id: change?.id ?? '', scope: table?.ranges ?? [] }]);
    meet();
    expect(ana.linesOf(mine ?? '', 'original').rows.map(({ header }) => header)).toEqual([true, false]);
    expect(eve.list().flatMap(({ pieces }) => pieces.map(({ kind, status }) => `${kind} ${status}`))).toEqual(
      ['split pending', 'insert accepted', 'split pending'],
    );
  });

  test('R10 undo, and taking back one’s own proposal, leave a row in which another has written', () => {
    const { ana, ben, meet } = withMeeting(new TableRoom(order, 'a b'));
    const { table } = ana.table();
    ana.do(insertLine(ana.flow, { table, side: 'rows' }, null, ana.view()));
    meet();
    ben.typeIn(0, 0, 'mine');
    meet();
    ana.history.undo();
    expect(ana.lines()).toEqual(['mine ', 'a b']);
    ben.history.undo();
    // What one deleted one has seen: that is undone, and done again, whoever wrote in it.
    const last = ana.table().rows[1]?.key ?? '';
    ana.do(deleteLine(ana.flow, { table, side: 'rows' }, [last], ana.view()));
    ana.history.undo();
    expect(ana.lines()).toEqual(['mine ', 'a b']);
    ana.history.redo();
    expect(ana.lines()).toEqual(['mine ']);
    ana.history.undo();
    meet();
    ana.mode = 'suggesting';
    const behind = ana.table().rows[1]?.key ?? '';
    ana.do(insertLine(ana.flow, { table, side: 'rows' }, behind, ana.view()));
    meet();
    ben.typeIn(2, 1, 'too');
    meet();
    ana.do(deleteLine(ana.flow, { table, side: 'rows' }, [ana.table().rows[2]?.key ?? ''], ana.view()));
    meet();
    expect(ben.lines()).toEqual([' ', 'a b', ' too']);
    expect(ben.list().flatMap(({ pieces }) => pieces.map(({ kind }) => kind))).toEqual(['insert', 'delete']);
    // In one’s own, nothing is left to decide.
    ana.do(insertLine(ana.flow, { table, side: 'rows' }, behind, ana.view()));
    ana.typeIn(2, 0, 'gone');
    ana.do(deleteLine(ana.flow, { table, side: 'rows' }, [ana.table().rows[2]?.key ?? ''], ana.view()));
    expect(ana.lines()).toEqual([' ', 'a b', ' too']);
    expect(ana.list().flatMap(({ pieces }) => pieces)).toHaveLength(2);
  });

  test('V7 whoever decides that a table goes rejects what others propose in it, and undo of that takes both back', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    ana.mode = 'suggesting';
    ben.mode = 'suggesting';
    remove(ana, 'table');
    ben.typeIn(0, 0, '+');
    meet();
    const [deletion] = eve.list().filter(({ author }) => author.name === 'Ana');
    eve.decide('accepted', [{ id: deletion?.id ?? '', scope: null }]);
    meet();
    expect(statuses(ana)).toEqual(['Ana accepted', 'Ben rejected']);
    expect(ana.embeds('table', 'all')).toEqual([]);
    eve.history.undo();
    meet();
    expect(statuses(ana)).toEqual(['Ana pending', 'Ben pending']);
    expect(ana.lines()).toEqual(['a+ b']);
  });

  test('V7 the same of a proposed row that is rejected', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b'));
    ana.mode = 'suggesting';
    ben.mode = 'suggesting';
    const { table } = ana.table();
    ana.do(insertLine(ana.flow, { table, side: 'rows' }, null, ana.view()));
    meet();
    ben.typeIn(0, 1, 'mine');
    meet();
    const [row] = eve.list().filter(({ author }) => author.name === 'Ana');
    eve.decide('rejected', [{ id: row?.id ?? '', scope: null }]);
    meet();
    expect(statuses(ben)).toEqual(['Ana rejected', 'Ben rejected']);
    expect(ben.lines()).toEqual(['a b']);
  });

  test('V4 T3 text proposed in a row whose deletion was accepted apart is shown until it is decided on', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b', 'c d'));
    ana.mode = 'suggesting';
    ben.mode = 'suggesting';
    const { table, rows } = ana.table();
    ana.do(deleteLine(ana.flow, { table, side: 'rows' }, [rows[0]?.key ?? ''], ana.view()));
    ben.typeIn(0, 0, '+');
    meet(ana, eve);
    eve.decideAll('accepted');
    meet();
    expect(ana.lines('all')).toEqual(['a+ b', 'c d']);
    expect(ana.lines('final')).toEqual(['c d']);
    expect(eve.settle()).toBe(0);
    const [addition] = eve.list().filter(({ author }) => author.name === 'Ben');
    eve.decide('accepted', [{ id: addition?.id ?? '', scope: null }]);
    meet();
    expect(ana.lines('all')).toEqual(['c d']);
    expect(eve.settle()).toBe(2);
    meet();
    expect(ben.lines('all')).toEqual(['c d']);
  });

  test('T2 what was undecided in a text that goes leaves nothing to settle another time', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'abcd e'));
    ana.mode = 'suggesting';
    ben.mode = 'suggesting';
    ben.erase(ben.cell(0, 0), 0, 2);
    ana.erase(ana.cell(0, 0), 1, 4);
    meet();
    const of = (name: string) => eve.list().find(({ author }) => author.name === name);
    const [first] = of('Ben')?.pieces[0]?.ranges ?? [];
    if (first === undefined) throw new Error('nothing proposed');
    eve.decide('accepted', [
      { id: of('Ana')?.id ?? '', scope: null },
      { id: of('Ben')?.id ?? '', scope: [{ ...first, length: 1 }] },
    ]);
    expect(eve.settle()).toBe(2);
    expect(eve.settle()).toBe(0);
    meet();
    expect(ben.lines()).toEqual([' e']);
  });

  test('W4 deleting a column directly rejects what others propose in it, and undo takes that back', () => {
    const { ana, ben, eve, meet } = withMeeting(new TableRoom(order, 'a b', 'c d'));
    ben.mode = 'suggesting';
    ben.typeIn(1, 1, '+');
    meet();
    const { table, columns } = ana.table();
    ana.do(deleteLine(ana.flow, { table, side: 'columns' }, [columns[1]?.key ?? ''], ana.view()));
    meet();
    expect(eve.lines()).toEqual(['a', 'c']);
    expect(
      [...eve.changes.suggestions.values()].map(({ decisions }) => [...decisions.values()][0]?.verdict),
    ).toEqual(['rejected']);
    ana.history.undo();
    meet();
    expect(eve.lines()).toEqual(['a b', 'c d+']);
    expect(statuses(eve)).toEqual(['Ben pending']);
  });

  test('R9 a cell reaches over what is put in between, never over text, and shrinks with what goes', () => {
    const merged = tableOf('x _ _', '_ _ _', 'p q r');
    const [top] = merged.rows;
    const [corner] = top?.cells ?? [];
    if (top === undefined || corner === undefined) throw new Error('no cell');
    const rows = [
      { ...top, cells: [{ ...corner, columnSpan: 2, rowSpan: 2 }, ...top.cells.slice(1)] },
      ...merged.rows.slice(1),
    ];
    const start = documentWith({ ...merged, rows });
    const desk = (id: number) => new TableDesk(id, `P${id}`, () => 0, start);
    const [ana, ben] = [desk(order.ids[0]), desk(order.ids[1])];
    const spans = () => {
      const runs = readParagraphs(ana.flow).flatMap((paragraph) => paragraph.runs);
      const table = runs.map(({ embed }) => embed).find((embed) => embed?.kind === 'table');
      return table?.kind !== 'table'
        ? []
        : table.rows.map(({ cells }) =>
            cells
              .map(({ columnSpan = 1, rowSpan = 1, covered }) => (covered ? '-' : `${columnSpan}x${rowSpan}`))
              .join(' '),
          );
    };
    expect(spans()).toEqual(['2x2 - 1x1', '- - 1x1', '1x1 1x1 1x1']);
    const { table, rows: lines, columns } = ben.table();
    ben.do(insertLine(ben.flow, { table, side: 'columns' }, columns[0]?.key ?? '', null));
    ana.pull(ben);
    expect(spans()).toEqual(['3x2 - - 1x1', '- - - 1x1', '1x1 1x1 1x1 1x1']);
    ben.typeIn(1, 1, 'late');
    ana.pull(ben);
    expect(spans()).toEqual(['3x1 - - 1x1', '1x1 1x1 1x1 1x1', '1x1 1x1 1x1 1x1']);
    ben.do(deleteLine(ben.flow, { table, side: 'columns' }, [columns[1]?.key ?? ''], null));
    ben.do(deleteLine(ben.flow, { table, side: 'rows' }, [lines[1]?.key ?? ''], null));
    ana.pull(ben);
    expect(spans()).toEqual(['1x1 1x1 1x1', '1x1 1x1 1x1']);
  });
});

function withMeeting(room: TableRoom) {
  const { ana, ben, eve } = room;
  return { ana, ben, eve, meet: (...present: readonly TableDesk[]) => room.meet(...present) };
}

test('E6 unknown kinds and impossible values are read as no embed, or as not said', () => {
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('a b')));
  desk.do(insertImage(desk.flow, 0, FILE, 200));
  const { embeds } = desk.flow;
  const key = desk.embeds('image')[0] ?? '';
  const first = () => readDocument(desk.doc, META).paragraphs[0]?.runs[0]?.embed;
  embeds.set(`${key}:alt`, 7);
  embeds.set(`${key}:shownWidth`, Number.NaN);
  expect(first()).toMatchObject({ kind: 'image', alt: '', shownWidth: 400 });
  for (const kind of [
    { kind: 'film' },
    'image',
    null,
    { kind: 'image', hash: '../x' },
    ['table'],
    { ...FILE, width: -1 },
  ]) {
    embeds.set(`${key}:kind`, kind);
    expect(first()).toBeUndefined();
  }
  desk.close();
});

test('R1 R11 what is no row counts as absent, and a table without rows is none until they come back', () => {
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('a b')));
  const { table, rows } = desk.table();
  desk.flow.flow(`rows ${table}`).text.insert(0, 'not\na row');
  expect(desk.lines()).toEqual(['a b']);
  const shown = () => readDocument(desk.doc, META).paragraphs[1]?.runs[0];
  expect(shown()?.embed?.kind).toBe('table');
  desk.do(deleteLine(desk.flow, { table, side: 'rows' }, [rows[0]?.key ?? ''], null));
  expect(shown()).toEqual({ text: '\uFFFC', formats: {} });
  desk.history.undo();
  expect(desk.lines()).toEqual(['a b']);
  desk.close();
});

test('D6 text that is pasted brings no embed, whatever it says', () => {
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('a b')));
  const paragraph = { properties: DEFAULT_PROPERTIES, runs: [{ text: 'x\uFFFCy', formats: {} }] };
  desk.do(insertNote(desk.flow, 0, [paragraph]));
  expect(desk.notes()[0]).toBe('xy');
  desk.close();
});

test('E3 what changed is told by what it is about', () => {
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('a b')));
  const [row] = desk.table().rows;
  const told: string[] = [];
  desk.flow.embeds.observe(({ keysChanged }) => told.push(...entriesTouchedBy(keysChanged)));
  if (row !== undefined) desk.do(setEmbedProperty(desk.flow, row.run, 'header', true));
  expect(told).toEqual([row?.key]);
  desk.close();
});

test('E6 a note that was put into itself, and characters that stand for one another, neither hang nor throw', () => {
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('a b')));
  const [note = ''] = desk.embeds('note');
  const inner = desk.flow.flow(noteName(note));
  const [copy] = desk.do(insertNote(inner, 0));
  desk.flow.embeds.set(`${copy?.client}:${copy?.clock}:of`, note);
  expect(readDocument(desk.doc, META).paragraphs).toHaveLength(3);
  expect(embedInBody(inner)).not.toBeNull();
  desk.flow.embeds.set(`${note}:of`, `${copy?.client}:${copy?.clock}`);
  expect(readDocument(desk.doc, META).paragraphs).toHaveLength(3);
  expect(desk.list()).toEqual([]);
  desk.writer.mode = 'suggesting';
  desk.type(desk.flow, 'x', 0);
  expect(desk.list()).toHaveLength(1);
  desk.close();
});

test('E7 a document without embeds holds nothing on their account', () => {
  const plain = new Y.Doc();
  Y.applyUpdate(
    plain,
    createDocument({ paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [{ text: 'a', formats: {} }] }] }),
  );
  expect([...plain.share.keys()]).toEqual(['body']);
  const desk = new TableDesk(1, 'Ana', () => 0, documentWith(tableOf('_ _', '_ b')));
  // Looking at empty cells makes none, and one cell is all that is stored of four.
  readDocument(desk.doc, META);
  expect([...desk.doc.share.keys()].filter((name) => name.startsWith('cell'))).toHaveLength(1);
  desk.close();
});
