/**
 * Input methods (Chinese, Japanese, Korean) through the DevTools protocol, while a peer works on the same
 * paragraph. Every character is unique: whatever is lost, doubled or brought back shows.
 */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { PeerDeed, Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();

interface Method {
  readonly name: string;
  /** What stands in the text one after the other; the last of a word is what is handed over. */
  readonly words: readonly (readonly string[])[];
}

const METHODS: readonly Method[] = [
  { name: 'Chinese', words: [['n', 'ni', "ni'h", "ni'hao", '尼好', '你好']] },
  {
    name: 'Japanese',
    words: [
      [
        'k',
        'か',
        'かn',
        'かん',
        'かんj',
        'かんじ',
        'かんじw',
        'かんじを',
        'かんじをかく',
        '漢字をかく',
        '漢字を書く',
      ],
    ],
  },
  {
    name: 'Korean',
    words: [
      ['ㅎ', '하', '한'],
      ['ㄱ', '그', '글'],
      ['ㅂ', '보', '봄'],
    ],
  },
];
const written = (method: Method) => method.words.map((steps) => steps.at(-1)).join('');

/** A composes at place 4 of `0123456789` in the middle paragraph. */
const DEEDS: readonly {
  readonly name: string;
  readonly deeds: readonly PeerDeed[];
  readonly outcome: (word: string) => string[];
}[] = [
  {
    name: 'types in front',
    deeds: [{ do: 'type', at: [1, 1], text: 'PQ' }],
    outcome: (w) => ['abc', `0PQ123${w}456789`, 'xyz'],
  },
  {
    name: 'types directly in front',
    deeds: [{ do: 'type', at: [1, 3], text: 'PQ' }],
    outcome: (w) => ['abc', `012PQ3${w}456789`, 'xyz'],
  },
  {
    name: 'types behind',
    deeds: [{ do: 'type', at: [1, 8], text: 'PQ' }],
    outcome: (w) => ['abc', `0123${w}4567PQ89`, 'xyz'],
  },
  {
    name: 'splits in front',
    deeds: [{ do: 'split', at: [1, 2] }],
    outcome: (w) => ['abc', '01', `23${w}456789`, 'xyz'],
  },
  {
    name: 'splits behind',
    deeds: [{ do: 'split', at: [1, 6] }],
    outcome: (w) => ['abc', `0123${w}45`, '6789', 'xyz'],
  },
  {
    name: 'joins with the one before',
    deeds: [{ do: 'join', paragraph: 0 }],
    outcome: (w) => [`abc0123${w}456789`, 'xyz'],
  },
  {
    name: 'joins with the one behind',
    deeds: [{ do: 'join', paragraph: 1 }],
    outcome: (w) => ['abc', `0123${w}456789xyz`],
  },
  {
    name: 'deletes around',
    deeds: [{ do: 'remove', from: [1, 2], to: [1, 6] }],
    outcome: (w) => ['abc', `01${w}6789`, 'xyz'],
  },
  {
    name: 'deletes the whole paragraph',
    deeds: [{ do: 'remove', from: [0, 1], to: [2, 2] }],
    outcome: (w) => [`a${w}z`],
  },
  {
    name: 'makes it a heading',
    deeds: [{ do: 'properties', paragraph: 1, set: { style: 'heading2' } }],
    outcome: (w) => ['abc', `0123${w}456789`, 'xyz'],
  },
  {
    name: 'makes it a list item',
    deeds: [{ do: 'properties', paragraph: 1, set: { list: 'number' } }],
    outcome: (w) => ['abc', `0123${w}456789`, 'xyz'],
  },
  {
    name: 'makes it bold',
    deeds: [{ do: 'format', from: [1, 2], to: [1, 6], format: 'bold' }],
    outcome: (w) => ['abc', `0123${w}456789`, 'xyz'],
  },
  {
    name: 'does all of it',
    deeds: [
      { do: 'type', at: [1, 9], text: 'P' },
      { do: 'split', at: [1, 7] },
      { do: 'format', from: [1, 1], to: [1, 5], format: 'italic' },
      { do: 'properties', paragraph: 1, set: { style: 'quote' } },
      { do: 'join', paragraph: 0 },
      { do: 'type', at: [0, 0], text: 'Q' },
    ],
    outcome: (w) => [`Qabc0123${w}456`, '78P9', 'xyz'],
  },
];

const START = ['abc', '0123456789', 'xyz'] as const;
const HERE: Place = [1, 4];

/** Composes all words; `between` runs in the middle of the first. */
async function write(method: Method, between: () => Promise<void>): Promise<void> {
  for (const [index, steps] of method.words.entries()) {
    const middle = Math.floor(steps.length / 2);
    for (const [at, step] of steps.entries()) {
      await desk.compose(step);
      if (index === 0 && at === middle) await between();
    }
    await desk.commit(steps.at(-1) as string);
  }
}

/** The caret is where it was said to be if what is typed next stands there. */
async function expectCaretBehind(word: string): Promise<void> {
  await desk.type('!');
  expect((await desk.call('lines', 'a')).join('\n')).toContain(`${word}!`);
  expect((await desk.call('lines', 'b')).join('\n')).toContain(`${word}!`);
}

describe.each(METHODS)('$name', (method) => {
  test('alone', async () => {
    await desk.open(...START);
    await desk.select('a', HERE);
    await write(method, async () => expect(await desk.call('composing', 'a')).toBe(true));
    expect(await desk.call('lines', 'b')).toEqual(['abc', `0123${written(method)}456789`, 'xyz']);
    await expectCaretBehind(written(method));
  });

  test.each(DEEDS)('while a peer $name', async ({ deeds, outcome }) => {
    await desk.open(...START);
    await desk.select('a', HERE);
    await write(method, async () => {
      for (const deed of deeds) await desk.call('peer', 'b', deed);
    });
    const lines = outcome(written(method));
    expect(await desk.call('lines', 'a')).toEqual(lines);
    expect(await desk.call('lines', 'b')).toEqual(lines);
    await expectCaretBehind(written(method));
  });

  test.each(DEEDS)('before what a peer did arrives: $name', async ({ deeds, outcome }) => {
    await desk.open(...START);
    await desk.select('a', HERE);
    await desk.call('hold');
    for (const deed of deeds) await desk.call('peer', 'b', deed);
    await write(method, async () => {});
    await desk.call('release');
    expect(await desk.call('lines', 'a')).toEqual(outcome(written(method)));
    await expectCaretBehind(written(method));
  });

  test('in an empty document, and at the start and the end of a paragraph', async () => {
    await desk.open('');
    await desk.select('a', [0, 0]);
    await write(method, async () => desk.call('peer', 'b', { do: 'type', at: [0, 0], text: 'PQ' }));
    const [line] = await desk.call('lines', 'a');
    expect([`PQ${written(method)}`, `${written(method)}PQ`]).toContain(line);
    await expectCaretBehind(written(method));

    await desk.open('one', 'two');
    await desk.select('a', [1, 0]);
    await write(method, async () => desk.call('peer', 'b', { do: 'join', paragraph: 0 }));
    expect(await desk.call('lines', 'a')).toEqual([`one${written(method)}two`]);
    await expectCaretBehind(written(method));

    await desk.open('one', 'two');
    await desk.select('a', [0, 3]);
    await write(method, async () => desk.call('peer', 'b', { do: 'join', paragraph: 0 }));
    expect(await desk.call('lines', 'a')).toEqual([`one${written(method)}two`]);
    await expectCaretBehind(written(method));
  });

  test('over a selection, whose text a peer has changed', async () => {
    await desk.open(...START);
    await desk.select('a', [1, 2], [1, 6]);
    await write(method, async () => desk.call('peer', 'b', { do: 'type', at: [1, 4], text: 'PQ' }));
    const text = (await desk.call('lines', 'a'))[1] as string;
    expect([...text].sort().join('')).toBe([...`016789PQ${written(method)}`].sort().join(''));
    await expectCaretBehind(written(method));
  });

  test('cancelled, while a peer types', async () => {
    await desk.open(...START);
    await desk.select('a', HERE);
    await desk.compose(method.words[0]?.[0] as string);
    await desk.compose(method.words[0]?.[1] as string);
    await desk.call('peer', 'b', { do: 'type', at: [1, 2], text: 'PQ' });
    await desk.compose('');
    await desk.settle();
    expect(await desk.call('composing', 'a')).toBe(false);
    expect(await desk.call('lines', 'a')).toEqual(['abc', '01PQ23456789', 'xyz']);
    await desk.type('!');
    expect(await desk.call('lines', 'b')).toEqual(['abc', '01PQ23!456789', 'xyz']);
  });

  test('over a selection and cancelled, while a peer types in front', async () => {
    await desk.open(...START);
    await desk.select('a', [1, 4], [1, 6]);
    await desk.compose(method.words[0]?.[0] as string);
    await desk.call('peer', 'b', { do: 'type', at: [1, 2], text: 'PQ' });
    await desk.compose('');
    await desk.settle();
    await desk.type('!');
    expect(await desk.call('lines', 'b')).toEqual(['abc', '01PQ23!6789', 'xyz']);
  });

  test('left by a click elsewhere, while a peer types', async () => {
    await desk.open(...START);
    await desk.select('a', HERE);
    const word = method.words[0]?.[1] as string;
    await desk.compose(method.words[0]?.[0] as string);
    await desk.compose(word);
    await desk.call('peer', 'b', { do: 'type', at: [1, 2], text: 'PQ' });
    await desk.page.click('#b');
    await desk.settle();
    expect(await desk.call('composing', 'a')).toBe(false);
    const text = (await desk.call('lines', 'a'))[1];
    // Chromium keeps what was composed when the focus goes.
    expect(text).toBe(`01PQ23${word}456789`);
    expect((await desk.call('lines', 'b'))[1]).toBe(text);
  });

  test('at the edge of bold, with the peer writing in the bold', async () => {
    await desk.open({ runs: [['plain'], ['BOLD', { bold: true }], ['end']] });
    await desk.select('a', [0, 5]);
    await write(method, async () => desk.call('peer', 'b', { do: 'type', at: [0, 7], text: 'x' }));
    expect(await desk.call('lines', 'a')).toEqual([`plain${written(method)}BOxLDend`]);
    await expectCaretBehind(written(method));

    await desk.open({ runs: [['plain'], ['BOLD', { bold: true }], ['end']] });
    await desk.select('a', [0, 9]);
    await write(method, async () => desk.call('peer', 'b', { do: 'remove', from: [0, 6], to: [0, 8] }));
    expect(await desk.call('lines', 'a')).toEqual([`plainBD${written(method)}end`]);
    await expectCaretBehind(written(method));
  });

  test('undone in one go, and a peer’s text stays', async () => {
    await desk.open(...START);
    await desk.select('a', HERE);
    await write(method, async () => desk.call('peer', 'b', { do: 'type', at: [1, 2], text: 'PQ' }));
    for (let step = 0; step < method.words.length; step++) await desk.press('Control+z');
    expect(await desk.call('lines', 'a')).toEqual(['abc', '01PQ23456789', 'xyz']);
  });
});

test('two people compose in one paragraph, one after the other, offline', async () => {
  await desk.open(...START);
  await desk.call('hold');
  await desk.select('a', [1, 4]);
  await write(METHODS[0] as Method, async () => {});
  await desk.select('b', [1, 4]);
  await write(METHODS[2] as Method, async () => {});
  await desk.call('release');
  const line = (await desk.call('lines', 'a'))[1];
  expect(['0123你好한글봄456789', '0123한글봄你好456789']).toContain(line);
});

test.each([
  ['in front', { do: 'type', at: [0, 0], text: 'PQ' }, 'PQhello world'],
  ['in the word', { do: 'type', at: [0, 8], text: 'P' }, null],
  ['behind', { do: 'split', at: [0, 9] }, 'hello world\n'],
] as const)(
  'a telephone keyboard takes the word in hand back into composition, with a peer writing %s',
  async (_, deed, expected) => {
    await desk.open('hello wor');
    await desk.select('a', [0, 9]);
    const { session } = desk;
    await session.send('Input.imeSetComposition', {
      text: 'wor',
      selectionStart: 3,
      selectionEnd: 3,
      replacementStart: 6,
      replacementEnd: 9,
    });
    await session.send('Input.imeSetComposition', { text: 'worl', selectionStart: 4, selectionEnd: 4 });
    await desk.call('peer', 'b', deed);
    await session.send('Input.imeSetComposition', { text: 'world', selectionStart: 5, selectionEnd: 5 });
    await desk.commit('world');
    const text = (await desk.call('lines', 'a')).join('\n');
    if (expected !== null) expect(text).toBe(expected);
    // Where the peer wrote into the very word that is replaced, both stay.
    else expect([...text].sort().join('')).toBe([...'hello worldP'].sort().join(''));
    await desk.type('!');
    expect((await desk.call('lines', 'b')).join('\n')).toContain('d!');
  },
);
