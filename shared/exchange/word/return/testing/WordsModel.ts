/**
 * A text of words that are all different, as both sides of a round trip edit it: a list of words and paragraph ends,
 * and nothing else. What should come of two such lists made from one base is told by what each word was, with no
 * comparing of texts: that is what the tests hold the returned file against.
 */

/** A word (`w012`, `f003`, `l004`) or a paragraph's end (`¶12`). */
export type Symbol = string;

export const isEnd = (symbol: Symbol | undefined): boolean => symbol?.startsWith('¶') === true;

export class WordsModel {
  symbols: Symbol[];

  constructor(symbols: readonly Symbol[]) {
    this.symbols = [...symbols];
  }

  static base(paragraphs: number, random: () => number): WordsModel {
    const symbols: Symbol[] = [];
    let words = 0;
    for (let index = 0; index < paragraphs; index++) {
      const size = 2 + Math.floor(random() * 7);
      for (let at = 0; at < size; at++) symbols.push(`w${String(words++).padStart(3, '0')}`);
      symbols.push(`¶${index}`);
    }
    return new WordsModel(symbols);
  }

  copy(): WordsModel {
    return new WordsModel(this.symbols);
  }

  lines(): string[] {
    const lines: string[] = [];
    let words: string[] = [];
    for (const symbol of this.symbols) {
      if (isEnd(symbol)) {
        lines.push(words.join(' '));
        words = [];
      } else words.push(symbol);
    }
    return lines;
  }

  get words(): Symbol[] {
    return this.symbols.filter((one) => !isEnd(one));
  }

  at(symbol: Symbol): number {
    const at = this.symbols.indexOf(symbol);
    if (at === -1) throw new Error(`${symbol} is not there`);
    return at;
  }

  before(symbol: Symbol): Symbol | undefined {
    return this.symbols[this.at(symbol) - 1];
  }

  behind(symbol: Symbol): Symbol | undefined {
    return this.symbols[this.at(symbol) + 1];
  }

  put(behind: Symbol, ...symbols: Symbol[]): void {
    this.symbols.splice(this.at(behind) + 1, 0, ...symbols);
  }

  take(symbol: Symbol): void {
    this.symbols.splice(this.at(symbol), 1);
  }

  /** The end of the paragraph that a symbol is in. */
  endOf(symbol: Symbol): Symbol {
    return this.symbols.slice(this.at(symbol)).find(isEnd) as Symbol;
  }

  /** Words of the paragraph that an end ends. */
  wordsOf(end: Symbol): Symbol[] {
    const words: Symbol[] = [];
    for (let at = this.at(end) - 1; at >= 0 && !isEnd(this.symbols[at]); at--)
      words.unshift(this.symbols[at] as Symbol);
    return words;
  }
}

/** Words of paragraphs that were joined may touch. What is no word is given as one, to be found. */
export const wordsIn = (line: string): Symbol[] => line.match(/[a-z]\d{3}|[^ ]/g) ?? [];

/** What a merged text must be, given both sides; empty where it is. */
export function faults(
  base: WordsModel,
  file: WordsModel,
  live: WordsModel,
  lines: readonly string[],
): string[] {
  const found: string[] = [];
  const merged: Symbol[] = lines.flatMap((line, index) => [...wordsIn(line), `¶line${index}`]);
  const counts = new Map<Symbol, number>();
  for (const symbol of merged) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const has = (model: WordsModel) => new Set(model.symbols);
  const [inBase, inFile, inLive] = [has(base), has(file), has(live)];
  const wanted = new Set([...base.words, ...file.words, ...live.words]);
  for (const word of wanted) {
    const isWanted = inBase.has(word) ? inFile.has(word) && inLive.has(word) : true;
    const count = counts.get(word) ?? 0;
    if (count !== (isWanted ? 1 : 0)) found.push(`${word} stands ${count} times`);
  }
  for (const word of counts.keys()) if (!isEnd(word) && !wanted.has(word)) found.push(`${word} is nobody's`);
  if (found.length > 0) return found;

  const surviving = base.words.filter((word) => inFile.has(word) && inLive.has(word));
  const place = new Map(merged.map((symbol, index) => [symbol, index] as const));
  const placeOf = (word: Symbol) => place.get(word) as number;
  for (const [index, word] of surviving.entries()) {
    const next = surviving[index + 1];
    if (next !== undefined && placeOf(next) < placeOf(word)) found.push(`${next} stands in front of ${word}`);
  }
  // Between the same words as on the side where it was put.
  const standing = new Set(surviving);
  for (const side of [file, live]) {
    let front: Symbol | undefined;
    let waiting: Symbol[] = [];
    for (const symbol of side.symbols) {
      if (standing.has(symbol)) {
        for (const one of waiting)
          if (placeOf(one) > placeOf(symbol)) found.push(`${one} stands behind ${symbol}`);
        waiting = [];
        front = symbol;
      } else if (!isEnd(symbol) && !inBase.has(symbol)) {
        if (front !== undefined && placeOf(symbol) < placeOf(front))
          found.push(`${symbol} stands in front of ${front}`);
        waiting.push(symbol);
      }
    }
  }
  // Paragraphs end where either side made them end, and not where either took the end away.
  const bounds = [undefined, ...surviving, undefined];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const [from, to] = [bounds[index], bounds[index + 1]];
    const ends = (model: WordsModel) => between(model.symbols, from, to).filter(isEnd);
    const [ofBase, ofFile, ofLive] = [ends(base), ends(file), ends(live)];
    const isNew = (end: Symbol) => !inBase.has(end);
    const [newFile, newLive] = [ofFile.filter(isNew).length, ofLive.filter(isNew).length];
    const kept = ofBase.filter((end) => ofFile.includes(end) && ofLive.includes(end)).length;
    const expected = kept + newFile + newLive;
    const actual = between(merged, from, to).filter(isEnd).length;
    // What both sides did in the same place is done once.
    const least = kept + Math.max(newFile, newLive);
    if (actual < least || actual > expected)
      found.push(`${actual} ends instead of ${expected} between ${from ?? 'start'} and ${to ?? 'end'}`);
  }
  return found;
}

function between(symbols: readonly Symbol[], from: Symbol | undefined, to: Symbol | undefined): Symbol[] {
  const start = from === undefined ? 0 : symbols.indexOf(from) + 1;
  const end = to === undefined ? symbols.length : symbols.indexOf(to);
  return symbols.slice(start, end);
}
