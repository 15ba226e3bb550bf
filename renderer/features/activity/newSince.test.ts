/** What is new since somebody last looked: others' work, all of it and only once, by whom, and where. */
import { expect, onTestFinished, test } from 'vitest';
import { subjectOfParagraph } from '../../../shared/changes/comments/anchorOf.ts';
import { Comments } from '../../../shared/changes/comments/Comments.ts';
import { beginThread, reply, setResolved } from '../../../shared/changes/comments/writeComments.ts';
import { documentOf, HERE, TestDesk } from '../../../shared/changes/returning/testing/TestDesk.ts';
import { settle } from '../../../shared/changes/settle.ts';
import { editFlow } from '../../../shared/document/editFlow.ts';
import type { FlowEdits } from '../../../shared/document/edits/FlowEdits.ts';
import { insertNote } from '../../../shared/document/edits/insertNote.ts';
import { insertTable } from '../../../shared/document/edits/insertTable.ts';
import { noteName } from '../../../shared/document/flowNames.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import { cellFlow, readTable } from '../../../shared/document/readTable.ts';
import { newSince } from './newSince.ts';
import { SeenMark } from './SeenMark.ts';

const ALPHA = 'Alpha: policies exist in many countries.';
const BETA = 'Beta: few say how a course counts.';

/** Mere has looked; Ken works on. */
function desks(before: (first: TestDesk) => void = () => {}) {
  const first = new TestDesk('First', 'SG', 1, documentOf(ALPHA, BETA, 'Gamma'));
  before(first);
  const mere = new TestDesk('Mere', 'FJ', 2, first.state());
  const ken = new TestDesk('Ken', 'JP', 3, first.state());
  const seen = SeenMark.now(mere.doc);
  onTestFinished(() => {
    for (const desk of [first, mere, ken]) desk.close();
  });
  const news = (mark = seen, here = new Map()) => {
    mere.receive(...ken.updates);
    return newSince({ doc: mere.doc, seen: mark, personId: 'Mere', here });
  };
  return { first, mere, ken, seen, news };
}

const brief = (list: ReturnType<typeof newSince>) =>
  list.map((one) => [
    one.kind,
    one.author?.name ?? null,
    'quote' in one ? one.quote : `${one.verdict} ${one.count}`,
  ]);

test('nothing where nothing happened', () => {
  expect(desks().news()).toEqual([]);
});

test('suggestions, with their first words; one that was gone on with; decisions, with how many they are about', () => {
  const { ken, news } = desks((first) => {
    first.mode = 'suggesting';
    first.typeBehind('many', ' or most');
    first.erase('Gamma');
  });
  ken.mode = 'suggesting';
  ken.typeBehind('course', ' or module');
  ken.decide('accepted', ' or most');
  expect(brief(news())).toEqual([
    ['suggestion', 'Ken', 'or module'],
    ['decision', 'Ken', 'accepted 1'],
  ]);
  const going = desks();
  going.ken.mode = 'suggesting';
  going.ken.typeBehind('course', ' or');
  going.mere.receive(...going.ken.updates);
  const mark = SeenMark.now(going.mere.doc);
  expect(going.news(mark)).toEqual([]);
  going.ken.typeBehind(' or', ' module');
  expect(brief(going.news(mark))).toEqual([['suggestion', 'Ken', 'or module']]);
});

test('a suggestion without text of its own is known by the paragraph it is about', () => {
  for (const deed of [
    (ken: TestDesk) => ken.restyle('few', 'style', 'quote'),
    (ken: TestDesk) => ken.typeBehind('few', '\n'),
  ]) {
    const { ken, news } = desks();
    ken.mode = 'suggesting';
    deed(ken);
    const [found] = news();
    expect(found?.kind).toBe('suggestion');
    expect(found !== undefined && 'quote' in found ? found.quote : '').toMatch(/^Beta: few/);
  }
});

test('a paragraph is quoted without what is decided to be gone', () => {
  const { ken, news } = desks((first) => {
    first.mode = 'suggesting';
    first.typeBehind('few', ' (gone)');
    first.decide('rejected', ' (gone)');
  });
  ken.mode = 'suggesting';
  ken.restyle('few', 'style', 'quote');
  expect(brief(news())).toEqual([['suggestion', 'Ken', BETA]]);
});

test('text changed directly: put in, taken out, formatted, restyled, each with its paragraph; by name where the session has one', () => {
  for (const deed of [
    (ken: TestDesk) => ken.typeBehind('few', ' texts'),
    (ken: TestDesk) => ken.erase('few '),
    (ken: TestDesk) => ken.bold('few'),
    (ken: TestDesk) => ken.restyle('few', 'style', 'quote'),
    (ken: TestDesk) => ken.typeBehind('few', '\n'),
    (ken: TestDesk) => ken.move('Beta', 'Alpha'),
  ]) {
    const { ken, news } = desks();
    deed(ken);
    const found = news();
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['text']));
    expect(found.every(({ author }) => author === null)).toBe(true);
    expect(found.some((one) => 'quote' in one && one.quote.startsWith('Beta'))).toBe(true);
  }
  // Named by what else the session did, or by who is here.
  const { ken, news, seen } = desks();
  ken.typeBehind('few', ' texts');
  const here = new Map([[3, { id: 'Ken', name: 'Ken', delegation: 'JP' }]]);
  expect(brief(news(seen, here))).toEqual([['text', 'Ken', 'Beta: few texts say how a course counts.']]);
  ken.mode = 'suggesting';
  ken.erase('Gamma');
  expect(brief(news())).toEqual([
    ['suggestion', 'Ken', 'Gamma'],
    ['text', 'Ken', 'Beta: few texts say how a course counts.'],
  ]);
});

