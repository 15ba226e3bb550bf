/** Text taken with the mouse and put down elsewhere. */
import { expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Place, Who } from '../../editor/page/DeskApi.ts';

const desk = useHarness();

async function drag(who: Who, from: Place, to: Place) {
  const [start, end] = [
    await desk.call('characterRectangle', who, from),
    await desk.call('characterRectangle', who, to),
  ];
  await desk.page.mouse.move(start.left + 3, (start.top + start.bottom) / 2);
  await desk.page.mouse.down();
  await desk.page.mouse.move(end.left - 5, (end.top + end.bottom) / 2, { steps: 4 });
  await desk.page.mouse.move(end.left + 1, (end.top + end.bottom) / 2, { steps: 4 });
  await desk.page.mouse.up();
  await desk.settle();
  await desk.settle();
}

test('a selection dragged into another paragraph moves there', async () => {
  await desk.open('abcdef', 'uvwxyz');
  await desk.select('a', [0, 1], [0, 4]);
  await drag('a', [0, 2], [1, 3]);
  expect(await desk.call('lines', 'b')).toEqual(['aef', 'uvwbcdxyz']);
});

test('a selection over two paragraphs keeps lists and formats, and undo puts it back', async () => {
  const list = { list: 'number', runs: [['ab'], ['cd', { bold: true }]] } as const;
  const start = [list, { list: 'number', level: 1, runs: [['efgh']] }, '', 'uvwxyz'] as const;
  await desk.open(...start);
  await desk.select('a', [0, 0], [1, 4]);
  await drag('a', [0, 2], [3, 5]);
  const dropped = await desk.call('paragraphs', 'b');
  expect(dropped.flatMap(({ runs }) => runs.map(([text]) => text)).join('')).toBe('uvwxyabcdefghz');
  expect(dropped).toContainEqual({ list: 'number', level: 1, runs: [['efghz']] });
  expect(dropped.flatMap(({ runs }) => runs)).toContainEqual(['cd', { bold: true }]);
  await desk.press('Control+z', 'Control+z', 'Control+z');
  expect(await desk.call('lines', 'b')).toEqual(['abcd', 'efgh', '', 'uvwxyz']);
});

test('a peer’s edit in the middle of the drag is kept', async () => {
  await desk.open('abcdef', 'uvwxyz');
  await desk.select('a', [0, 1], [0, 4]);
  const [start, end] = [
    await desk.call('characterRectangle', 'a', [0, 2]),
    await desk.call('characterRectangle', 'a', [1, 3]),
  ];
  await desk.page.mouse.move(start.left + 3, (start.top + start.bottom) / 2);
  await desk.page.mouse.down();
  await desk.page.mouse.move(end.left - 5, (end.top + end.bottom) / 2, { steps: 4 });
  await desk.call('peer', 'b', { do: 'type', at: [0, 0], text: 'PQ' });
  await desk.page.mouse.move(end.left + 1, (end.top + end.bottom) / 2, { steps: 4 });
  await desk.page.mouse.up();
  await desk.settle();
  await desk.settle();
  expect(await desk.call('lines', 'b')).toEqual(['PQaef', 'uvwbcdxyz']);
});
