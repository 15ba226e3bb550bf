/** A long text is shown in pieces: what is written, composed and received meanwhile is all there in the end. */
import { expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Who } from '../../editor/page/DeskApi.ts';

const desk = useHarness();
const COUNT = 1500;
const LONG = Array.from({ length: COUNT }, (_, index) => ({ runs: [[`paragraph ${index}`]] }) as const);

/** Opens and returns at once: the first piece is there, the rest is not. */
const openLong = () => desk.call('open', LONG);
const shown = (who: Who) =>
  desk.page.evaluate((who) => document.getElementById(who)?.children.length ?? 0, who);
const allShown = (who: Who, count: number) =>
  desk.page.waitForFunction(([who, count]) => document.getElementById(who)?.children.length === count, [
    who,
    count,
  ] as const);

test('composing while the rest waits, and a peer writing in both parts', async () => {
  await openLong();
  await desk.call('select', 'a', [3, 9]);
  await desk.compose('ni');
  await allShown('b', COUNT);
  expect(await shown('a')).toBeLessThan(COUNT);
  const held = await shown('a');
  await desk.call('peer', 'b', { do: 'type', at: [1400, 0], text: 'PQ' });
  await desk.call('peer', 'b', { do: 'split', at: [held, 4] });
  await desk.call('peer', 'b', { do: 'join', paragraph: held - 1 });
  await desk.call('peer', 'b', { do: 'type', at: [3, 0], text: 'RS' });
  await desk.compose("ni'h");
  await desk.commit('你好');
  await allShown('a', COUNT);
  const lines = await desk.call('lines', 'a');
  expect(lines[3]).toBe('RSparagraph你好 3');
  expect(lines[1400]).toBe('PQparagraph 1400');
  await desk.type('!');
  expect((await desk.call('lines', 'b'))[3]).toBe('RSparagraph你好! 3');
});

test('composing while a peer deletes over the edge of what is shown', async () => {
  await openLong();
  await desk.call('select', 'a', [5, 0]);
  await desk.compose('ni');
  await allShown('b', COUNT);
  const held = await shown('a');
  expect(held).toBeLessThan(1200);
  await desk.call('peer', 'b', { do: 'remove', from: [held - 10, 3], to: [1200, 3] });
  await desk.call('peer', 'b', { do: 'properties', paragraph: 100, set: { style: 'heading1' } });
  await desk.call('peer', 'b', { do: 'split', at: [2, 2] });
  await desk.commit('你');
  await allShown('a', COUNT - 1200 + held - 10 + 1);
  expect((await desk.call('lines', 'b'))[6]).toBe('你paragraph 5');
});

test('select all and delete takes everything, at once', async () => {
  await openLong();
  await desk.call('select', 'a', [0, 0]);
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Delete');
  await desk.settle();
  expect((await desk.call('text', 'b')).trim()).toBe('');
  await desk.press('Control+z');
  await allShown('a', COUNT);
  await allShown('b', COUNT);
  expect((await desk.call('lines', 'b'))[1234]).toBe('paragraph 1234');
});

test('the end is one key away from where everything is shown', async () => {
  await openLong();
  await allShown('a', COUNT);
  await desk.select('a', [0, 0]);
  await desk.press('Control+End');
  await desk.type('!');
  expect((await desk.call('lines', 'b')).at(-1)).toBe(`paragraph ${COUNT - 1}!`);
  const last = await desk.call('characterRectangle', 'a', [COUNT - 1, 0]);
  expect(last.top).toBeGreaterThan(0);
  expect(last.bottom).toBeLessThanOrEqual(await desk.page.evaluate(() => innerHeight));
  await desk.press('Control+Shift+Home');
  expect(await desk.call('selection', 'a')).toEqual({ anchor: [COUNT - 1, 15], focus: [0, 0] });
  await desk.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End');
  await desk.type('!');
  expect((await desk.call('lines', 'b'))[2]).toBe('paragraph 2!');
  await desk.press('PageDown', 'PageDown', 'PageDown', 'End');
  const place = await desk.call('selection', 'a');
  expect(place?.focus[1]).toBe(`paragraph ${place?.focus[0]}`.length);
});

test('the end is one key away', async () => {
  await openLong();
  await desk.call('select', 'a', [0, 0]);
  await desk.press('Control+End');
  await desk.type('!');
  await allShown('b', COUNT);
  expect((await desk.call('lines', 'b')).at(-1)).toBe(`paragraph ${COUNT - 1}!`);
  await allShown('a', COUNT);
});
