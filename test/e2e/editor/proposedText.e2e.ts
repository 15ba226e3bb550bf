/** How proposed text stands on the page: it takes no more room, the caret goes through it, and what is copied is what it reads as. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();
const SHORT = 'The research will take stock.';

const open = async (...paragraphs: Parameters<typeof desk.open>) => {
  await desk.open(...paragraphs);
  await desk.call('mode', 'a', 'suggesting');
};
const replace = async (from: Place, to: Place, text: string) => {
  await desk.select('a', from, to);
  if (text === '') await desk.press('Delete');
  else await desk.type(text);
  await desk.settle();
};
const heights = () =>
  desk.page.evaluate(() =>
    Array.from(document.querySelectorAll('.page-text > *'), (block) => block.getBoundingClientRect().height),
  );
const widthOf = (selector: string) =>
  desk.page.evaluate((selector) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector) as Element);
    return range.getBoundingClientRect().width;
  }, selector);
const caret = async () => (await desk.call('selection', 'a'))?.focus;
const copied = async () => {
  await desk.press('Control+c');
  return desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
    return { html: await read('text/html'), text: await read('text/plain') };
  });
};

describe('on the line', () => {
  test('lines are as high as without, whatever is proposed in them', async () => {
    await open(SHORT, SHORT, SHORT);
    const before = await heights();
    await replace([0, 4], [0, 12], 'study');
    await replace([1, 18], [1, 18], 'soberly ');
    await desk.select('a', [2, 4], [2, 12]);
    await desk.press('Control+b');
    expect(await heights()).toEqual(before);
  });

  test('a split or an empty new paragraph is as high as one that is not proposed', async () => {
    await desk.open('one', '', 'two');
    const [line, empty] = await heights();
    await open('onetwo');
    await desk.select('a', [0, 3]);
    await desk.press('Enter', 'Enter');
    expect((await heights()).slice(0, 3)).toEqual([line, empty, line]);
    const signs = await desk.page.evaluate(() =>
      Array.from(document.querySelectorAll('.page-text > [data-change]'), (block) =>
        getComputedStyle(block, '::after').content.startsWith('"¶"'),
      ),
    );
    expect(signs.slice(0, 2)).toEqual([true, true]);
  });

  test('letters that join go on joining over the border of a proposal', async () => {
    await open({ runs: [['التعليم']], direction: 'rtl' });
    const before = await widthOf('.page-text > p');
    await desk.select('a', [0, 3], [0, 5]);
    await desk.press('Control+u');
    expect(await desk.call('marked', 'a')).not.toEqual(['التعليم']);
    expect(await widthOf('.page-text > p')).toBeCloseTo(before, 0);
  });

  test('beside a right-to-left paragraph the bar is at its right', async () => {
    await open({ runs: [['التعليم المفتوح']], direction: 'rtl' }, 'left');
    await replace([0, 0], [0, 3], 'X');
    await replace([1, 0], [1, 0], 'X');
    const sides = await desk.page.evaluate(() =>
      Array.from(document.querySelectorAll('.page-text > p'), (block) =>
        getComputedStyle(block).getPropertyValue('--from').trim(),
      ),
    );
    expect(sides.slice(0, 2)).toEqual(['100%', '0%']);
  });
});

describe('the caret', () => {
  test('goes through proposed text letter by letter, and home and end are the ends of the text', async () => {
    await open('abcdef');
    await replace([0, 2], [0, 4], 'XY');
    expect(await desk.call('marked', 'a')).toEqual(['ab[-cd][+XY]ef']);
    await desk.press('Home');
    for (let at = 0; at <= 8; at++) {
      expect(await caret()).toEqual([0, at]);
      await desk.press('ArrowRight');
    }
    await desk.press('End');
    for (let at = 8; at >= 0; at--) {
      expect(await caret()).toEqual([0, at]);
      await desk.press('ArrowLeft');
    }
  });

  test('stands in front of the drawn paragraph sign, by key and by click', async () => {
    await open('onetwo');
    await desk.select('a', [0, 3]);
    await desk.press('Enter');
    await desk.select('a', [0, 0]);
    await desk.press('End');
    expect(await caret()).toEqual([0, 3]);
    await desk.press('ArrowRight');
    expect(await caret()).toEqual([1, 0]);
    const { right, top, bottom } = await desk.call('characterRectangle', 'a', [0, 2]);
    await desk.page.mouse.click(right + 60, (top + bottom) / 2);
    await desk.settle();
    expect(await caret()).toEqual([0, 3]);
    await desk.type('!');
    expect(await desk.call('marked', 'a')).toEqual(['one[+!][+¶]', 'two']);
  });
});

describe('copying', () => {
  test('leaves out what is proposed to be deleted, and takes what is inserted as plain text', async () => {
    await open('the barriers of transfer');
    await replace([0, 4], [0, 12], 'conditions');
    await desk.press('Control+a');
    const { html, text } = await copied();
    expect(text).toBe('the conditions of transfer');
    expect(html).toContain('the conditions of transfer');
    expect(html).not.toMatch(/data-change|--change|barriers/);
  });

  test('takes paragraphs whose end is proposed to go as one', async () => {
    await open('first', 'second', 'third');
    await desk.select('a', [0, 5]);
    await desk.press('Delete');
    expect((await desk.call('marked', 'a'))[0]).toBe('first[-¶]');
    await desk.press('Control+a');
    expect((await copied()).text).toBe('firstsecond\nthird');
  });

  test('of nothing but struck text takes that', async () => {
    await open('the barriers of transfer');
    await replace([0, 4], [0, 12], '');
    await desk.select('a', [0, 4], [0, 12]);
    expect((await copied()).text).toBe('barriers');
  });

  test('pasted in the desk it is an insertion of its own, and struck text stays where it was', async () => {
    await open('the barriers of transfer', '');
    await replace([0, 4], [0, 12], 'conditions');
    await desk.select('a', [0, 0], [0, 34]);
    await desk.press('Control+c');
    await desk.select('a', [1, 0]);
    await desk.press('Control+v');
    expect((await desk.call('marked', 'a')).slice(0, 2)).toEqual([
      'the [-barriers][+conditions] of transfer',
      '[+the conditions of transfer]',
    ]);
    const inserted = await desk.page.evaluate(() =>
      Array.from(document.querySelectorAll('.page-text > p [data-change]'), (run) =>
        run.getAttribute('data-changes'),
      ),
    );
    expect(new Set(inserted).size).toBe(2);
  });
});

describe('contested', () => {
  test('is framed, and says so in a word that is no text', async () => {
    await desk.open('the barriers of transfer');
    await desk.call('mode', 'a', 'suggesting');
    await replace([0, 4], [0, 12], '');
    await desk.page.waitForFunction(() => {
      const { desk: api } = window as unknown as { desk: { listed(who: string): boolean } };
      return api.listed('a') && api.listed('b');
    });
    const before = await heights();
    await desk.call('hold');
    await desk.call('decide', 'a', 'accepted');
    await desk.call('decide', 'b', 'rejected');
    await desk.call('release');
    const looks = await desk.page.evaluate(() => {
      const run = document.querySelector('.page-text [data-contested]') as HTMLElement;
      return {
        text: run.textContent,
        frame: getComputedStyle(run).outlineStyle,
        word: getComputedStyle(run, '::after').content,
      };
    });
    expect(looks.text).toBe('barriers');
    expect(looks.frame).toBe('dashed');
    expect(looks.word).toContain('contested');
    expect(await heights()).toEqual(before);
    expect(await desk.call('lines', 'a')).toEqual(['the barriers of transfer']);
  });
});
