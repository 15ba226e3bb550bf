/** Files that went out come back: rules of SPEC.md, by hand and in files edited as offices edit them. */
import { expect, test } from 'vitest';
import { documentOf } from '../../../changes/comments/testing/CommentDesk.ts';
import { listAll } from '../../../changes/readShown.ts';
import { putBrackets } from '../../testing/putBrackets.ts';
import { readImports } from './imports.ts';
import { type Tracker, WordEdit } from './testing/editWord.ts';
import { ReturnDesk } from './testing/ReturnDesk.ts';

const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };
const ANA: Tracker = { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' };
const BEN: Tracker = { author: 'Ben Tan (UNESCO)', date: '2026-03-01T11:00:00Z' };
const SAVED = '2026-03-02T12:00:00Z';
const LAST = 'Dina Kato (Japan)';
const LINES = ['The network shall meet.', 'Second paragraph here.', 'Third one.'];

const desk = (...paragraphs: string[]) => new ReturnDesk(1, EDITOR, documentOf(...paragraphs));
const edited = async (here: ReturnDesk, by: (edit: WordEdit) => void, editor = LAST) => {
  const edit = new WordEdit(await here.exportWord());
  by(edit);
  return edit.save(editor, SAVED);
};
const proposals = ({ changes }: ReturnDesk) =>
  listAll(changes).map(({ author, at, status }) => `${author.name}, ${author.delegation}, ${at}, ${status}`);
/** The live text gets words of somebody here, who does not suggest. */
const write = (here: ReturnDesk, behind: string, words: string) =>
  here.flow.text.insert(here.flow.text.toString().indexOf(behind) + behind.length, words);

test('K7 a file that nobody edited brings nothing, whoever saved it', async () => {
  const here = desk(...LINES);
  const plan = await here.plan(await edited(here, () => {}));
  expect(plan).toMatchObject({ items: [], known: [], leftOut: [] });
});

test('K7 the brackets that a file is printed with bring nothing back, tracked or not; words typed within them do', async () => {
  const here = desk(...LINES);
  putBrackets(here, 3, 4);
  expect(here.read('final').join('')).toMatch(/\[.*\]/);
  for (const text of ['final', 'tracked'] as const) {
    const plan = await here.plan(new WordEdit(await here.exportWord(text)).save(LAST, SAVED));
    expect(plan, text).toMatchObject({ items: [], known: [], leftOut: [] });
  }
  const brackets = here
    .read('final')
    .join('\n')
    .replace(/[^[\]]/g, '');
  await here.takeIn(
    await edited(here, (edit) => {
      edit.insert('Second', ' short');
      edit.insert('Third', ' new', ANA);
    }),
  );
  const words = here.read('final').join('\n');
  expect(words.replace(/[[\]]/g, '')).toBe(
    'The network shall meet.\nSecond short paragraph here.\nThird new one.',
  );
  expect(words.replace(/[^[\]]/g, '')).toBe(brackets);
});

test('K8 what is tracked is by whom it names, at its time; what is not is by whoever saved the file, at that time', async () => {
  const here = desk(...LINES);
  await here.takeIn(
    await edited(here, (edit) => {
      edit.replace('shall', 'should', ANA);
      edit.insert('Second', ' short', BEN);
      edit.insert('Third', ' new');
    }),
  );
  expect(here.read('final')).toEqual([
    'The network should meet.',
    'Second short paragraph here.',
    'Third new one.',
  ]);
  expect(here.read('original')).toEqual(LINES);
  expect(proposals(here)).toEqual([
    `Ana Vale, FJ, ${Date.parse(ANA.date)}, pending`,
    `Ben Tan, UNESCO, ${Date.parse(BEN.date)}, pending`,
    `Dina Kato, JP, ${Date.parse(SAVED)}, pending`,
  ]);
});

test('K9 the same file brings nothing the second time, decided or not; a later file of the same person brings what is new', async () => {
  const here = desk(...LINES);
  const out = await here.exportWord();
  const first = new WordEdit(out);
  first.replace('shall', 'should', ANA);
  const bytes = first.save(LAST, SAVED);
  await here.takeIn(bytes);
  expect((await here.plan(bytes)).items).toEqual([]);
  const later = new WordEdit(bytes);
  later.insert('Third', ' new', ANA);
  const { items } = await here.takeIn(later.save(LAST, SAVED));
  expect(items).toHaveLength(1);
  expect(here.read('final')).toEqual(['The network should meet.', LINES[1], 'Third new one.']);
});

test('K9 what the live text says already is not proposed again', async () => {
  const here = desk(...LINES);
  const bytes = await edited(here, (edit) => edit.insert('Third', ' new', ANA));
  write(here, 'Third', ' new');
  expect(await here.plan(bytes)).toMatchObject({ items: [], known: [expect.any(String)] });
});

test('K10 nothing is proposed on paragraphs that were not edited, whatever is in front of them by now', async () => {
  const here = desk(...LINES);
  const bytes = await edited(here, (edit) => edit.insert('Third', ' new', ANA));
  write(here, 'The network', ' of all');
  const before = here.read('original');
  const plan = await here.takeIn(bytes);
  expect(plan.items.map(({ place }) => place.index)).toEqual([2]);
  expect(here.read('original')).toEqual(before);
  expect(here.read('final')).toEqual(['The network of all shall meet.', LINES[1], 'Third new one.']);
});

test.each([[0, 1] as const, [1, 0] as const])(
  'K11 two files of two editors both merge, also in one sentence, in the order %i %i',
  async (...order) => {
    const here = desk(...LINES);
    const out = await here.exportWord();
    const files = [
      ['shall meet', 'shall meet yearly', ANA],
      ['The network', 'The open network', BEN],
    ] as const;
    for (const which of order) {
      const [words, others, who] = files[which];
      const edit = new WordEdit(out);
      edit.replace(words, others, who);
      await here.takeIn(edit.save(LAST, SAVED));
    }
    expect(here.read('final')[0]).toBe('The open network shall meet yearly.');
    expect(here.read('original')).toEqual(LINES);
    expect(proposals(here)).toHaveLength(2);
  },
);

test('paragraphs begun, joined, put in and taken out arrive as that', async () => {
  const here = desk(...LINES);
  await here.takeIn(
    await edited(here, (edit) => {
      edit.split('The network', ANA);
      edit.addParagraph('Second paragraph here.', 'Between.');
      edit.removeParagraph('Third one.');
    }),
  );
  expect(here.read('final')).toEqual(['The network', ' shall meet.', LINES[1], 'Between.']);
  expect(here.read('original')).toEqual(LINES);
  const joined = desk(...LINES);
  await joined.takeIn(await edited(joined, (edit) => edit.join('The network', BEN)));
  expect(joined.read('final')).toEqual([`${LINES[0]}${LINES[1]}`, LINES[2]]);
});

test('K15 where the live text has other words in the same place, the plan has all three readings', async () => {
  const here = desk(...LINES);
  const bytes = await edited(here, (edit) => edit.replace('shall', 'should', ANA));
  const at = here.flow.text.toString().indexOf('shall');
  here.flow.text.delete(at, 'shall'.length);
  here.flow.text.insert(at, 'must');
  const { items } = await here.takeIn(bytes);
  expect(items[0]?.conflict).toMatchObject({
    kind: 'both',
    base: expect.stringContaining('shall'),
    file: expect.stringContaining('should'),
    live: expect.stringContaining('must'),
  });
  expect(here.read('original')[0]).toBe('The network must meet.');
});

test('K9 what the file takes out and is gone already is not asked for', async () => {
  const here = desk(...LINES);
  const bytes = await edited(here, (edit) => edit.delete('paragraph', ANA));
  const from = here.flow.text.toString().indexOf('paragraph');
  here.flow.text.delete(from, 'paragraph'.length);
  const { items } = await here.plan(bytes);
  // Gone already is what the file wants.
  expect(items).toEqual([]);
});

test('K17 a part of the plan is carried out, taken back in one step, and may then be taken in again', async () => {
  const here = desk(...LINES);
  const bytes = await edited(here, (edit) => {
    edit.replace('shall', 'should', ANA);
    edit.insert('Third', ' new', BEN);
  });
  const plan = await here.plan(bytes);
  expect(here.read('final')).toEqual(LINES);
  here.take(plan, [plan.items[1]?.key ?? '']);
  expect(here.read('final')).toEqual(['The network should meet.', LINES[1], LINES[2]]);
  expect((await here.plan(bytes)).items.map(({ key }) => key)).toEqual([plan.items[1]?.key]);
  expect(here.undoLast()).toBe(true);
  expect(here.undoLast()).toBe(false);
  expect(here.read('final')).toEqual(LINES);
  expect(proposals(here)).toEqual([]);
  expect(readImports(here.doc)[0]?.undone).toMatchObject({ by: { name: 'Mei' } });
  expect((await here.plan(bytes)).items).toHaveLength(2);
});

test('K5 a file without a base is not compared; one of another shape is none', async () => {
  const here = desk(...LINES);
  const edit = new WordEdit(await here.exportWord());
  here.kept.clear();
  edit.remove('customXml/item1.xml');
  expect(await here.open(edit.save(LAST, SAVED))).toEqual({ ok: false, reason: 'unknownBase' });
});
