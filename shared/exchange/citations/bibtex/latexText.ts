/**
 * LaTeX as people write it in a bibliography, as text: accents, letters that have names, dashes and quotes. What only
 * says how words look goes, and its words stay.
 */

/** Combining characters by the accent's command. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  h: '\u0309',
};

const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  ng: 'ŋ',
  NG: 'Ŋ',
  P: '¶',
  S: '§',
  copyright: '©',
  pounds: '£',
  euro: '€',
  texteuro: '€',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textperiodcentered: '·',
  textbullet: '•',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  guillemotleft: '«',
  guillemotright: '»',
  slash: '/',
  newline: ' ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  mu: 'μ',
  pi: 'π',
  times: '×',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
};

/** @param keepsCase words in braces are marked, so that no style changes their letters */
export function latexText(latex: string, keepsCase = false): string {
  const text = new LatexReader(latex, keepsCase).read();
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Braces within braces: more is nobody's, and is read as if it were no deeper. */
const DEEPEST = 100;

class LatexReader {
  readonly #latex: string;
  readonly #keepsCase: boolean;
  #at = 0;

  constructor(latex: string, keepsCase: boolean) {
    this.#latex = latex;
    this.#keepsCase = keepsCase;
  }

  read(): string {
    let text = '';
    while (this.#at < this.#latex.length) text += this.#piece(0);
    return text;
  }

  #piece(depth: number): string {
    const letter = this.#latex[this.#at++] ?? '';
    if (letter === '\\') return this.#command(depth);
    if (letter === '{') return depth < DEEPEST ? this.#braced(depth) : '';
    if (letter === '~') return '\u00a0';
    return letter === '}' || letter === '$' ? '' : letter;
  }

  #braced(depth: number): string {
    const isCommand = /^\s*\\/.test(this.#latex.slice(this.#at, this.#at + 10));
    const inner = this.#inside(depth);
    const isMarked = this.#keepsCase && depth === 0 && !isCommand && /\p{Lu}/u.test(inner);
    return isMarked ? `<span class="nocase">${inner}</span>` : inner;
  }

  /** Up to the brace that closes the one just read. */
  #inside(depth: number): string {
    let text = '';
    while (this.#at < this.#latex.length && this.#latex[this.#at] !== '}') text += this.#piece(depth + 1);
    this.#at++;
    return text;
  }

  #command(depth: number): string {
    const word = /[a-zA-Z]+\*?/y;
    word.lastIndex = this.#at;
    const name = word.exec(this.#latex)?.[0] ?? this.#latex[this.#at] ?? '';
    this.#at += name.length;
    const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
    if (accent !== undefined) return this.#accented(accent, depth);
    const letter = Object.hasOwn(LETTERS, name) ? LETTERS[name] : undefined;
    if (letter !== undefined) {
      this.#skip(/(?:\{\}|\s+)/y);
      return letter;
    }
    // A letter that means something else is meant as itself: \& \% \_ \{ \$.
    if (!/^[a-zA-Z]/.test(name)) return name === '-' || name === '/' ? '' : name === '\\' ? ' ' : name;
    // `\href{address}{words}`: the words.
    if (name === 'href') {
      this.#skip(/\s*\{[^{}]*\}/y);
      return '';
    }
    this.#skip(/\s+/y);
    return '';
  }

  #accented(accent: string, depth: number): string {
    this.#skip(/\s+/y);
    const base = depth < DEEPEST ? this.#piece(depth + 1) : '';
    const [first = '', ...rest] = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
    return `${first}${accent}${rest.join('')}`;
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    if (pattern.exec(this.#latex) !== null) this.#at = pattern.lastIndex;
  }
}
