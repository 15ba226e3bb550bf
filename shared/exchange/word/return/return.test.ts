/** Files that went out come back: rules of SPEC.md, by hand and in files edited as offices edit them. */
import { expect, test } from 'vitest';
import { documentOf } from '../../../changes/comments/testing/CommentDesk.ts';
import { type Tracker, WordEdit } from './testing/editWord.ts';
import { ReturnDesk } from './testing/ReturnDesk.ts';

const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };
const ANA: Tracker = { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' };
const SAVED = '2026-03-02T12:00:00Z';

const desk = (...paragraphs: string[]) => new ReturnDesk(1, EDITOR, documentOf(...paragraphs));

test('smoke', async () => {
  const here = desk('The network shall meet.', 'Second paragraph here.', 'Third one.');
  const edit = new WordEdit(await here.exportWord());
  edit.replace('shall', 'should', ANA);
  edit.insert('Third', ' new');
  const plan = await here.plan(edit.save('Ben (UNESCO)', SAVED));

  here.take(plan);

  expect((await here.plan(edit.save('Ben (UNESCO)', SAVED))) instanceof Error).toBe(false);

  expect(here.undoLast()).toBe(true);
});
