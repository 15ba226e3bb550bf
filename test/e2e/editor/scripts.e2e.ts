/** Right-to-left and complex scripts: the caret, selections and Backspace, with a peer writing in between. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();
const ARABIC = 'مستوى السياسات';
const caretAt = async (place: Place) =>
  expect(await desk.call('selection', 'a')).toEqual({ anchor: place, focus: place });

describe.each([
  ['found by itself', {}],
  ['set', { direction: 'rtl' }],
] as const)('Arabic, its direction %s', (_, properties) => {
  test('runs from the right, and the left arrow goes on in it', async () => {
    await desk.open({ ...properties, runs: [[ARABIC]] });
    const [first, second] = [
      await desk.call('characterRectangle', 'a', [0, 0]),
      await desk.call('characterRectangle', 'a', [0, 6]),
    ];
    expect(first.right).toBeGreaterThan(second.right);
    await desk.select('a', [0, 3]);
    await desk.press('ArrowLeft', 'ArrowLeft');
    await caretAt([0, 5]);
    await desk.press('ArrowRight');
    await caretAt([0, 4]);
    await desk.type('س');
    expect(await desk.call('lines', 'b')).toEqual([`${ARABIC.slice(0, 4)}س${ARABIC.slice(4)}`]);
  });

  test('a selection by Shift+arrows holds over a peer’s edit', async () => {
    await desk.open({ ...properties, runs: [[ARABIC]] });
    await desk.select('a', [0, 3]);
    await desk.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 3], focus: [0, 6] });
    await desk.call('peer', 'b', { do: 'type', at: [0, 1], text: 'بب' });
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 5], focus: [0, 8] });
    await desk.press('Shift+ArrowRight');
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 5], focus: [0, 7] });
    await desk.call('peer', 'b', { do: 'split', at: [0, 2] });
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [1, 3], focus: [1, 5] });
    await desk.press('Delete');
    const joined = `${ARABIC.slice(0, 1)}بب${ARABIC.slice(1)}`;
    expect((await desk.call('lines', 'b')).join('')).toBe(joined.slice(0, 5) + joined.slice(7));
  });

  test('Home, End, Backspace and Enter do as they do in English', async () => {
    await desk.open({ ...properties, runs: [[ARABIC]] });
    await desk.select('a', [0, 3]);
    await desk.press('End');
    await caretAt([0, ARABIC.length]);
    await desk.press('Backspace', 'Home');
    await caretAt([0, 0]);
    await desk.press('Delete', 'End', 'Enter');
    await desk.type('ج');
    expect(await desk.call('lines', 'b')).toEqual([ARABIC.slice(1, -1), 'ج']);
    expect((await desk.call('paragraphs', 'b'))[1]?.direction).toBe(
      (properties as { direction?: string }).direction,
    );
  });
});

describe('mixed lines', () => {
  test('the caret passes through Latin in Arabic and loses nothing', async () => {
    const text = 'شبكة MOOC مفتوحة 2018';
    await desk.open({ runs: [[text]] });
    await desk.select('a', [0, 0]);
    // Every key goes somewhere new until the end is reached: none is stuck between the directions.
    const seen = new Set<number>();
    for (let step = 0; step < text.length + 4; step++) {
      const place = await desk.call('selection', 'a');
      seen.add(place?.focus[1] as number);
      await desk.press('ArrowLeft');
    }
    expect(seen.size).toBeGreaterThan(text.length - 3);
    await desk.select('a', [0, 9]);
    await desk.type('s');
    await desk.press('Backspace');
    expect(await desk.call('lines', 'b')).toEqual([text]);
  });

  test('a peer writing English in front of the caret moves it with its text', async () => {
    await desk.open({ runs: [['abc مرحبا def']] });
    await desk.select('a', [0, 7]);
    await desk.call('peer', 'b', { do: 'type', at: [0, 2], text: 'XY' });
    await caretAt([0, 9]);
    await desk.type('!');
    expect(await desk.call('lines', 'b')).toEqual(['abXYc مرح!با def']);
  });

  test('a selection that crosses the directions can be made bold', async () => {
    await desk.open({ runs: [['abc مرحبا def']] });
    await desk.select('a', [0, 2], [0, 6]);
    await desk.press('Control+b');
    expect(await desk.call('paragraphs', 'b')).toEqual([
      { runs: [['ab'], ['c مر', { bold: true }], ['حبا def']] },
    ]);
  });
});

/** A cluster that is one step of the caret, and what one Backspace behind it leaves. */
const CLUSTERS = [
  { name: 'an emoji family (ZWJ)', cluster: '👨‍👩‍👧‍👦', backspace: '' },
  { name: 'an emoji with a skin tone', cluster: '👍🏽', backspace: '' },
  { name: 'a flag', cluster: '🇫🇯', backspace: '' },
  { name: 'a character beyond the first plane', cluster: '𠮷', backspace: '' },
  { name: 'an accent apart', cluster: 'e\u0301', backspace: null },
  { name: 'Devanagari', cluster: 'क्षि', backspace: null },
  { name: 'Khmer', cluster: 'ខ្មែ', backspace: null },
  { name: 'Thai', cluster: 'ที่', backspace: null },
  { name: 'Hangul by parts', cluster: '한', backspace: null },
] as const;

