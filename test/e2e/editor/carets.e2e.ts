/** One's own caret and everyone else's stay with their text, and the page keeps still while others write. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { PeerDeed, Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();

interface Case {
  readonly name: string;
  readonly deed: PeerDeed;
  /** Where [1, 4] of `abcdef / 0123456789 / uvwxyz` is afterwards. */
  readonly caret: Place;
  /** Where [1, 2] to [1, 6] is. */
  readonly range: readonly [Place, Place];
}

const CASES: readonly Case[] = [
  {
    name: 'types in front',
    deed: { do: 'type', at: [1, 1], text: 'PQ' },
    caret: [1, 6],
    range: [
      [1, 4],
      [1, 8],
    ],
  },
  {
    name: 'types behind',
    deed: { do: 'type', at: [1, 9], text: 'PQ' },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'types in the middle',
    deed: { do: 'type', at: [1, 5], text: 'PQ' },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 8],
    ],
  },
  {
    name: 'types in another paragraph',
    deed: { do: 'type', at: [0, 1], text: 'PQ' },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'splits in front',
    deed: { do: 'split', at: [1, 1] },
    caret: [2, 3],
    range: [
      [2, 1],
      [2, 5],
    ],
  },
  {
    name: 'splits behind',
    deed: { do: 'split', at: [1, 8] },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'splits inside',
    deed: { do: 'split', at: [1, 3] },
    caret: [2, 1],
    range: [
      [1, 2],
      [2, 3],
    ],
  },
  {
    name: 'joins above',
    deed: { do: 'join', paragraph: 0 },
    caret: [0, 10],
    range: [
      [0, 8],
      [0, 12],
    ],
  },
  {
    name: 'joins below',
    deed: { do: 'join', paragraph: 1 },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'deletes in front',
    deed: { do: 'remove', from: [0, 3], to: [1, 1] },
    caret: [0, 6],
    range: [
      [0, 4],
      [0, 8],
    ],
  },
  {
    name: 'deletes around',
    deed: { do: 'remove', from: [1, 3], to: [1, 5] },
    caret: [1, 3],
    range: [
      [1, 2],
      [1, 4],
    ],
  },
  {
    name: 'deletes everything',
    deed: { do: 'remove', from: [0, 0], to: [2, 6] },
    caret: [0, 0],
    range: [
      [0, 0],
      [0, 0],
    ],
  },
  {
    name: 'makes it a heading',
    deed: { do: 'properties', paragraph: 1, set: { style: 'heading1' } },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'makes it a list item',
    deed: { do: 'properties', paragraph: 1, set: { list: 'number' } },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
  {
    name: 'makes it bold',
    deed: { do: 'format', from: [1, 3], to: [1, 5], format: 'bold' },
    caret: [1, 4],
    range: [
      [1, 2],
      [1, 6],
    ],
  },
];
const START = ['abcdef', '0123456789', 'uvwxyz'];

/** Bounds of what the other's caret or selection draws on A's page. */
const drawn = (selector: string) =>
  desk.page.evaluate((selector) => {
    const layer = document.querySelector('#a')?.parentElement?.querySelector('.remote-cursors');
    return [...(layer?.querySelectorAll(selector) ?? [])].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    });
  }, selector);

/** B's caret on A's page stands at this character. */
async function expectRemoteCaret(place: Place, edge: 'left' | 'right' = 'left') {
  await desk.settle();
  const character = await desk.call('characterRectangle', 'a', place);
  const [caret] = await drawn('.remote-caret');
  expect(caret).toBeDefined();
  expect(Math.abs((caret?.left ?? 0) - character[edge])).toBeLessThan(2.5);
  expect(caret?.top).toBeGreaterThan(character.top - 4);
  expect(caret?.bottom).toBeLessThan(character.bottom + 4);
}

