/**
 * Two people at random for a long while, with real keys, while what they write reaches the other late and in
 * bursts. Every character is unique; an oracle that knows only what each saw says which must stand at the end.
 * Another session: RAPPORTEUR_SEED=7.
 */
import { expect, test } from 'vitest';
import { Oracle } from '../../convergence/Oracle.ts';
import { random } from '../../convergence/random.ts';
import { useHarness } from '../../editor/harness.ts';
import type { Place, Who } from '../../editor/page/DeskApi.ts';

const STEPS = 400;
const seeds = process.env['RAPPORTEUR_SEED'] === undefined ? [1] : [Number(process.env['RAPPORTEUR_SEED'])];
const desk = useHarness();

test.each(seeds)('session %i', async (seed) => {
  const dice = random(seed);
  let next = 0x4e00;
  const fresh = (count: number) =>
    Array.from({ length: count }, () => String.fromCodePoint(next++ % 9 === 0 ? next + 0x18000 : next)).join(
      '',
    );
  const people = ['a', 'b'] as const;
  const oracle = new Oracle(2);
  const text = async (who: Who) => (await desk.call('lines', who)).join('\n').replaceAll('\u2028', '');

  await desk.open(
    { style: 'heading1', runs: [[fresh(5)]] },
    fresh(12),
    { list: 'number', runs: [[fresh(6)]] },
    fresh(8),
  );
  oracle.did(0, '', await text('a'));
  oracle.pulled(1, 0);
  await desk.call('hold');

  const place = async (who: Who): Promise<Place> => {
    const lines = await desk.call('lines', who);
    const paragraph = dice.below(lines.length);
    const line = lines[paragraph] as string;
    const offset = dice.below(line.length + 1);
    const half = /[\udc00-\udfff]/.test(line.charAt(offset));
    return [paragraph, half ? offset + 1 : offset];
  };
  const press =
    (...keys: string[]) =>
    async () =>
      desk.press(...keys);
  const type = async () => desk.page.keyboard.type(fresh(1 + dice.below(4)));
  const compose = async () => {
    const word = fresh(1 + dice.below(2));
    await desk.compose('n');
    await desk.compose("ni'h");
    if (dice.below(5) === 0) await desk.compose('');
    else await desk.commit(word);
  };
  const paste = async () => {
    const html = `<p>${fresh(2)}<b>${fresh(2)}</b></p>${dice.below(2) === 0 ? `<ul><li>${fresh(2)}</li></ul>` : ''}`;
    await desk.page.evaluate((html) => {
      const put = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData?.setData('text/html', html);
      };
      document.addEventListener('copy', put, { capture: true, once: true });
      document.execCommand('copy');
    }, html);
    await desk.press('Control+v');
  };
  const deeds: readonly (() => Promise<void>)[] = [
    ...Array.from({ length: 10 }, () => type),
    ...Array.from({ length: 3 }, () => compose),
    ...['Enter', 'Enter', 'Enter', 'Backspace', 'Backspace', 'Backspace', 'Delete', 'Delete'].map((key) =>
      press(key),
    ),
    press('Backspace', 'Backspace', 'Backspace'),
    press('Control+Backspace'),
    press('Shift+ArrowRight', 'Shift+ArrowRight', 'Delete'),
    press('Shift+ArrowDown', 'Backspace'),
    press('Shift+Enter'),
    press('Control+b'),
    press('Shift+ArrowRight', 'Control+i'),
    press('Control+Alt+Digit2'),
    press('Control+Alt+Digit0'),
    press('Control+Shift+Digit7'),
    press('Control+]'),
    press('Alt+Shift+ArrowDown'),
    press('Alt+Shift+ArrowUp'),
    press('Control+z'),
    press('Control+z', 'Control+z'),
    press('Control+y'),
    paste,
  ];

  for (let step = 0; step < STEPS; step++) {
    const person = dice.below(2);
    const who = people[person] as Who;
    if (dice.below(4) === 0) {
      const before = await text(who);
      await desk.call('deliver', who);
      oracle.pulled(person, 1 - person);
      expect(oracle.reordered(before, await text(who)), `step ${step}: text changed places`).toBe(null);
      continue;
    }
    const before = await text(who);
    const from = await place(who);
    // Often where the caret already is; at times a selection.
    if (dice.below(3) > 0) await desk.select(who, from, dice.below(4) === 0 ? await place(who) : from);
    else await desk.select(who, ...(await caretOf(who)));
    const deed = dice.pick(deeds);
    await deed();
    await desk.settle();
    const after = await text(who);
    oracle.did(person, before, after, rearranged(before, after) ? after.replaceAll('\n', '') : '');
    expect(await desk.call('errors'), `step ${step}`).toEqual([]);
  }

  await desk.call('deliver');
  oracle.pulled(0, 1);
  oracle.pulled(1, 0);
  await desk.expectSame();
  expect(oracle.judge(await text('a'))).toEqual({ lost: '', doubled: '', resurrected: '' });

  async function caretOf(who: Who): Promise<[Place, Place]> {
    const selection = await desk.call('selection', who);
    if (selection !== null) return [selection.anchor, selection.focus];
    const somewhere = await place(who);
    return [somewhere, somewhere];
  }
});

/** Whether characters on both screens stand in another order: paragraphs were moved, or a move undone. */
function rearranged(before: string, after: string): boolean {
  const [old, now] = [new Set(before), new Set(after)];
  const common = (text: string, other: Set<string>) =>
    [...text].filter((one) => one !== '\n' && other.has(one)).join('');
  return common(before, now) !== common(after, old);
}
