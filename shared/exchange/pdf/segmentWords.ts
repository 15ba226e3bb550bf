/**
 * Thai, Lao, Khmer and Burmese are written without spaces between words, and a line may only break between
 * words. A dictionary (`Intl.Segmenter`) finds them.
 */
const SPACELESS = /[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]/;
const LANGUAGE: readonly (readonly [RegExp, string])[] = [
  [/[\u0e00-\u0e7f]/, 'th'],
  [/[\u0e80-\u0eff]/, 'lo'],
  [/[\u1780-\u17ff]/, 'km'],
  [/[\u1000-\u109f]/, 'my'],
];

const segmenters = new Map<string, Intl.Segmenter>();

/** Words between spaces, or null where the text needs none of this. */
export function segmentWords(text: string): string[][] | null {
  if (!SPACELESS.test(text)) return null;
  const language = LANGUAGE.find(([characters]) => characters.test(text))?.[1] ?? 'th';
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const found = segmenter;
  return text
    .split(' ')
    .map((part) => joinPunctuation([...found.segment(part)].map(({ segment }) => segment)));
}

/** A line must not begin with a closing mark, nor a mark stand alone: it stays with the word before. */
function joinPunctuation(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    if (out.length > 0 && /^[\p{P}\p{M}\p{S}]+$/u.test(word)) out[out.length - 1] += word;
    else out.push(word);
  }
  return out;
}
