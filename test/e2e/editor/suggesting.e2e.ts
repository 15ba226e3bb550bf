/** Suggesting with real keys, mouse, clipboard and input methods: what is written, and where the caret goes. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();

const open = async (...paragraphs: Parameters<typeof desk.open>) => {
  await desk.open(...paragraphs);
  await desk.call('mode', 'a', 'suggesting');
};
const marked = () => desk.call('marked', 'a');
const caretAt = async (place: Place) =>
  expect(await desk.call('selection', 'a')).toEqual({ anchor: place, focus: place });
/** Once its list has heard of everything. */
const decide = async (who: 'a' | 'b', verdict: 'accepted' | 'rejected') => {
  await desk.page.waitForFunction((one) => {
    const { desk: api } = window as unknown as { desk: { listed(who: 'a' | 'b'): boolean } };
    return api.listed(one);
  }, who);
  await desk.call('decide', who, verdict);
};
/** What the peer sees is the same, and nothing is gone from what stood there. */
const bothSee = async (...lines: string[]) => {
  expect(await marked()).toEqual(lines);
  expect(await desk.call('marked', 'b')).toEqual(lines);
};

describe('typing', () => {
  test('is an insertion, letter by letter in one piece, and goes on where the caret is put back', async () => {
    await open('abcdef');
    await desk.select('a', [0, 3]);
    await desk.type('XYZ');
    await bothSee('abc[+XYZ]def');
    await caretAt([0, 6]);
    await desk.select('a', [0, 4]);
    await desk.type('q');
    await bothSee('abc[+XqYZ]def');
    await caretAt([0, 5]);
  });

  test('over a selection strikes it and stands behind it, letters they have in common too', async () => {
    await open('the barriers of');
    await desk.select('a', [0, 4], [0, 12]);
    await desk.type('bars');
    await bothSee('the [-barriers][+bars] of');
    await caretAt([0, 16]);
  });

  test('beside text that is struck is not struck', async () => {
    await open('abcdef');
    await desk.select('a', [0, 2], [0, 4]);
    await desk.press('Delete');
    await desk.type('XY');
    await bothSee('ab[-cd][+XY]ef');
    await desk.select('a', [0, 2]);
    await desk.type('p');
    await bothSee('ab[+p][-cd][+XY]ef');
  });

  test('in bold is bold', async () => {
    await open({ runs: [['ab', { bold: true }], ['cd']] });
    await desk.select('a', [0, 1]);
    await desk.type('X');
    await bothSee('a[+X]bcd');
    expect(await desk.call('paragraphs', 'b')).toEqual([{ runs: [['aXb', { bold: true }], ['cd']] }]);
  });
});

describe('deleting', () => {
  test('Backspace again and again walks to the left and strikes each letter once', async () => {
    await open('abcdef');
    await desk.select('a', [0, 4]);
    await desk.press('Backspace', 'Backspace');
    await bothSee('ab[-cd]ef');
    await caretAt([0, 2]);
    await desk.press('Delete', 'Delete', 'Delete');
    await bothSee('ab[-cde]f');
    await caretAt([0, 5]);
    expect(await desk.call('text', 'b')).toBe('abcdef\n');
  });

  test('takes back what one typed oneself, and strikes what stood there', async () => {
    await open('abcd');
    await desk.select('a', [0, 2]);
    await desk.type('XY');
    await desk.press('Backspace', 'Backspace', 'Backspace');
    await bothSee('a[-b]cd');
    await caretAt([0, 1]);
  });

  test('and typing where it was struck replaces it', async () => {
    await open('the barriers of');
    await desk.select('a', [0, 12]);
    await desk.press('Control+Backspace');
    await desk.type('ba');
    await bothSee('the [-barriers][+ba] of');
    await caretAt([0, 14]);
    await desk.press('Backspace', 'Backspace', 'Backspace');
    await desk.type('rs');
    await bothSee('the [-barriers][+rs] of');
  });

  test('a word, with Ctrl', async () => {
    await open('one two three');
    await desk.select('a', [0, 7]);
    await desk.press('Control+Backspace');
    await bothSee('one [-two] three');
    await caretAt([0, 4]);
  });

  test('cut strikes, and paste proposes', async () => {
    await open('abcdef');
    await desk.select('a', [0, 1], [0, 3]);
    await desk.press('Control+x');
    await bothSee('a[-bc]def');
    await desk.select('a', [0, 6]);
    await desk.press('Control+v');
    await bothSee('a[-bc]def[+bc]');
  });

  test('across paragraphs strikes the ends between them, and typing over it goes behind', async () => {
    await open('abcd', 'efgh', 'ijkl');
    await desk.select('a', [0, 2], [2, 2]);
    await desk.type('X');
    await bothSee('ab[-cd][-¶]', '[-efgh][-¶]', '[-ij][+X]kl');
    await caretAt([2, 3]);
    expect((await desk.call('text', 'b')).replace('X', '')).toBe('abcd\nefgh\nijkl\n');
  });
});

