/**
 * An independent judge of returns, for the fuzz: every character and paragraph end of a session is a token of
 * its own, each side's text is a plain list of tokens, and what is to be listed is worked out from the lists
 * by trying everything against everything. It knows nothing of Yjs, runs, views or identities.
 */

export interface Token {
  readonly character: string;
  readonly isEnd: boolean;
}

interface Look {
  readonly bold: boolean;
  /** Of a paragraph end. */
  readonly style: string;
  /** Pending suggestions that put it in or would take it out. */
  readonly putInBy: string | null;
  readonly takenOutBy: ReadonlySet<string>;
}

const PLAIN: Look = { bold: false, style: 'body', putInBy: null, takenOutBy: new Set() };

/** One side's text. */
export class OracleText {
  tokens: Token[] = [];
  readonly looks = new Map<Token, Look>();
  /** Made on this side since the other went its own way. */
  readonly decided = new Map<string, 'accepted' | 'rejected'>();

  copy(): OracleText {
    const copy = new OracleText();
    copy.tokens = [...this.tokens];
    for (const [token, look] of this.looks) copy.looks.set(token, look);
    return copy;
  }

  lookOf(token: Token): Look {
    return this.looks.get(token) ?? PLAIN;
  }

  /** @param suggestion null where it is put in directly */
  put(behind: Token | null, characters: readonly string[], suggestion: string | null): void {
    const at = behind === null ? 0 : this.tokens.indexOf(behind) + 1;
    const fresh = characters.map((character) => ({ character, isEnd: character === '\n' }));
    this.tokens.splice(at, 0, ...fresh);
    for (const token of fresh) this.looks.set(token, { ...PLAIN, putInBy: suggestion });
  }

  /** @param suggestion null where it is taken out directly */
  takeOut(tokens: readonly Token[], suggestion: string | null): void {
    if (suggestion === null) {
      this.tokens = this.tokens.filter((one) => !tokens.includes(one));
      return;
    }
    for (const token of tokens) {
      const look = this.lookOf(token);
      this.looks.set(token, { ...look, takenOutBy: new Set([...look.takenOutBy, suggestion]) });
    }
  }

  look(tokens: readonly Token[], change: Partial<Look>): void {
    for (const token of tokens) this.looks.set(token, { ...this.lookOf(token), ...change });
  }

  decide(suggestion: string, verdict: 'accepted' | 'rejected'): void {
    this.decided.set(suggestion, verdict);
    const goes = (token: Token) => {
      const { putInBy, takenOutBy } = this.lookOf(token);
      return verdict === 'accepted' ? takenOutBy.has(suggestion) : putInBy === suggestion;
    };
    this.tokens = this.tokens.filter((token) => !goes(token));
    for (const token of this.tokens) {
      const { putInBy, takenOutBy } = this.lookOf(token);
      this.look([token], {
        putInBy: putInBy === suggestion ? null : putInBy,
        takenOutBy: new Set([...takenOutBy].filter((one) => one !== suggestion)),
      });
    }
  }

  paragraphs(): Token[][] {
    const paragraphs: Token[][] = [[]];
    for (const token of this.tokens) {
      paragraphs.at(-1)?.push(token);
      if (token.isEnd) paragraphs.push([]);
    }
    return paragraphs.filter((one) => one.length > 0);
  }
}

interface Deed {
  readonly says: string;
  readonly at: Token;
  readonly sort: 'in' | 'out' | 'other' | 'decision';
  readonly home: Token | null;
  readonly between: readonly Token[];
  readonly about: readonly string[];
}

const numbers = new Map<Token, number>();
function numberOf(token: Token): number {
  const known = numbers.get(token) ?? numbers.size;
  numbers.set(token, known);
  return known;
}

const endOf = (paragraph: readonly Token[]) => paragraph.find((one) => one.isEnd) ?? null;
const suggestionsOf = ({ putInBy, takenOutBy }: Look) => [
  ...(putInBy === null ? [] : [putInBy]),
  ...takenOutBy,
];

