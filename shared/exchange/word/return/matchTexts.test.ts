import { describe, expect, test } from 'vitest';
import { seeded } from '../../testing/samples.ts';
import { matchTexts } from './matchTexts.ts';

/** The one text as the other changes it: [-gone-]{+new+}. */
function shown(a: string, b: string): string {
  let [atA, atB, out] = [0, 0, ''];
  for (const one of [...matchTexts(a, b), { a: a.length, b: b.length, length: 0 }]) {
    if (one.a > atA) out += `[-${a.slice(atA, one.a)}-]`;
    if (one.b > atB) out += `{+${b.slice(atB, one.b)}+}`;
    out += a.slice(one.a, one.a + one.length);
    [atA, atB] = [one.a + one.length, one.b + one.length];
  }
  return out;
}

describe('K6 letters are matched by paragraphs, words and parts of words', () => {
  test.each([
    ['The committee shall meet.', 'The committee should meet.', 'The committee [-shall-]{+should+} meet.'],
    ['An organisation.', 'An organisations.', 'An organisation{+s+}.'],
    ['Two old words here.', 'Two new terms here.', 'Two [-old words-]{+new terms+} here.'],
    ['One\nTwo\nThree\n', 'One\nThree\n', 'One\n[-Two\n-]Three\n'],
    ['One and two.\n', 'One\n and two.\n', 'One{+\n+} and two.\n'],
    ['One\nTwo\n', 'OneTwo\n', 'One[-\n-]Two\n'],
    ['第一条规定。', '第一条新规定。', '第一条{+新+}规定。'],
    ['cafe\u0301 society', 'cafe society', '[-cafe\u0301-]{+cafe+} society'],
    [
      'Nothing in common.\n',
      'Quite other words stand here.\n',
      '[-Nothing in common.-]{+Quite other words stand here.+}\n',
    ],
    ['', 'New', '{+New+}'],
    ['Old', '', '[-Old-]'],
  ])('%j to %j', (a, b, expected) => {
    expect(shown(a, b)).toBe(expected);
  });

  test('and what is matched is the same, in order, in 500 random pairs', () => {
    const random = seeded(11);
    const words = ['the ', 'network ', 'shall ', '\n', 'a', '\u0301', '👩‍👧', '课程', 'ข้อ ', '.', 'of '];
    const text = () =>
      Array.from(
        { length: Math.floor(random() * 30) },
        () => words[Math.floor(random() * words.length)],
      ).join('');
    for (let index = 0; index < 500; index++) {
      const [a, b] = [text(), random() < 0.2 ? '' : text()];
      let [atA, atB] = [0, 0];
      for (const one of matchTexts(a, b)) {
        expect(one.a >= atA && one.b >= atB && one.length > 0).toBe(true);
        expect(b.slice(one.b, one.b + one.length)).toBe(a.slice(one.a, one.a + one.length));
        [atA, atB] = [one.a + one.length, one.b + one.length];
      }
    }
  });
});
