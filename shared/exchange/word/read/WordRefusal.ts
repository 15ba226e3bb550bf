/** Why a file is not read. Nothing of it is taken then; the screens and the command line have words for each. */
export const WORD_REFUSALS = [
  /** Not a Word file, whatever its name says. */
  'notWord',
  /** A file of Word 97 to 2003 (.doc). */
  'oldWord',
  /** A text that Word or LibreOffice would open and could save as .docx: OpenDocument, RTF, a web page. */
  'otherText',
  'pdf',
  /** Protected by a password or by rights management. */
  'encrypted',
  /** Cut short, or not what it says it is made of. */
  'damaged',
  /** Longer than what is read. */
  'tooLarge',
  /** Made to grow beyond all measure when it is opened, or to bring in what is outside of it. */
  'hostile',
] as const;
export type WordRefusal = (typeof WORD_REFUSALS)[number];

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: WordRefusal };

export const refuse = (reason: WordRefusal): { readonly ok: false; readonly reason: WordRefusal } => ({
  ok: false,
  reason,
});
