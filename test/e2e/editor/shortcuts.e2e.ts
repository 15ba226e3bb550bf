/** Markdown signs, lists and links. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';

const desk = useHarness();
const paragraphs = () => desk.call('paragraphs', 'b');
const lines = () => desk.call('lines', 'b');

describe('Markdown signs', () => {
  test.each([
    ['# ', { style: 'heading1' }],
    ['## ', { style: 'heading2' }],
    ['### ', { style: 'heading3' }],
    ['#### ', { style: 'heading4' }],
    ['> ', { style: 'quote' }],
    ['- ', { list: 'bullet' }],
    ['1. ', { list: 'number' }],
  ] as const)('%s at the start of a paragraph', async (signs, properties) => {
    await desk.open('above', 'text');
    await desk.select('a', [1, 0]);
    await desk.type(signs);
    await desk.settle();
    expect((await paragraphs())[1]).toEqual({ ...properties, runs: [['text']] });
    await desk.press('Control+z');
    expect((await paragraphs())[1]).toEqual({ runs: [[`${signs}text`]] });
    await desk.type('!');
    expect(await lines()).toEqual(['above', `${signs}!text`]);
    await desk.press('Control+z', 'Control+z');
    expect(await lines()).toEqual(['above', 'text']);
  });

  test('at the start of an empty document, then text', async () => {
    await desk.open('');
    await desk.select('a', [0, 0]);
    await desk.type('# Title');
    await desk.press('Enter');
    await desk.type('- one');
    await desk.press('Enter');
    await desk.type('two');
    expect(await paragraphs()).toEqual([
      { style: 'heading1', runs: [['Title']] },
      { list: 'bullet', runs: [['one']] },
      { list: 'bullet', runs: [['two']] },
    ]);
  });

  test.each([
    ['**bold**', 'bold', { bold: true }],
    ['*slanted*', 'slanted', { italic: true }],
    ['_slanted_', 'slanted', { italic: true }],
    ['~~struck~~', 'struck', { strike: true }],
    ['***both***', 'both', { bold: true, italic: true }],
  ] as const)('%s in the middle of text', async (typed, text, formats) => {
    await desk.open('before .after');
    await desk.select('a', [0, 7]);
    await desk.type(typed);
    await desk.settle();
    expect(await paragraphs()).toEqual([{ runs: [['before '], [text, formats], ['.after']] }]);
    await desk.type('x');
    expect(await paragraphs()).toEqual([{ runs: [['before '], [text, formats], ['x.after']] }]);
    await desk.press('Control+z', 'Control+z');
    expect(await paragraphs()).toEqual([{ runs: [[`before ${typed}.after`]] }]);
  });

  test('signs that are not meant stay: in the middle of a line, in a list, in numbers', async () => {
    await desk.open('say', { list: 'number', runs: [['item']] });
    await desk.select('a', [0, 3]);
    await desk.type(' # no 2 * 3 * 4 - 1. x');
    expect((await lines())[0]).toBe('say # no 2 * 3 * 4 - 1. x');
  });

  test('while a peer types in the same paragraph', async () => {
    await desk.open('text');
    await desk.select('a', [0, 0]);
    await desk.type('#');
    await desk.call('peer', 'b', { do: 'type', at: [0, 5], text: 'PQ' });
    await desk.type(' ');
    await desk.settle();
    expect(await paragraphs()).toEqual([{ style: 'heading1', runs: [['textPQ']] }]);
    await desk.type('X');
    expect(await lines()).toEqual(['XtextPQ']);
  });
});

describe('lists', () => {
  test('are numbered when drawn, and again when a peer inserts', async () => {
    const item = (text: string, level: number) => ({ list: 'number', level, runs: [[text]] }) as const;
    await desk.open(item('one', 0), item('two', 1), item('three', 1), item('four', 2), item('five', 0), {
      list: 'bullet',
      runs: [['six']],
    });
    expect(await desk.call('labels', 'a')).toEqual(['1.', '(a)', '(b)', '(i)', '2.', '•']);
    await desk.call('peer', 'b', { do: 'split', at: [1, 1] });
    expect(await desk.call('labels', 'a')).toEqual(['1.', '(a)', '(b)', '(c)', '(i)', '2.', '•']);
    await desk.call('peer', 'b', { do: 'remove', from: [0, 0], to: [3, 0] });
    await desk.settle();
    expect(await desk.call('labels', 'a')).toEqual(await desk.call('labels', 'b'));
    expect((await desk.call('labels', 'a')).at(-2)).toBe('2.');
  });

  test('a label is on the screen and never in the text one selects', async () => {
    await desk.open({ list: 'number', runs: [['one']] }, { list: 'number', level: 1, runs: [['two']] });
    await desk.select('a', [0, 0]);
    await desk.press('Control+a');
    expect(await desk.page.evaluate(() => getSelection()?.toString())).toMatch(/^one\n+two$/);
    const drawn = await desk.page.evaluate(
      () => getComputedStyle(document.querySelector('#a > :nth-child(2)') as Element, '::before').content,
    );
    expect(drawn).toContain('(a)');
  });

  test('a paragraph that leaves the list loses its label, on both pages', async () => {
    await desk.open({ list: 'number', runs: [['one']] }, { list: 'number', runs: [['two']] });
    await desk.select('a', [0, 0]);
    await desk.press('Backspace');
    expect(await desk.call('labels', 'a')).toEqual([null, '1.']);
    expect(await desk.call('labels', 'b')).toEqual([null, '1.']);
    await desk.press('Control+Alt+Digit1');
    await desk.press('Control+Shift+Digit7');
    expect(await desk.call('labels', 'b')).toEqual(['1.', '2.']);
  });
});

describe('links', () => {
  const LINK = 'https://www.example.org/a?b=1#c';
  const copy = (text: string) => desk.page.evaluate((value) => navigator.clipboard.writeText(value), text);

  test('an address pasted over text makes it a link', async () => {
    await desk.open('see the report now');
    await desk.select('a', [0, 8], [0, 14]);
    await copy(LINK);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([{ runs: [['see the '], ['report', { link: LINK }], [' now']] }]);
    await desk.press('Control+z');
    expect(await paragraphs()).toEqual([{ runs: [['see the report now']] }]);
  });

  test('an address pasted without a selection is linked text; one that is not safe is text', async () => {
    await desk.open('see ');
    await desk.select('a', [0, 4]);
    await copy(LINK);
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([{ runs: [['see '], [LINK, { link: LINK }]] }]);
    await desk.type(' x');
    expect(await paragraphs()).toEqual([{ runs: [['see '], [LINK, { link: LINK }], [' x']] }]);
    await desk.open('see this');
    await desk.select('a', [0, 4], [0, 8]);
    await copy('javascript:alert(1)');
    await desk.press('Control+v');
    expect(await paragraphs()).toEqual([{ runs: [['see javascript:alert(1)']] }]);
  });

  test('typing in a link is of the link; at its end and in front of it is plain', async () => {
    await desk.open({ runs: [['a '], ['link', { link: LINK }], [' b']] });
    await desk.select('a', [0, 4]);
    await desk.type('X');
    expect((await paragraphs())[0]?.runs[1]).toEqual(['liXnk', { link: LINK }]);
    await desk.select('a', [0, 7]);
    await desk.type('Y');
    await desk.select('a', [0, 2]);
    await desk.type('Z');
    expect(await paragraphs()).toEqual([{ runs: [['a Z'], ['liXnk', { link: LINK }], ['Y b']] }]);
  });

  test('typing at the end of a link that ends its paragraph is plain, also after the arrows led there', async () => {
    await desk.open({ runs: [['link', { link: LINK }]] });
    await desk.select('a', [0, 2]);
    await desk.press('End');
    await desk.type('Y');
    expect(await paragraphs()).toEqual([{ runs: [['link', { link: LINK }], ['Y']] }]);
    await desk.press('ArrowLeft');
    await desk.type('Z');
    expect(await paragraphs()).toEqual([{ runs: [['link', { link: LINK }], ['ZY']] }]);
  });

  test('Enter at the end of a link begins a plain paragraph', async () => {
    await desk.open({ runs: [['link', { link: LINK }]] });
    await desk.select('a', [0, 4]);
    await desk.press('Enter');
    await desk.type('Y');
    expect(await paragraphs()).toEqual([{ runs: [['link', { link: LINK }]] }, { runs: [['Y']] }]);
  });

  test('on a selection, changed and taken away from within it; an unsafe address is refused', async () => {
    await desk.open({ runs: [['see '], ['the', { bold: true }], [' report']] });
    await desk.select('a', [0, 4], [0, 14]);
    expect(await desk.call('setLink', 'a', 'javascript:alert(1)')).toBe(false);
    expect(await desk.call('setLink', 'a', LINK)).toBe(true);
    expect(await paragraphs()).toEqual([
      { runs: [['see '], ['the', { bold: true, link: LINK }], [' report', { link: LINK }]] },
    ]);
    await desk.select('a', [0, 9]);
    expect((await desk.call('caret', 'a')).link).toBe(LINK);
    await desk.call('setLink', 'a', 'mailto:a@example.org');
    expect((await paragraphs())[0]?.runs[1]).toEqual(['the', { bold: true, link: 'mailto:a@example.org' }]);
    await desk.call('setLink', 'a', null);
    expect(await paragraphs()).toEqual([{ runs: [['see '], ['the', { bold: true }], [' report']] }]);
  });
});