test('comments: begun, answered, resolved; each a click from its thread', () => {
  const { ken, news, mere } = desks();
  const comments = new Comments(ken.doc);
  const who = { author: { id: 'Ken', name: 'Ken', delegation: 'JP' }, at: 1 };
  const [, beta] = readFlow(ken.flow);
  const begun = beginThread(comments, who, subjectOfParagraph(beta as never) as never, ['Is this so?']);
  const thread = begun.ok ? begun.id : '';
  reply(comments, who, thread, ['It is.']);
  setResolved(comments, who, thread, true);
  mere.receive(ken.state());
  expect(
    news().map((one) => (one.kind === 'comment' ? [one.what, one.thread === thread, one.quote] : one)),
  ).toEqual([
    ['begin', true, 'Is this so?'],
    ['reply', true, 'It is.'],
    ['resolve', true, 'Is this so?'],
  ]);
  comments.close();
});

test('own work is no news, on this device or another; what one did is added to the mark', () => {
  const { mere, ken, seen, news } = desks();
  mere.doc.on('afterTransaction', (transaction) => seen.addOwn(transaction));
  mere.typeBehind('few', ' texts');
  mere.erase('policies ');
  mere.mode = 'suggesting';
  mere.erase('Gamma');
  expect(news()).toEqual([]);
  // Another desk of hers.
  const again = new TestDesk('Mere', 'FJ', 4, mere.state());
  again.mode = 'suggesting';
  again.typeBehind('course', ' or module');
  ken.receive(...again.updates);
  mere.receive(...again.updates);
  expect(news()).toEqual([]);
  again.close();
  // A mark that is kept says the same.
  expect(SeenMark.read(seen.write())?.write()).toEqual(seen.write());
  const kept = SeenMark.read(seen.write()) as SeenMark;
  ken.erase('how ');
  expect(brief(news(kept))).toEqual([['text', null, 'Beta: few texts say a course or module counts.']]);
});

test('what came and went meanwhile, and what the host settles, is no news', () => {
  const { ken, news } = desks();
  ken.typeBehind('few', ' texts');
  ken.erase(' texts');
  expect(news()).toEqual([]);

  const settled = desks((first) => {
    first.mode = 'suggesting';
    first.typeBehind('many', ' or most');
    first.erase('few ');
    first.bold('course');
    first.restyle('Gamma', 'style', 'quote');
    first.decide('rejected', ' or most');
    first.decide('accepted', 'few ');
    first.decide('accepted', 'course');
    const [gamma] = [...first.changes.suggestions.keys()].slice(-1);
    first.decideOn(gamma as string, 'accepted');
  });
  const host = new TestDesk('Host', 'SG', 9, settled.first.state());
  expect(settle(host.changes, { decidedBefore: Number.POSITIVE_INFINITY, origin: 'host' })).toBeGreaterThan(
    2,
  );
  settled.mere.receive(host.state());
  expect(settled.news()).toEqual([]);
  host.close();
});

test('what was written in a cell or a note is told of the paragraph in which that stands', () => {
  const put = ({ flow, edits }: FlowEdits) => editFlow(flow, edits, HERE);
  const { ken, news } = desks((first) => {
    put(insertTable(first.flow, first.text().indexOf('Gamma'), { rows: 1, columns: 2, header: false }));
    put(insertNote(first.flow, ALPHA.length));
  });
  const embeds = [...ken.flow.embeds.keys()].filter((key) => key.endsWith(':kind'));
  const [table = '', note = ''] = embeds.map((key) => key.slice(0, -':kind'.length));
  const { rows, columns } = readTable(ken.flow, table);
  const cell = cellFlow(ken.flow, table, rows[0]?.key ?? '', columns[1]?.key ?? '');
  ken.doc.transact(() => cell.text.insert(0, 'Baseline'), HERE);
  expect(brief(news())).toEqual([['text', null, '']]);
  ken.doc.transact(() => ken.flow.flow(noteName(note)).text.insert(0, 'See the report.'), HERE);
  expect(brief(news())).toEqual([
    ['text', null, ALPHA],
    ['text', null, ''],
  ]);
});

test('a mark that cannot be read is none', () => {
  for (const kept of [null, undefined, 'x', new Uint8Array([255, 255, 255, 255])])
    expect(SeenMark.read(kept)).toBeNull();
});
