/**
 * Signs that are drawn between characters and are none of the text: a view says where they stand in a paragraph, and
 * the runs are cut there and carry them.
 */
import type { CharacterId } from './ids.ts';
import type { TextSign } from './TextView.ts';

/** What of a run is needed to cut it. */
interface Signed extends CharacterId {
  readonly text: string;
  readonly hidden?: true;
  readonly change?: string;
  readonly before?: string;
  readonly after?: string;
}

/** @param signs in the order of the text */
export function signRuns<R extends Signed>(runs: readonly R[], signs: readonly TextSign[]): R[] {
  const cuts = new Set(signs.map(({ at }) => at));
  const signed: R[] = [];
  let at = 0;
  for (const run of runs) {
    if (run.hidden === true) {
      signed.push(run);
      continue;
    }
    const end = at + run.text.length;
    for (let from = at; from < end; ) {
      let to = from + 1;
      while (to < end && !cuts.has(to)) to++;
      signed.push(pieceOf(run, from - at, to - at, signsAt(signs, from, to)));
      from = to;
    }
    at = end;
  }
  return signed;
}

function signsAt(signs: readonly TextSign[], from: number, to: number) {
  return {
    before: signs.filter((sign) => sign.side === 'before' && sign.at === from),
    after: signs.filter((sign) => sign.side === 'after' && sign.at === to),
  };
}

function pieceOf<R extends Signed>(
  run: R,
  from: number,
  to: number,
  { before, after }: ReturnType<typeof signsAt>,
): R {
  const whole = from === 0 && to === run.text.length;
  const piece = whole ? run : { ...run, clock: run.clock + from, text: run.text.slice(from, to) };
  if (before.length + after.length === 0) return piece;
  const words = [...before, ...after].map(({ word }) => word);
  return {
    ...piece,
    ...(before.length === 0 ? {} : { before: textOf(before) }),
    ...(after.length === 0 ? {} : { after: textOf(after) }),
    change: [...(piece.change === undefined ? [] : [piece.change]), ...words].join(' '),
  };
}

const textOf = (signs: readonly TextSign[]) => signs.map(({ text }) => text).join('');
