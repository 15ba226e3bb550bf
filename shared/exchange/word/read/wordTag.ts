/** Languages as Word names them (by country, since it checks spelling) as the desk does, which says the language alone. */
import { languageWay } from '../../paper/direction.ts';
import { baseLanguage, cleanLanguage, isTraditionalChinese } from '../../paper/languages.ts';
import type { Writing } from '../../paper/scripts.ts';

const EAST_ASIAN = new Set(['zh', 'ja', 'ko']);
/** What Word writes for "no language", and for text that is none. */
const NONE = new Set(['x-none', 'zxx']);

/** '' for what is no tag. */
export function deskLanguage(tag: string | undefined): string {
  const clean = cleanLanguage(tag ?? '');
  if (clean === '' || NONE.has(clean.toLowerCase())) return '';
  if (isTraditionalChinese(clean)) return 'zh-Hant';
  const script = /^[a-z]{2,3}-([A-Z][a-z]{3})\b/.exec(clean)?.[1];
  const base = baseLanguage(clean);
  return script === undefined || base === 'zh' ? base : `${base}-${script}`;
}

/**
 * Whether a text in this writing can be in that language. Word names three languages for every run, and those for
 * writings that do not occur in it say nothing.
 */
export function canBeWritten(tag: string, writing: Writing): boolean {
  const isRtl = languageWay(tag) === 'rtl';
  const isEastAsian = EAST_ASIAN.has(baseLanguage(tag));
  if (writing === 'rtl') return isRtl;
  return !isRtl && (writing === 'eastAsian') === isEastAsian;
}
