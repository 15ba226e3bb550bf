/**
 * Fields: what stands between a field's beginning and its separator is its instruction, and what follows until its end
 * is what it came to, which is the text, or what the desk makes anew itself. Fields stand within one another and reach
 * over paragraphs. One that never ends is none: its text must not be taken for an instruction.
 */
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { isSafeLink, NO_FORMATS } from '../../../document/inlineFormats.ts';
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

export interface OpenField {
  readonly around: RawChange;
  instruction: string;
  isInResult: boolean;
  /** What it came to is not taken in: `made` has it. */
  made: FieldMade | null;
  /** What it came to, where that is not taken in, and how that looked first. */
  result: string;
  formats: InlineFormats;
}

/** `contents` were put in already, where they begin. */
export type FieldMade = 'contents' | 'leftOut' | 'field';

export class WordFields {
  #known: ReadonlySet<XmlElement> = new Set();
  readonly open: OpenField[] = [];
  /** Contents, and lists like them, that were met. */
  contents = 0;

  /** @param known the beginnings and ends of fields that have both */
  know(known: ReadonlySet<XmlElement>): void {
    this.#known = known;
  }

  /** @returns what has come to its result now, or to its end, where it does so */
  take(
    character: XmlElement,
    around: RawChange,
  ): { readonly field: OpenField; readonly at: 'result' | 'end' } | null {
    const type = attribute(character, 'w:fldCharType');
    if (type === 'begin' && this.#known.has(character)) this.begin(around);
    else if (type === 'end' && this.#known.has(character)) {
      const field = this.open.pop();
      return field === undefined ? null : { field, at: 'end' };
    } else if (type === 'separate') {
      const field = this.open.at(-1);
      if (field === undefined || field.isInResult) return null;
      field.isInResult = true;
      return { field, at: 'result' };
    }
    return null;
  }

  begin(around: RawChange): OpenField {
    const { inserted, deleted } = around;
    const field: OpenField = {
      around: { inserted, deleted },
      instruction: '',
      isInResult: false,
      made: null,
      result: '',
      formats: NO_FORMATS,
    };
    this.open.push(field);
    return field;
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.isInResult) field.instruction += text;
  }

  /** Tells those whose result is not taken in what it is. */
  hide(text: string, formats: InlineFormats): void {
    const field = this.open.findLast(({ isInResult, made }) => isInResult && made !== null);
    if (field === undefined || this.open.at(-1)?.isInResult !== true) return;
    if (field.result === '') field.formats = formats;
    field.result += text;
  }

  /** Whether what stands here is an instruction, or is made anew. */
  get hidesText(): boolean {
    return this.open.some((field) => !field.isInResult || field.made !== null);
  }

  get isInContents(): boolean {
    return this.open.some(({ instruction }) => fieldKind(instruction) === 'TOC');
  }
}

/** Its first word, in capitals. */
export function fieldKind(instruction: string): string {
  return /^\s*(\S+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/** Where a field leads; undefined for one that leads nowhere outside. */
export function fieldLink(instruction: string): string | undefined {
  if (fieldKind(instruction) !== 'HYPERLINK') return undefined;
  const address = /^\s*\S+\s+(?:"([^"]*)"|([^\\\s"]\S*))/.exec(instruction);
  const link = address?.[1] ?? address?.[2];
  return isSafeLink(link) ? link : undefined;
}
