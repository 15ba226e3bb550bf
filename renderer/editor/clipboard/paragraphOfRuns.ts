/** A paragraph of what was read of an HTML block: without spaces that are only layout, its language said once. */
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { paragraphWay } from '../../../shared/exchange/paper/direction.ts';

/**
 * @param spaced whether its spaces mean something
 * @returns null for one that says nothing
 */
export function paragraphOfRuns(
  properties: ParagraphProperties,
  runs: readonly Run[],
  spaced: boolean,
): ParagraphContent | null {
  const trimmed = trimRuns(runs, spaced);
  return trimmed.length === 0 ? null : liftLanguage(withoutPlainDirection(properties, trimmed), trimmed);
}

/**
 * No spaces at the ends or doubled between runs, no lone soft break at the end: they are only layout. The
 * same goes for a paragraph of nothing but spaces, which Word makes of an empty one.
 */
function trimRuns(runs: readonly Run[], spaced: boolean): Run[] {
  if (runs.every(({ text }) => /^[\s\u00a0]*$/.test(text))) return [];
  const out: (Omit<Run, 'text'> & { text: string })[] = [];
  let space = true;
  for (const run of runs) {
    let kept = run.text;
    if (!spaced) {
      if (space) kept = kept.replace(/^ +/, '');
      kept = kept.replace(/ *([\u2028\t]) */g, '$1');
      if (/^[\u2028\t]/.test(kept)) trimEnd(out, ' ');
    }
    if (kept === '') continue;
    space = /[ \u2028\t]$/.test(kept);
    out.push({ ...run, text: kept });
  }
  trimEnd(out, ` ${SOFT_BREAK}`);
  return out;
}

function trimEnd(runs: { text: string }[], what: string): void {
  for (let last = runs.at(-1); last !== undefined; last = runs.at(-1)) {
    let { length } = last.text;
    while (length > 0 && what.includes(last.text.charAt(length - 1))) length--;
    last.text = last.text.slice(0, length);
    if (length > 0) break;
    runs.pop();
  }
}

/** Programs say `dir="ltr"` of everything; it says something only where the text itself would run the other way. */
function withoutPlainDirection(properties: ParagraphProperties, runs: readonly Run[]): ParagraphProperties {
  if (properties.direction !== 'ltr') return properties;
  const undecided: ParagraphProperties = { ...properties, direction: 'auto', language: '' };
  return paragraphWay({ properties: undecided, runs }, '') === 'rtl'
    ? properties
    : { ...undecided, language: properties.language };
}

/** A language that all of a paragraph's text is in is the paragraph's. */
function liftLanguage(
  properties: ParagraphProperties,
  runs: readonly Run[],
): { properties: ParagraphProperties; runs: Run[] } {
  const [language] = runs.map(({ formats }) => formats.language);
  const shared =
    properties.language === '' &&
    language !== undefined &&
    runs.every(({ formats }) => formats.language === language);
  const own = shared ? { ...properties, language } : properties;
  return {
    properties: own,
    runs: runs.map((run) => {
      if (run.formats.language !== own.language) return run;
      const { language: _, ...formats } = run.formats;
      return { ...run, formats };
    }),
  };
}
