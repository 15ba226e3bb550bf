/**
 * Which kind of writing a character belongs to. Word keeps separate fonts, languages and bold for Latin,
 * East Asian and complex scripts, and right-to-left runs apart from the rest, so runs are cut there.
 */
export type Writing = 'latin' | 'eastAsian' | 'complex' | 'rtl';

export interface Stretch {
  readonly text: string;
  readonly writing: Writing;
}

const SIMPLE =
  /^[\u0000-\u0590\u1e00-\u2010\u2012-\u201f\u2022-\u2025\u2027-\u2029\u202f-\u2064\u20a0-\u20cf]*$/;
const RTL = /[\u0590-\u08ff\u{fb1d}-\u{fdff}\u{fe70}-\u{fefc}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303f\uff00-\uffef]/u;
const COMPLEX =
  /[\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\u1b00-\u1c7f\ua880-\uaadf\uabc0-\uabff\u0780-\u07bf]/;
const STRONG_LATIN = /[\p{L}]/u;

function writingOf(character: string): Writing | 'neutral' {
  if (RTL.test(character)) return 'rtl';
  if (EAST_ASIAN.test(character)) return 'eastAsian';
  if (COMPLEX.test(character)) return 'complex';
  return STRONG_LATIN.test(character) ? 'latin' : 'neutral';
}

/**
 * Cuts text where its writing changes. Spaces, digits and punctuation stay with what stands before and
 * after them where these agree, and otherwise follow the paragraph's direction, as the Unicode
 * bidirectional algorithm would have them.
 */
export function stretches(text: string, paragraph: 'ltr' | 'rtl'): Stretch[] {
  if (text === '') return [];
  if (paragraph === 'ltr' && SIMPLE.test(text)) return [{ text, writing: 'latin' }];
  const out: { text: string; writing: Writing }[] = [];
  const base: Writing = paragraph === 'rtl' ? 'rtl' : 'latin';
  let neutral = '';
  const add = (part: string, writing: Writing) => {
    const last = out.at(-1);
    if (last?.writing === writing) last.text += part;
    else if (part !== '') out.push({ text: part, writing });
  };
  for (const character of text) {
    const writing = writingOf(character);
    if (writing === 'neutral') {
      neutral += character;
      continue;
    }
    if (neutral !== '') {
      const before = out.at(-1)?.writing ?? base;
      add(neutral, between(before, writing, base));
      neutral = '';
    }
    add(character, writing);
  }
  if (neutral !== '') {
    const before = out.at(-1)?.writing ?? base;
    add(neutral, between(before, base, base));
  }
  return out;
}

function between(before: Writing, after: Writing, base: Writing): Writing {
  if (before === after) return before;
  const isRtl = before === 'rtl' && after === 'rtl';
  if (isRtl) return 'rtl';
  if (base === 'rtl' && (before === 'rtl' || after === 'rtl')) return 'rtl';
  if (before !== 'rtl') return before;
  return after === 'rtl' ? base : after;
}