describe.each(CASES)('a peer $name', ({ deed, caret, range }) => {
  test('own caret', async () => {
    await desk.open(...START);
    await desk.select('a', [1, 4]);
    await desk.call('peer', 'b', deed);
    await desk.settle();
    expect(await desk.call('selection', 'a')).toEqual({ anchor: caret, focus: caret });
    const before = (await desk.call('lines', 'a'))[caret[0]] as string;
    await desk.type('!');
    expect((await desk.call('lines', 'b'))[caret[0]]).toBe(
      `${before.slice(0, caret[1])}!${before.slice(caret[1])}`,
    );
  });

  test('own selection, forwards and backwards', async () => {
    await desk.open(...START);
    await desk.select('a', [1, 2], [1, 6]);
    await desk.call('peer', 'b', deed);
    await desk.settle();
    expect(await desk.call('selection', 'a')).toEqual({ anchor: range[0], focus: range[1] });
    await desk.open(...START);
    await desk.select('a', [1, 6], [1, 2]);
    await desk.call('peer', 'b', deed);
    await desk.settle();
    expect(await desk.call('selection', 'a')).toEqual({ anchor: range[1], focus: range[0] });
  });

  test('the other’s caret, seen from here', async () => {
    await desk.open(...START);
    await desk.select('b', [1, 4]);
    await desk.call('peer', 'a', deed);
    if ((await desk.call('text', 'a')).trim() === '')
      return expect(await drawn('.remote-caret')).toHaveLength(1);
    if (deed.do === 'remove' && deed.from[0] === 1) await expectRemoteCaret([1, 3]);
    else await expectRemoteCaret(caret);
  });
});

