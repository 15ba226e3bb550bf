import { expect, test } from 'vitest';
import { numberLabel, numberParagraphs } from '../../document/numberParagraphs.ts';
import { randomLists } from '../testing/samples.ts';
import { countItems } from './countItems.ts';

test('bare numbers are those of the drawn labels', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { paragraphs } = randomLists(seed, 80);
    const drawn = countItems(paragraphs).map((number, index) =>
      number === null ? null : numberLabel(number, paragraphs[index]?.properties.level ?? 0),
    );
    const labels = numberParagraphs(paragraphs).map((label, index) =>
      paragraphs[index]?.properties.list === 'number' ? label : null,
    );
    expect(drawn).toEqual(labels);
  }
});
