/** A paragraph's end is cut, pasted and double-clicked as what it is: nobody joins two paragraphs by mistake. */
import { expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';

const desk = useHarness();
const lines = () => desk.call('lines', 'b');

test('what was cut over a paragraph end comes back as it was', async () => {
  for (const [from, to] of [
    [
      [0, 3],
      [1, 0],
    ],
    [
      [0, 2],
      [1, 0],
    ],
    [
      [0, 3],
      [1, 1],
    ],
    [
      [0, 1],
      [2, 0],
    ],
    [
      [0, 0],
      [1, 0],
    ],
  ] as const) {
    await desk.open('one', 'two', 'three');
    await desk.select('a', from, to);
    await desk.press('Control+x');
    expect((await lines()).length, `${from} ${to}`).toBeLessThan(3);
    await desk.press('Control+v');
    expect(await lines(), `${from} ${to}`).toEqual(['one', 'two', 'three']);
  }
});

test('a double click behind the last word does not take the paragraph end', async () => {
  await desk.open('one', 'two', 'three');
  const last = await desk.call('characterRectangle', 'a', [0, 2]);
  await desk.page.mouse.dblclick(last.right + 12, (last.top + last.bottom) / 2);
  await desk.settle();
  await desk.press('Control+x');
  expect((await lines()).length).toBe(3);
  await desk.type('X');
  expect((await lines()).slice(1)).toEqual(['two', 'three']);
});

test('a whole heading cut with its end is a heading again, and what follows is as it was', async () => {
  const before = [{ style: 'heading1', runs: [['one']] }, { runs: [['two']] }] as const;
  await desk.open(...before);
  await desk.select('a', [0, 0], [1, 0]);
  await desk.press('Control+x');
  await desk.press('Control+v');
  expect(await desk.call('paragraphs', 'b')).toEqual(before);
});

test('an address put in without a selection does not run into the words beside it', async () => {
  await desk.open('see', 'see  and');
  await desk.select('a', [0, 3]);
  await desk.call('setLink', 'a', 'https://example.org/');
  await desk.select('a', [1, 4]);
  await desk.call('setLink', 'a', 'https://example.org/');
  await desk.select('a', [1, 25]);
  expect(await lines()).toEqual(['see https://example.org/', 'see https://example.org/ and']);
  await desk.open('before');
  await desk.select('a', [0, 0]);
  await desk.call('setLink', 'a', 'https://example.org/');
  expect(await lines()).toEqual(['https://example.org/ before']);
  expect((await desk.call('paragraphs', 'b'))[0]?.runs).toEqual([
    ['https://example.org/', { link: 'https://example.org/' }],
    [' before'],
  ]);
});