describe('paragraphs', () => {
  test('Enter proposes a paragraph end; Backspace there takes it back', async () => {
    await open('abcdef');
    await desk.select('a', [0, 3]);
    await desk.press('Enter');
    await bothSee('abc[+¶]', 'def');
    await caretAt([1, 0]);
    await desk.type('X');
    await bothSee('abc[+¶]', '[+X]def');
    await desk.press('Backspace', 'Backspace');
    await bothSee('abcdef');
    await caretAt([0, 3]);
  });

  test('Backspace at a start strikes the end above; again goes on in the text above', async () => {
    await open('abc', 'def');
    await desk.select('a', [1, 0]);
    await desk.press('Backspace');
    await bothSee('abc[-¶]', 'def');
    await caretAt([0, 3]);
    await desk.press('Backspace');
    await bothSee('ab[-c][-¶]', 'def');
  });

  test('a heading proposed shows as one, and undo leaves nothing', async () => {
    await open('abc', 'def');
    await desk.select('a', [0, 1]);
    await desk.press('Control+Alt+Digit2');
    await bothSee('abc[#¶]', 'def');
    await desk.press('Control+z');
    await bothSee('abc', 'def');
    expect(await desk.call('paragraphs', 'b')).toEqual([{ runs: [['abc']] }, { runs: [['def']] }]);
  });

  test('a list level proposed and taken back leaves nothing to decide', async () => {
    await open({ list: 'number', runs: [['one']] }, { list: 'number', runs: [['two']] });
    await desk.select('a', [1, 1]);
    await desk.press('Tab');
    await bothSee('one', 'two[#¶]');
    await desk.press('Shift+Tab');
    await bothSee('one', 'two');
  });

  test('moved down, it is struck where it stood and proposed where it goes', async () => {
    await open('abc', 'def', 'ghi');
    await desk.select('a', [0, 1]);
    await desk.press('Alt+Shift+ArrowDown');
    const lines = await marked();
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('[-'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('[+'))).toHaveLength(1);
    await bothSee(...lines);
    await decide('b', 'accepted');
    expect((await desk.call('lines', 'a')).toSorted()).toEqual(['abc', 'def', 'ghi']);
    expect(await desk.call('lines', 'a')).toEqual(['def', 'abc', 'ghi']);
  });
});

describe('formats', () => {
  test('bold is proposed over what stood there, and taken back it leaves nothing', async () => {
    await open('abcdef');
    await desk.select('a', [0, 1], [0, 4]);
    await desk.press('Control+b');
    await bothSee('a[~bcd]ef');
    expect(await desk.call('paragraphs', 'b')).toEqual([{ runs: [['abcdef']] }]);
    await desk.press('Control+b');
    await bothSee('abcdef');
  });
});

describe('undo', () => {
  test('takes back one step of typing, striking and formatting at a time', async () => {
    await open('abcdef');
    await desk.select('a', [0, 3]);
    await desk.type('X');
    await desk.select('a', [0, 0], [0, 2]);
    await desk.press('Delete');
    await desk.press('Control+z');
    await bothSee('abc[+X]def');
    await desk.press('Control+z');
    await bothSee('abcdef');
    await desk.press('Control+y', 'Control+y');
    await bothSee('[-ab]c[+X]def');
  });

  test('a decision is undone by the one who made it', async () => {
    await open('abcdef');
    await desk.select('a', [0, 3]);
    await desk.type('XY');
    await decide('a', 'rejected');
    await bothSee('abcdef');
    await desk.press('Control+z');
    await bothSee('abc[+XY]def');
  });
});

describe('an input method', () => {
  test('composes in a proposal, over a selection, and beside struck text', async () => {
    await open('0123456789');
    await desk.select('a', [0, 2], [0, 5]);
    for (const text of ['n', 'ni', '你']) await desk.compose(text);
    await desk.commit('你');
    await bothSee('01[-234][+你]56789');
    for (const text of ['h', 'ha', '好']) await desk.compose(text);
    await desk.commit('好');
    await bothSee('01[-234][+你好]56789');
    await desk.press('Backspace');
    await bothSee('01[-234][+你]56789');
    await desk.select('a', [0, 2]);
    await desk.compose('か');
    await desk.commit('か');
    await bothSee('01[+か][-234][+你]56789');
  });

  test('a peer accepts and deletes around it meanwhile', async () => {
    await open('0123456789');
    await desk.select('a', [0, 8]);
    await desk.type('X');
    await desk.compose('ㅎ');
    await decide('b', 'accepted');
    await desk.call('peer', 'b', { do: 'remove', from: [0, 1], to: [0, 3] });
    await desk.compose('한');
    await desk.commit('한');
    await bothSee('034567X[+한]89');
  });
});

describe('views', () => {
  test('writing in the final view goes where the eye is, whatever is hidden there', async () => {
    await open('abcdef', 'ghi');
    await desk.select('a', [0, 2], [0, 4]);
    await desk.press('Delete');
    await desk.call('view', 'a', 'final');
    expect(await desk.call('lines', 'a')).toEqual(['abef', 'ghi']);
    await desk.select('a', [0, 2]);
    await desk.type('XY');
    expect(await desk.call('lines', 'a')).toEqual(['abXYef', 'ghi']);
    await caretAt([0, 4]);
    await desk.select('a', [0, 6]);
    await desk.press('Delete');
    expect(await desk.call('lines', 'a')).toEqual(['abXYefghi']);
    await desk.call('view', 'a', 'original');
    expect(await desk.call('lines', 'a')).toEqual(['abcdef', 'ghi']);
    await desk.select('a', [0, 1]);
    await desk.type('no');
    expect(await desk.call('lines', 'a')).toEqual(['abcdef', 'ghi']);
    await desk.call('view', 'a', 'all');
    await bothSee('ab[-cd][+XY]ef[-¶]', 'ghi');
  });

  test('in viewing nothing is written', async () => {
    await open('abc');
    await desk.call('mode', 'a', 'viewing');
    await desk.select('a', [0, 1]);
    await desk.type('X');
    await bothSee('abc');
  });
});
