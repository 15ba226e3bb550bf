/**
 * The entries of a BibTeX file, and the places where it is none. An entry that is broken costs itself and not the
 * file: reading goes on at the next line that begins one. What stands between entries is comment, as BibTeX has it.
 */

export interface BibtexEntry {
  /** In small letters. */
  readonly type: string;
  readonly key: string;
  /** By names in small letters; as LaTeX. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where it begins, from 1. */
  readonly line: number;
}

export interface BibtexProblem {
  readonly line: number;
  readonly reason: 'unclosed' | 'syntax' | 'noKey' | 'tooMany';
}

export interface ScannedBibtex {
  readonly entries: readonly BibtexEntry[];
  readonly problems: readonly BibtexProblem[];
}

/** Characters of a value: longer ones have lost their end. Each is looked for anew behind what is broken. */
const LONGEST_VALUE = 50_000;
/** A file with more broken entries is none that anybody wrote: reading it stops. */
const MOST_PROBLEMS = 500;

/** Names of months stand for themselves, in every file. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Says where and why an entry ends too early. */
class Broken extends Error {
  readonly at: number;
  readonly reason: BibtexProblem['reason'];

  constructor(at: number, reason: BibtexProblem['reason']) {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

export function scanBibtex(text: string): ScannedBibtex {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #macros = new Map(MONTHS.map((name, month) => [name, String(month + 1)]));
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): ScannedBibtex {
    const entries: BibtexEntry[] = [];
    const problems: BibtexProblem[] = [];
    const lineOf = countLines(this.#text);
    for (let start = this.#next(0); start >= 0; start = this.#next(this.#at)) {
      this.#at = start + 1;
      try {
        const entry = this.#entry();
        if (entry !== null) entries.push({ ...entry, line: lineOf(start) });
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        problems.push({ line: lineOf(error.at), reason: error.reason });
        if (problems.length >= MOST_PROBLEMS) {
          problems.push({ line: lineOf(error.at), reason: 'tooMany' });
          break;
        }
        const beginning = /\n[ \t]*(?=@)/g;
        beginning.lastIndex = start;
        this.#at = beginning.exec(this.#text) === null ? this.#text.length : beginning.lastIndex;
      }
    }
    return { entries, problems };
  }

  #next(from: number): number {
    return this.#text.indexOf('@', from);
  }

  /** null for what is none: a comment, a preamble, a macro, an address with an @ in it. */
  #entry(): Omit<BibtexEntry, 'line'> | null {
    const start = this.#at - 1;
    const type = this.#match(/\s*([a-z_]+)\s*(?=[{(])/iy)?.[1]?.toLowerCase();
    if (type === undefined) return null;
    if (type === 'comment' || type === 'preamble') {
      this.#group(start);
      return null;
    }
    const close = this.#text[this.#at++] === '{' ? '}' : ')';
    if (type === 'string') {
      const [name, value] = this.#field(start);
      this.#macros.set(name, value);
      this.#space();
      if (this.#text[this.#at++] !== close) throw new Broken(this.#at - 1, 'syntax');
      return null;
    }
    const key = this.#match(/\s*([^\s,{}()=#"@]+)\s*(?=[,})])/y)?.[1];
    if (key === undefined) throw new Broken(start, 'noKey');
    const fields = new Map<string, string>();
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#at >= this.#text.length) throw new Broken(start, 'unclosed');
      if (this.#text[this.#at] === close) break;
      const [name, value] = this.#field(start);
      if (!fields.has(name)) fields.set(name, value);
      this.#space();
      const behind = this.#text[this.#at];
      if (behind !== ',' && behind !== close) {
        throw behind === undefined ? new Broken(start, 'unclosed') : new Broken(this.#at, 'syntax');
      }
    }
    this.#at++;
    return { type, key, fields };
  }

  /** `name = value # value` */
  #field(start: number): [string, string] {
    const name = this.#match(/\s*([^\s=,{}()"#]+)\s*=/y)?.[1];
    if (name === undefined) {
      throw this.#at >= this.#text.length ? new Broken(start, 'unclosed') : new Broken(this.#at, 'syntax');
    }
    let value = '';
    do value += this.#value(start);
    while (this.#match(/\s*#/y) !== null);
    return [name.toLowerCase(), value];
  }

  #value(start: number): string {
    this.#space();
    const first = this.#text[this.#at];
    if (first === '{') return this.#group(start).slice(1, -1);
    if (first === '"') return this.#quoted(start);
    const word = this.#match(/[^\s,{}()"#=]+/y)?.[0];
    if (word === undefined) throw new Broken(Math.min(this.#at, this.#text.length - 1), 'syntax');
    return /^\d+$/.test(word) ? word : (this.#macros.get(word.toLowerCase()) ?? '');
  }

  /** Braces and what is in them; a backslash takes the meaning of the next one. */
  #group(start: number): string {
    const from = this.#at;
    const [open, close] = this.#text[from] === '(' ? ['(', ')'] : ['{', '}'];
    let depth = 0;
    for (; this.#at < Math.min(this.#text.length, from + LONGEST_VALUE); this.#at++) {
      const letter = this.#text[this.#at];
      if (letter === '\\') this.#at++;
      else if (letter === open) depth++;
      else if (letter === close && --depth === 0) return this.#text.slice(from, ++this.#at);
    }
    throw new Broken(start, 'unclosed');
  }

  #quoted(start: number): string {
    const from = ++this.#at;
    let depth = 0;
    for (; this.#at < Math.min(this.#text.length, from + LONGEST_VALUE); this.#at++) {
      const letter = this.#text[this.#at];
      if (letter === '\\' && this.#text[this.#at + 1] !== '"') this.#at++;
      else if (letter === '{') depth++;
      else if (letter === '}') depth--;
      else if (letter === '"' && depth === 0) return this.#text.slice(from, this.#at++);
    }
    throw new Broken(start, 'unclosed');
  }

  #space(): void {
    this.#match(/\s*/y);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}

/** The line, from 1, of places that are asked for in their order. */
function countLines(text: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    if (at < counted) [line, counted] = [1, 0];
    for (; counted < at; counted++) if (text[counted] === '\n') line++;
    return line;
  };
}
