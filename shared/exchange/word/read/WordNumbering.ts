/**
 * The lists of a Word file: of what kind each level is, and the labels Word would draw. Labels are not taken in (the
 * desk draws its own); they are for telling a person where the two differ.
 */
import { numberLabel } from '../../../document/numberParagraphs.ts';
import type { ListKind } from '../../../document/paragraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { WordStyles } from './WordStyles.ts';

export interface WordLevel {
  readonly kind: ListKind;
  /** Distance of its text from the margin, in twentieths of a point; null where it says none. */
  readonly left: number | null;
}

interface Level extends WordLevel {
  readonly format: string;
  readonly label: string;
  readonly start: number;
  readonly style: string | undefined;
}

interface List {
  /** What it counts together with. */
  readonly counts: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

export class WordNumbering {
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #used = new Set<string>();

  constructor(part: XmlElement | null, styles: WordStyles) {
    const all = part?.children ?? [];
    const byName = (name: string, key: string) =>
      new Map(
        all
          .filter((one) => one.name === name)
          .map((one) => [attribute(one, key) ?? '', one] as const)
          .reverse(),
      );
    const abstract = byName('w:abstractNum', 'w:abstractNumId');
    const numbers = byName('w:num', 'w:numId');
    const definitionOf = (number: XmlElement | undefined) =>
      abstract.get(childValue(number, 'w:abstractNumId') ?? '');
    for (const [id, number] of numbers) {
      let definition = definitionOf(number);
      const linked = childValue(definition, 'w:numStyleLink');
      if (linked !== undefined) {
        const { own, known } = styles.chain(linked);
        const style = [...own, ...known].map((one) => child(child(one, 'w:pPr'), 'w:numPr')).find(Boolean);
        definition = definitionOf(numbers.get(childValue(style, 'w:numId') ?? '')) ?? definition;
      }
      if (definition === undefined) continue;
      const levels = readLevels(definition.children);
      const restarts = new Map<number, number>();
      for (const override of number.children.filter(({ name }) => name === 'w:lvlOverride')) {
        const level = Number(attribute(override, 'w:ilvl'));
        for (const [at, one] of readLevels(override.children)) levels.set(at, one);
        const start = Number(childValue(override, 'w:startOverride') ?? Number.NaN);
        if (Number.isInteger(start)) restarts.set(level, start);
      }
      this.#lists.set(id, { counts: attribute(definition, 'w:abstractNumId') ?? '', levels, restarts });
    }
  }

  /** null where there is no such list or level. */
  level(number: string, level: number): WordLevel | null {
    return this.#lists.get(number)?.levels.get(level) ?? null;
  }

  /** The level that a style stands for in its list; 0 where it stands for none. */
  levelOfStyle(number: string, styles: readonly string[]): number {
    const levels = [...(this.#lists.get(number)?.levels ?? [])];
    return levels.find(([, { style }]) => style !== undefined && styles.includes(style))?.[0] ?? 0;
  }

  /** What Word draws in front of the next paragraph of a list; '' for nothing. Call it in the order of the text. */
  nextLabel(number: string, level: number): string {
    const list = this.#lists.get(number);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return '';
    const counters = this.#counters.get(list.counts) ?? [];
    this.#counters.set(list.counts, counters);
    const first = `${number} ${level}`;
    const restart = this.#used.has(first) ? undefined : list.restarts.get(level);
    this.#used.add(first);
    const before = counters[level];
    counters[level] = restart ?? (before === undefined ? own.start : before + 1);
    counters.length = level + 1;
    if (own.kind === 'bullet') return own.label;
    return own.label.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { format = 'decimal', start = 1 } = list.levels.get(at) ?? {};
      return numeral(counters[at] ?? start, format);
    });
  }
}

function readLevels(elements: readonly XmlElement[]): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of elements) {
    if (one.name !== 'w:lvl') continue;
    const format = childValue(one, 'w:numFmt') ?? 'decimal';
    const indent = child(child(one, 'w:pPr'), 'w:ind');
    levels.set(Number(attribute(one, 'w:ilvl')), {
      kind: format === 'bullet' ? 'bullet' : format === 'none' ? 'none' : 'number',
      left: indent === undefined ? null : leftOf(indent),
      format,
      label: childValue(one, 'w:lvlText') ?? '',
      start: Number(childValue(one, 'w:start') ?? 1) || 0,
      style: childValue(one, 'w:pStyle'),
    });
  }
  return levels;
}

/** Of an indent, in twentieths of a point; null where it says none. */
export function leftOf(indent: XmlElement): number | null {
  const left = Number(attribute(indent, 'w:start') ?? attribute(indent, 'w:left') ?? Number.NaN);
  return Number.isFinite(left) ? left : null;
}

function numeral(count: number, format: string): string {
  if (count > 0 && count < 4000 && /(letter|roman)$/i.test(format)) {
    const drawn = numberLabel(count, /letter$/i.test(format) ? 1 : 2).slice(1, -1);
    return format.startsWith('upper') ? drawn.toUpperCase() : drawn;
  }
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}