describe('the other’s caret', () => {
  test('at the start and the end of a paragraph, and in an empty one', async () => {
    await desk.open('abc', '', 'xyz');
    await desk.select('b', [2, 0]);
    await expectRemoteCaret([2, 0]);
    await desk.select('b', [2, 3]);
    await expectRemoteCaret([2, 2], 'right');
    await desk.select('b', [0, 3]);
    await expectRemoteCaret([0, 2], 'right');
    await desk.select('b', [1, 0]);
    await desk.settle();
    const [caret] = await drawn('.remote-caret');
    const [above, below] = [
      await desk.call('characterRectangle', 'a', [0, 0]),
      await desk.call('characterRectangle', 'a', [2, 0]),
    ];
    expect(Math.abs((caret?.left ?? 0) - above.left)).toBeLessThan(2.5);
    expect(caret?.top).toBeGreaterThan(above.bottom - 4);
    expect(caret?.bottom).toBeLessThan(below.top + 4);
  });

  test('follows what is typed, by either', async () => {
    await desk.open('abc');
    await desk.select('b', [0, 1]);
    await desk.type('XY');
    await expectRemoteCaret([0, 3]);
    await desk.call('peer', 'a', { do: 'type', at: [0, 0], text: '12' });
    await expectRemoteCaret([0, 5]);
  });

  test('in a list item, a heading and right-to-left text', async () => {
    await desk.open(
      { list: 'number', level: 1, runs: [['item']] },
      { style: 'heading1', runs: [['Head']] },
      { runs: [['مرحبا']] },
    );
    await desk.select('b', [0, 0]);
    await expectRemoteCaret([0, 0]);
    await desk.select('b', [1, 2]);
    await expectRemoteCaret([1, 2]);
    await desk.select('b', [2, 0]);
    await expectRemoteCaret([2, 0], 'right');
    await desk.select('b', [2, 2]);
    await expectRemoteCaret([2, 2], 'right');
  });

  test('after a soft break, and behind a link', async () => {
    await desk.open({ runs: [['ab\u2028cd'], ['link', { link: 'https://example.org/' }]] });
    await desk.select('b', [0, 3]);
    await expectRemoteCaret([0, 3]);
    await desk.select('b', [0, 9]);
    await expectRemoteCaret([0, 8], 'right');
  });

  test('a selection is shaded over its characters and no others', async () => {
    await desk.open('abcdef', 'uvwxyz');
    await desk.select('b', [0, 2], [1, 3]);
    await desk.settle();
    const parts = await drawn('.remote-selection > span');
    const [first, last] = [
      await desk.call('characterRectangle', 'a', [0, 2]),
      await desk.call('characterRectangle', 'a', [1, 2]),
    ];
    expect(
      Math.abs(
        Math.min(...parts.filter(({ top }) => top < first.bottom).map(({ left }) => left)) - first.left,
      ),
    ).toBeLessThan(2);
    const below = parts.filter(({ top }) => top > first.bottom);
    expect(Math.abs(Math.max(...below.map(({ right }) => right)) - last.right)).toBeLessThan(2);
    await expectRemoteCaret([1, 3]);
  });

  test('a selection over formats and whole paragraphs is shaded once', async () => {
    await desk.open(
      {
        runs: [
          ['plain '],
          ['bold', { bold: true }],
          [' and '],
          ['link', { link: 'https://example.org/', italic: true }],
        ],
      },
      { list: 'number', runs: [['item']] },
      '',
      { runs: [['before\u2028after']] },
    );
    await desk.select('b', [0, 1], [3, 8]);
    await desk.settle();
    const parts = (await drawn('.remote-selection > span')).filter(({ left, right }) => right - left > 1);
    expect(parts.length).toBe(7);
    for (const [index, one] of parts.entries()) {
      for (const other of parts.slice(index + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        expect(across > 1 && down > 3).toBe(false);
      }
    }
    const edge = await desk.page.evaluate(
      () => document.querySelector('#a')?.getBoundingClientRect().right ?? 0,
    );
    expect(Math.max(...parts.map(({ right }) => right))).toBeLessThan(edge - 100);
  });

  test('its flag names person and delegation, stays in the page and covers no line above', async () => {
    const long = 'word '.repeat(60).trim();
    await desk.open(long, long, { direction: 'rtl', runs: [['مرحبا '.repeat(40).trim()]] });
    for (const place of [
      [0, 0],
      [0, 70],
      [0, long.length],
      [1, 0],
      [1, 120],
      [1, long.length],
      [2, 0],
      [2, 100],
    ] as const) {
      await desk.select('b', place);
      await desk.settle();
      const [caret] = await drawn('.remote-caret');
      const [flag] = await drawn('.remote-flag');
      expect(flag?.top).toBeGreaterThanOrEqual((caret?.top ?? 0) - 1);
      const sheet = await desk.page.evaluate(() => {
        const [element] = document.getElementsByClassName('sheet');
        const { left, right } = (element as Element).getBoundingClientRect();
        return { left, right };
      });
      expect(flag?.left).toBeGreaterThanOrEqual(sheet.left);
      expect(flag?.right).toBeLessThanOrEqual(sheet.right);
    }
    expect(await desk.page.textContent('.sheet:first-child .remote-flag')).toBe('Kenji Tanaka · Japan');
  });

  test('goes when the other leaves the page', async () => {
    await desk.open('abc');
    await desk.select('b', [0, 1]);
    await desk.settle();
    expect(await drawn('.remote-caret')).toHaveLength(1);
    await desk.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await desk.settle();
    expect(await drawn('.remote-caret')).toHaveLength(0);
  });
});

describe('the page keeps still', () => {
  test('a peer’s edits take neither the focus nor the scroll', async () => {
    await desk.open(...Array.from({ length: 60 }, (_, index) => `paragraph ${index}`));
    await desk.select('a', [50, 3]);
    await desk.page.evaluate(() => scrollTo(0, 300));
    await desk.settle();
    await desk.call('stirs');
    const before = await desk.page.evaluate(() => scrollY);
    await desk.call('peer', 'b', { do: 'type', at: [50, 0], text: 'PQ' });
    await desk.call('peer', 'b', { do: 'type', at: [55, 0], text: 'PQ' });
    await desk.call('peer', 'b', { do: 'properties', paragraph: 50, set: { style: 'heading1' } });
    await desk.call('peer', 'b', { do: 'split', at: [50, 4] });
    await desk.settle();
    expect(await desk.page.evaluate(() => scrollY)).toBe(before);
    expect(await desk.call('stirs')).toBe(0);
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [51, 1], focus: [51, 1] });
  });

  test('with the focus elsewhere a peer’s edit leaves it there', async () => {
    await desk.open('abc', 'def');
    await desk.select('a', [1, 1]);
    await desk.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await desk.settle();
    await desk.call('peer', 'b', { do: 'type', at: [1, 0], text: 'PQ' });
    await desk.call('peer', 'b', { do: 'join', paragraph: 0 });
    await desk.settle();
    expect(await desk.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  test('what a peer writes above stays above: the line one reads does not move', async () => {
    await desk.open(...Array.from({ length: 60 }, (_, index) => `paragraph ${index}`));
    await desk.select('a', [40, 3]);
    await desk.page.evaluate(() =>
      document.querySelector('#a > :nth-child(41)')?.scrollIntoView({ block: 'center' }),
    );
    await desk.settle();
    const before = (await desk.call('characterRectangle', 'a', [40, 0])).top;
    await desk.call('peer', 'b', { do: 'split', at: [2, 4] });
    await desk.call('peer', 'b', { do: 'split', at: [2, 2] });
    await desk.settle();
    await desk.settle();
    expect(Math.abs((await desk.call('characterRectangle', 'a', [42, 0])).top - before)).toBeLessThan(3);
  });
});
