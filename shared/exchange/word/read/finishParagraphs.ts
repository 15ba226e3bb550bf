/**
 * What was read, as the desk has it. Which language the text is in, and which paragraphs differ from it, shows only
 * once all of it is there; the same goes for directions, which the desk states only where the letters do not.
 */
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { NO_FORMATS, sameFormats } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../document/paragraphProperties.ts';
import { textWay } from '../../paper/direction.ts';
import { joinRuns } from '../../tracked/joinRuns.ts';
import type { Proposed, TrackedParagraph, TrackedRun } from '../../tracked/TrackedContent.ts';
import { Bursts } from './Bursts.ts';
import type { RawChange, RawLook, RawParagraph, RawRun } from './RawParagraph.ts';
import type { WordParagraphProperties } from './readParagraphProperties.ts';

export function finishParagraphs(paragraphs: readonly RawParagraph[], language: string): TrackedParagraph[] {
  const bursts = new Bursts();
  return paragraphs.map((paragraph) => {
    const { runs, before } = paragraph;
    const spoken = mainLanguage(runs);
    const own = spoken === language ? '' : spoken;
    const text = runs.map((run) => run.text).join('');
    const properties = propertiesOf(paragraph.properties, own, text, language);
    const tracked = runs.map((run) => trackedRun(run, spoken === '' ? language : spoken, bursts));
    bursts.step();
    const proposed = proposedOf(paragraph, bursts);
    const restyled = before && {
      before: propertiesOf(before.properties, own, text, language),
      by: bursts.revision(before.by),
    };
    return { ...proposed, properties, runs: joinRuns(tracked), ...(restyled && { restyled }) };
  });
}

/** The one that most of it is in; '' where the file says of none. */
export function mainLanguage(runs: readonly RawRun[]): string {
  const [first] = runs;
  if (first !== undefined && runs.every((run) => run.language === first.language)) return first.language;
  const counts = new Map<string, number>();
  for (const { language, text } of runs) {
    if (language !== '') counts.set(language, (counts.get(language) ?? 0) + text.length);
  }
  let main = '';
  for (const [language, count] of counts) if (count > (counts.get(main) ?? 0)) main = language;
  return main;
}

function trackedRun(run: RawRun, language: string, bursts: Bursts): TrackedRun {
  bursts.step();
  const formats = formatsOf(run, language);
  const before = run.before && formatsOf(run.before, language);
  const restyled =
    run.before === undefined || before === undefined || sameFormats(before, formats)
      ? undefined
      : { before, by: bursts.revision(run.before.by) };
  return { ...proposedOf(run, bursts), text: run.text, formats, ...(restyled && { restyled }) };
}

function proposedOf({ inserted, deleted }: RawChange, bursts: Bursts): Proposed {
  return {
    ...(inserted && { inserted: bursts.revision(inserted) }),
    ...(deleted && { deleted: bursts.revision(deleted) }),
  };
}

function formatsOf({ formats, language }: RawLook, surrounding: string): InlineFormats {
  if (language !== '' && language !== surrounding) return { ...formats, language };
  return Object.keys(formats).length === 0 ? NO_FORMATS : formats;
}

function propertiesOf(
  { style, list, level, alignment, indent, isRtl }: WordParagraphProperties,
  language: string,
  text: string,
  documentLanguage: string,
): ParagraphProperties {
  const way = textWay(text, language === '' ? documentLanguage : language);
  const direction = text === '' || (way === 'rtl') === isRtl ? 'auto' : isRtl ? 'rtl' : 'ltr';
  return { style, list, level, alignment, indent, direction, language };
}
