/**
 * Native Word lists whose numbers are those of `numberParagraphs`. Word counts each list by itself and
 * restarts a level when a shallower one appears; ours also starts anew after text that belongs to no list
 * and after bullets of a shallower level. So Word's count is foretold for each paragraph, and where it
 * would differ the paragraph opens another list, started at the right number.
 */
import type { INumberingOptions } from 'docx';
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { MAX_LEVEL } from '../../document/paragraphProperties.ts';
import { countItems } from '../paper/countItems.ts';

export interface WordListItem {
  readonly reference: string;
  readonly instance: number;
  readonly level: number;
}

/** One step of a list's indent, in twentieths of a point. */
export const LIST_STEP = 454;

const BULLETS = ['•', '◦', '▪'];
const NUMBERS = [
  { format: 'decimal', text: (n: number) => `%${n}.` },
  { format: 'lowerLetter', text: (n: number) => `(%${n})` },
  { format: 'lowerRoman', text: (n: number) => `(%${n})` },
] as const;

interface OpenList {
  readonly item: Omit<WordListItem, 'level'>;
  readonly base: number;
  /** Word's counters from `base` on; a level is there once it has been used. */
  readonly counters: number[];
}

/** The Word list of each paragraph (null for none), and the definitions these need. */
export function wordNumbering(paragraphs: readonly ParagraphContent[]): {
  items: (WordListItem | null)[];
  numbering: INumberingOptions;
} {
  let open: OpenList[] = [];
  let instances = 0;
  const starts = new Map<string, { level: number; start: number }>();
  const numbers = countItems(paragraphs);
  const items = paragraphs.map(({ properties: { list, level } }, index): WordListItem | null => {
    if (list === 'none') {
      open = [];
      return null;
    }
    const number = numbers[index] ?? null;
    if (number === null) return { reference: 'bullets', instance: 0, level };
    for (const candidate of open.toReversed()) {
      const depth = level - candidate.base;
      if (depth < 0 || depth > candidate.counters.length) continue;
      if ((candidate.counters[depth] ?? 0) + 1 !== number) continue;
      candidate.counters.length = depth;
      candidate.counters.push(number);
      return { ...candidate.item, level };
    }
    // Lists of one definition share their counters, and what a skipped level counts for is read in
    // different ways: only a list that begins at the top may share, and only with lists that are over.
    const plain = level === 0 && open.length === 0 && number === 1;
    const reference = plain ? 'numbers' : `numbers-${open.length}-${level}-${number}`;
    if (!plain) starts.set(reference, { level, start: number });
    const opened: OpenList = { item: { reference, instance: ++instances }, base: level, counters: [number] };
    open.push(opened);
    return { ...opened.item, level };
  });
  return { items, numbering: definitions(starts) };
}

function definitions(starts: ReadonlyMap<string, { level: number; start: number }>): INumberingOptions {
  const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, level) => level);
  const paragraph = (level: number) => ({
    paragraph: { indent: { left: LIST_STEP * (level + 1), hanging: LIST_STEP } },
  });
  const numbers = (reference: string, from?: { level: number; start: number }) => ({
    reference,
    levels: levels.map((level) => {
      const kind = NUMBERS[level % 3] ?? NUMBERS[0];
      const start = from?.level === level ? from.start : 1;
      return {
        level,
        start,
        format: kind.format,
        text: kind.text(level + 1),
        alignment: 'left',
        style: paragraph(level),
      } as const;
    }),
  });
  return {
    config: [
      {
        reference: 'bullets',
        levels: levels.map(
          (level) =>
            ({
              level,
              format: 'bullet',
              text: BULLETS[level % BULLETS.length] ?? '•',
              alignment: 'left',
              style: paragraph(level),
            }) as const,
        ),
      },
      numbers('numbers'),
      ...[...starts].map(([reference, from]) => numbers(reference, from)),
    ],
  };
}