function deedsOf(before: OracleText, after: OracleText): Deed[] {
  const deeds: Deed[] = [];
  const homeOf = (token: Token) => endOf(before.paragraphs().find((one) => one.includes(token)) ?? []);
  const old = new Set(before.tokens);
  for (const paragraph of after.paragraphs()) {
    paragraph.forEach((token, index) => {
      if (old.has(token)) return;
      const left = paragraph.slice(0, index).findLast((one) => old.has(one));
      const right = paragraph.slice(index + 1).find((one) => old.has(one));
      const between = [left, right].filter((one) => one !== undefined);
      const end = endOf(paragraph);
      const home = end !== null && old.has(end) ? end : between[0] === undefined ? null : homeOf(between[0]);
      const about = suggestionsOf(after.lookOf(token));
      if (home !== null || about.length > 0)
        deeds.push({ says: `in ${numberOf(token)}`, at: token, sort: 'in', home, between, about });
    });
  }
  for (const token of before.tokens) {
    const [was, is] = [before.lookOf(token), after.lookOf(token)];
    const base = { at: token, home: homeOf(token), between: [] };
    const about = suggestionsOf(was);
    const decision = about.find((one) => after.decided.has(one));
    if (decision !== undefined)
      deeds.push({
        ...base,
        sort: 'decision',
        about: [decision],
        says: `${after.decided.get(decision)} ${decision}`,
      });
    if (!after.tokens.includes(token)) {
      deeds.push({ ...base, about, sort: 'out', says: `out ${numberOf(token)}` });
      continue;
    }
    const both = [...new Set([...about, ...suggestionsOf(is)])];
    if ([...is.takenOutBy].some((one) => !was.takenOutBy.has(one)))
      deeds.push({ ...base, about: both, sort: 'out', says: `proposed out ${numberOf(token)}` });
    if (was.bold !== is.bold)
      deeds.push({ ...base, about: both, sort: 'other', says: `bold ${numberOf(token)} ${is.bold}` });
    if (was.style !== is.style)
      deeds.push({ ...base, about: both, sort: 'other', says: `style ${numberOf(token)} ${is.style}` });
  }
  return deeds;
}

/** Paragraphs of all three texts, by their tokens, that hang together. */
function groupsOf(texts: readonly OracleText[]): Set<Token>[] {
  let groups: Set<Token>[] = [];
  for (const paragraph of texts.flatMap((text) => text.paragraphs())) {
    const touching = groups.filter((group) => paragraph.some((one) => group.has(one)));
    groups = groups.filter((group) => !touching.includes(group));
    groups.push(new Set([...paragraph, ...touching.flatMap((group) => [...group])]));
  }
  return groups;
}

export interface Expected {
  readonly kind: string;
  /** Its characters in the three texts, without paragraph ends, sorted. */
  readonly characters: string;
}

export function judge(before: OracleText, mine: OracleText, theirs: OracleText): Expected[] {
  const sides = [deedsOf(before, mine), deedsOf(before, theirs)] as const;
  const decided = [differing(mine, theirs), differing(theirs, mine)] as const;
  const expected: Expected[] = [];
  for (const group of groupsOf([before, mine, theirs])) {
    const here = sides.map((deeds) => deeds.filter(({ at }) => group.has(at)));
    const own = here.map((deeds, side) =>
      deeds.filter(({ says }) => !here[1 - side]?.some((other) => other.says === says)),
    );
    const kind = kindOf(before, here, own, decided);
    if (kind === null) continue;
    const characters = [...group].filter((one) => !one.isEnd).map((one) => one.character);
    expected.push({ kind, characters: characters.sort().join('') });
  }
  return expected.sort((a, b) => (a.characters < b.characters ? -1 : 1));
}

const differing = (side: OracleText, other: OracleText) =>
  new Set([...side.decided].filter(([id, verdict]) => other.decided.get(id) !== verdict).map(([id]) => id));

function kindOf(
  before: OracleText,
  here: readonly (readonly Deed[])[],
  own: readonly (readonly Deed[])[],
  decided: readonly [ReadonlySet<string>, ReadonlySet<string>],
): string | null {
  const edits = [0, 1].some((decider) => {
    const settled = decided[decider] as ReadonlySet<string>;
    const other = 1 - decider;
    if (own[other]?.length === 0) return false;
    return here[other]?.some(({ about, sort, between: [left, right] }) => {
      const named = about.filter((one) => settled.has(one));
      if (sort === 'decision') return named.some((one) => decided[other]?.has(one));
      if (named.length > 0) return true;
      if (left === undefined || right === undefined) return false;
      const [a, b] = [suggestionsOf(before.lookOf(left)), suggestionsOf(before.lookOf(right))];
      return a.some((one) => settled.has(one) && b.includes(one));
    });
  });
  if (edits) return 'decision';
  if (own.some((deeds) => deeds.length === 0)) return null;
  const against = [0, 1].some((deleter) => {
    const out = (deeds: readonly Deed[] | undefined) =>
      new Set(deeds?.filter(({ sort }) => sort === 'out').map(({ at }) => at));
    const [all, alone] = [out(here[deleter]), out(own[deleter])];
    if (alone.size === 0) return false;
    const gone = before.paragraphs().filter((paragraph) => {
      const text = paragraph.filter((one) => !one.isEnd);
      return (text.length === 0 ? paragraph : text).every((one) => all.has(one));
    });
    return own[1 - deleter]?.some(({ sort, home, at, between }) => {
      if (sort === 'out') return false;
      if (home !== null && gone.some((paragraph) => paragraph.includes(home))) return true;
      if (sort !== 'in') return alone.has(at);
      return between.length === 2 && between.every((one) => alone.has(one));
    });
  });
  return against ? 'deletion' : 'both';
}
