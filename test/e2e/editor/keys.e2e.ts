/** Keys, pressed as a person presses them. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';

const desk = useHarness();

test('what one types is on the other page', async () => {
  await desk.open('one', 'two');
  await desk.select('a', [0, 3]);
  await desk.type('!x');
  expect(await desk.call('lines', 'b')).toEqual(['one!x', 'two']);
  expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 5], focus: [0, 5] });
});
