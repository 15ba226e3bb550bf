/**
 * Fields: what stands between a field's beginning and its separator is its instruction, and what follows until its end
 * is what it came to, which is the text. Fields stand within one another and reach over paragraphs. One that never
 * ends is none: its text must not be taken for an instruction.
 */
import { isSafeLink } from '../../../document/inlineFormats.ts';
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

export interface OpenField {
  readonly around: RawChange;
  instruction: string;
  isInResult: boolean;
}

export class WordFields {
  readonly #known = new Set<XmlElement>();
  readonly open: OpenField[] = [];

  /** Finds the fields of a part that have a beginning and an end. */
  scan(root: XmlElement): void {
    const begun: XmlElement[] = [];
    const look = (element: XmlElement): void => {
      for (const one of element.children) {
        if (one.name !== 'w:fldChar') look(one);
        else if (typeOf(one) === 'begin') begun.push(one);
        else if (typeOf(one) === 'end') {
          const start = begun.pop();
          if (start !== undefined) this.#known.add(start).add(one);
        }
      }
    };
    look(root);
  }

  /** @returns the field that has just come to its result */
  take(character: XmlElement, around: RawChange): OpenField | null {
    const type = typeOf(character);
    if (type === 'begin' && this.#known.has(character))
      this.open.push({ around, instruction: '', isInResult: false });
    else if (type === 'end' && this.#known.has(character)) this.open.pop();
    else if (type === 'separate') {
      const field = this.open.at(-1);
      if (field === undefined || field.isInResult) return null;
      field.isInResult = true;
      return field;
    }
    return null;
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.isInResult) field.instruction += text;
  }

  /** Whether what stands here is an instruction, or belongs to contents that are made anew. */
  get hidesText(): boolean {
    return this.open.some((field) => !field.isInResult || fieldKind(field.instruction) === 'TOC');
  }

  get isInContents(): boolean {
    return this.open.some(({ instruction }) => fieldKind(instruction) === 'TOC');
  }
}

const typeOf = (character: XmlElement) => attribute(character, 'w:fldCharType');

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