/** Lengths of what Unicode takes for one character. */
const clusters = (text: string): Promise<number[]> =>
  desk.page.evaluate(
    (text) =>
      [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
        ({ segment }) => segment.length,
      ),
    text,
  );

describe.each(CLUSTERS)('$name', ({ name, cluster, backspace }) => {
  test('the arrows step over it whole', async () => {
    await desk.open(`a${cluster}b`);
    await desk.select('a', [0, 1]);
    // The browser's own caret stops twice in a Khmer stack; nowhere else inside one.
    const stops = name === 'Khmer' ? [1, 3, 5] : [1, 1 + cluster.length];
    for (const stop of stops.slice(1)) {
      await desk.press('ArrowRight');
      await caretAt([0, stop]);
    }
    for (const stop of stops.toReversed().slice(1)) {
      await desk.press('ArrowLeft');
      await caretAt([0, stop]);
    }
    await desk.press(...stops.slice(1).map(() => 'Shift+ArrowRight'), 'Delete');
    expect(await desk.call('lines', 'b')).toEqual(['ab']);
  });

  test('Backspace leaves no half of it', async () => {
    await desk.open(`a${cluster}b`);
    await desk.select('a', [0, 1 + cluster.length]);
    await desk.press('Backspace');
    const [line] = await desk.call('lines', 'b');
    expect(line?.isWellFormed()).toBe(true);
    // Scripts whose letters are built from several lose one sign at a time, or the whole: never the letter before.
    if (backspace === null) expect(`a${cluster}b`.startsWith((line ?? '').slice(0, -1))).toBe(true);
    else expect(line).toBe('ab');
    await desk.press('Control+z');
    expect(await desk.call('lines', 'b')).toEqual([`a${cluster}b`]);
  });

  test('Delete in front of it takes one whole character', async () => {
    await desk.open(`a${cluster}b`);
    await desk.select('a', [0, 1]);
    const [first] = await clusters(cluster);
    await desk.press('Delete');
    expect(await desk.call('lines', 'b')).toEqual([`a${cluster.slice(first)}b`]);
    await caretAt([0, 1]);
  });

  test('typed between others while a peer types beside it', async () => {
    await desk.open(`ab`);
    await desk.select('a', [0, 1]);
    await desk.session.send('Input.insertText', { text: cluster });
    await desk.call('peer', 'b', { do: 'type', at: [0, 1 + cluster.length], text: 'X' });
    await desk.call('peer', 'b', { do: 'type', at: [0, 1], text: cluster });
    await desk.session.send('Input.insertText', { text: cluster });
    await desk.settle();
    expect(await desk.call('lines', 'b')).toEqual([`a${cluster}${cluster}${cluster}Xb`]);
    expect((await desk.call('text', 'b')).isWellFormed()).toBe(true);
  });
});

test('neighbouring characters that share half a surrogate pair stay whole', async () => {
  // U+20000 and U+20001 begin alike; U+1F600 and U+1FA00 end alike.
  await desk.open('x\u{20000}\u{1F600}y');
  await desk.select('a', [0, 1], [0, 3]);
  await desk.session.send('Input.insertText', { text: '\u{20001}' });
  await desk.select('a', [0, 3], [0, 5]);
  await desk.session.send('Input.insertText', { text: '\u{1FA00}' });
  await desk.settle();
  expect(await desk.call('lines', 'b')).toEqual(['x\u{20001}\u{1FA00}y']);
  await desk.press('Control+z');
  await desk.settle();
  expect((await desk.call('text', 'b')).isWellFormed()).toBe(true);
});
