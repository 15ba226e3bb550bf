/** Which row of a table each row of another is, in the order of both. */

export interface RowsToMatch {
  /** By row: the identities of paragraphs in it. */
  readonly names: readonly ReadonlySet<string>[];
  readonly words: readonly string[];
}

/** What two rows must share of their words to be one row edited. */
const ALIKE = 0.4;
/** Two tables whose product is larger are compared by what they name alone. */
const MOST = 4_000_000;

/** @returns by row of `a`: that of `b`; -1 for none */
export function matchRows(a: RowsToMatch, b: RowsToMatch): number[] {
  const [rows, others] = [a.words.length, b.words.length];
  const found = new Array<number>(rows).fill(-1);
  let [front, back] = [0, 0];
  const isSame = (one: number, other: number) => likeness(a, one, b, other) >= SURE;
  while (front < rows && front < others && isSame(front, front)) found[front] = front++;
  while (back < Math.min(rows, others) - front && isSame(rows - 1 - back, others - 1 - back)) {
    found[rows - 1 - back] = others - 1 - back;
    back++;
  }
  const [height, width] = [rows - front - back, others - front - back];
  if (height === 0 || width === 0 || height * width > MOST) return found;
  // The best way through both, whatever rows it leaves out.
  const score = (row: number, other: number) => likeness(a, front + row, b, front + other);
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  for (let row = height - 1; row >= 0; row--)
    for (let other = width - 1; other >= 0; other--) {
      const [here, below] = [best[row] as Float64Array, best[row + 1] as Float64Array];
      const pair = score(row, other);
      here[other] = Math.max(
        below[other] as number,
        here[other + 1] as number,
        pair > 0 ? (below[other + 1] as number) + pair : 0,
      );
    }
  let [row, other] = [0, 0];
  while (row < height && other < width) {
    const [here, below] = [best[row] as Float64Array, best[row + 1] as Float64Array];
    const pair = score(row, other);
    if (pair > 0 && here[other] === (below[other + 1] as number) + pair) {
      found[front + row] = front + other;
      row++;
      other++;
    } else if (here[other] === below[other]) row++;
    else other++;
  }
  return found;
}

/** Of rows that name the same paragraph, or say the same. */
const SURE = 10;

function likeness(a: RowsToMatch, row: number, b: RowsToMatch, other: number): number {
  const [mine, theirs] = [a.names[row] as ReadonlySet<string>, b.names[other] as ReadonlySet<string>];
  let shared = 0;
  for (const name of mine) if (theirs.has(name)) shared++;
  if (shared > 0) return SURE + shared;
  const [words, said] = [a.words[row] as string, b.words[other] as string];
  // An office copies no bookmark: a row that names others is another row.
  if (mine.size > 0 && theirs.size > 0) return 0;
  if (words === said) return SURE;
  const like = sharedWords(words, said);
  return like >= ALIKE ? like : 0;
}

function sharedWords(a: string, b: string): number {
  const [mine, theirs] = [tokens(a), tokens(b)];
  const most = Math.max(mine.length, theirs.length);
  if (most === 0) return 0;
  const left = new Map<string, number>();
  for (const one of mine) left.set(one, (left.get(one) ?? 0) + 1);
  let shared = 0;
  for (const one of theirs) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    shared++;
  }
  return shared / most;
}

const tokens = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
