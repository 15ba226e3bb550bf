/**
 * What was read, as the desk has it. Which language the text is in, and which paragraphs differ from it, shows only
 * once all of it is there; the same goes for directions, which the desk states only where the letters do not, and for
 * references, which may point at what comes behind them.
 */
import type { CellContent } from '../../../document/EmbedContent.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { NO_FORMATS, sameFormats } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import { textWay } from '../../paper/direction.ts';
import { joinRuns } from '../../tracked/joinRuns.ts';
import type { Proposed, TrackedParagraph, TrackedRun } from '../../tracked/TrackedContent.ts';
import type { TrackedRow } from '../../tracked/TrackedTable.ts';
import { Bursts } from './Bursts.ts';
import type { LeftOutList } from './LeftOut.ts';
import { leaveOutNumbers } from './leaveOutNumbers.ts';
import type {
  RawCell,
  RawChange,
  RawEmbed,
  RawLook,
  RawParagraph,
  RawRun,
  RawTable,
} from './RawParagraph.ts';
import type { WordParagraphProperties } from './readParagraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { settleBorders } from './settleBorders.ts';
import type { WordColumnContent, WordNoteContent, WordTableContent } from './WordContent.ts';

export interface Finishing {
  /** Of the whole document. */
  readonly language: string;
  readonly leftOut: LeftOutList;
  /** A reference points at it. */
  readonly isTarget: (element: XmlElement) => boolean;
}

export function finishParagraphs(
  paragraphs: readonly RawParagraph[],
  finishing: Finishing,
): TrackedParagraph[] {
  const finish = new Finish(paragraphs, finishing);
  return finish.paragraphs(paragraphs, false);
}

const EMPTY: TrackedParagraph = { properties: DEFAULT_PROPERTIES, runs: [] };

class Finish {
  readonly #finishing: Finishing;
  readonly #bursts = new Bursts();
  readonly #targets = new Map<XmlElement, string>();

  constructor(body: readonly RawParagraph[], finishing: Finishing) {
    this.#finishing = finishing;
    this.#findTargets(body);
  }

  #findTargets(paragraphs: readonly RawParagraph[]): void {
    for (const { element, runs } of paragraphs) {
      if (element !== undefined && this.#finishing.isTarget(element))
        this.#targets.set(element, `word-${this.#targets.size + 1}`);
      for (const inner of textsIn(runs)) this.#findTargets(inner);
    }
  }

  paragraphs(raw: readonly RawParagraph[], isCell: boolean): TrackedParagraph[] {
    const settled = settleBorders(raw, isCell);
    const finished = settled.map((one) => this.#paragraph(one));
    leaveOutNumbers(settled, finished, this.#finishing.leftOut);
    return finished;
  }

  #paragraph(paragraph: RawParagraph): TrackedParagraph {
    const { runs, before, element } = paragraph;
    const { language } = this.#finishing;
    const spoken = mainLanguage(runs);
    const own = spoken === language ? '' : spoken;
    const text = runs.map((run) => run.text).join('');
    const properties = propertiesOf(paragraph.properties, own, text, language);
    const tracked = runs.map((run) => this.#run(run, spoken === '' ? language : spoken));
    this.#bursts.step();
    const proposed = this.#proposed(paragraph);
    const restyled = before && {
      before: propertiesOf(before.properties, own, text, language),
      by: this.#bursts.revision(before.by),
    };
    const id = element === undefined ? undefined : this.#targets.get(element);
    return {
      ...(id === undefined ? {} : { id }),
      ...proposed,
      properties,
      runs: joinRuns(tracked),
      ...(restyled && { restyled }),
    };
  }

  #run(run: RawRun, language: string): TrackedRun {
    this.#bursts.step();
    const formats = formatsOf(run, language);
    const before = run.before && formatsOf(run.before, language);
    const restyled =
      run.before === undefined || before === undefined || sameFormats(before, formats)
        ? undefined
        : { before, by: this.#bursts.revision(run.before.by) };
    const proposed = this.#proposed(run);
    return { ...proposed, ...this.#standing(run), formats, ...(restyled && { restyled }) };
  }

  /** Its text, or the character that something stands for. */
  #standing({ text, embed, ...change }: RawRun): Pick<TrackedRun, 'text' | 'embed'> {
    if (embed === undefined) return { text };
    switch (embed.kind) {
      case 'plain':
        return { text, embed: embed.content };
      case 'note': {
        const note: WordNoteContent = {
          kind: 'note',
          paragraphs: this.#inside(embed.paragraphs, false, change),
        };
        return { text, embed: note };
      }
      case 'table':
        return { text, embed: this.#table(embed.table, change) };
      case 'reference': {
        const target = this.#targets.get(embed.target);
        if (target !== undefined) return { text, embed: { kind: 'reference', target, shows: embed.shows } };
        this.#finishing.leftOut.add('crossReference', embed.where, embed.text);
        return { text: embed.text };
      }
    }
  }

  #inside(
    paragraphs: readonly RawParagraph[],
    isCell: boolean,
    ...around: RawChange[]
  ): readonly TrackedParagraph[] {
    const finished = paragraphs.length === 0 ? [EMPTY] : this.paragraphs(paragraphs, isCell);
    for (const { inserted, deleted } of around) {
      this.#bursts.within(inserted);
      this.#bursts.within(deleted);
    }
    return finished;
  }

  #table({ columns, rows }: RawTable, whole: RawChange): WordTableContent {
    const read = columns.map(
      (column): WordColumnContent => ({ share: column.share, ...this.#proposed(column) }),
    );
    return {
      kind: 'table',
      columns: read,
      rows: rows.map((row): TrackedRow => {
        this.#bursts.step();
        const proposed = this.#proposed(row);
        // What came with the whole table comes with each of its rows.
        this.#bursts.within(whole.inserted);
        this.#bursts.within(whole.deleted);
        const cells = row.cells.map((cell) => ({
          paragraphs: this.#inside(cell.paragraphs, true, row, whole),
          ...spanOf(cell),
        }));
        return { header: row.header, ...proposed, cells };
      }),
    };
  }

  #proposed({ inserted, deleted }: RawChange): Proposed {
    return {
      ...(inserted && { inserted: this.#bursts.revision(inserted) }),
      ...(deleted && { deleted: this.#bursts.revision(deleted) }),
    };
  }
}

function spanOf({ columnSpan, rowSpan, isCovered }: RawCell): Omit<CellContent, 'paragraphs'> {
  return {
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(isCovered ? { covered: true as const } : {}),
  };
}

/** The texts that stand within a paragraph. */
export function textsIn(runs: readonly RawRun[]): (readonly RawParagraph[])[] {
  return runs.flatMap(({ embed }) => textsOf(embed));
}

function textsOf(embed: RawEmbed | undefined): (readonly RawParagraph[])[] {
  if (embed?.kind === 'note') return [embed.paragraphs];
  if (embed?.kind !== 'table') return [];
  return embed.table.rows.flatMap(({ cells }) => cells.map(({ paragraphs }) => paragraphs));
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

/** Those of the texts that stand within them among them. */
export function allRuns(paragraphs: readonly RawParagraph[]): RawRun[] {
  return paragraphs.flatMap(({ runs }) => [...runs, ...textsIn(runs).flatMap(allRuns)]);
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
