/**
 * Words as people count them: runs of letters and digits between spaces, and in scripts that write
 * without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) the words a dictionary finds.
 */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[\p{L}\p{N}\p{M}'’.\-_@/]*[\p{L}\p{N}\p{M}])?/gu;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language);
  if (found === undefined) {
    try {
      found = new Intl.Segmenter(language === '' ? undefined : language, { granularity: 'word' });
    } catch {
      // Not a language tag: the platform's own rules do.
      found = new Intl.Segmenter(undefined, { granularity: 'word' });
    }
    segmenters.set(language, found);
  }
  return found;
}

export function countWords(text: string, language = ''): number {
  if (!SPACELESS.test(text)) return text.match(WORD)?.length ?? 0;
  let count = 0;
  for (const segment of segmenter(language).segment(text)) if (segment.isWordLike === true) count++;
  return count;
}
