/**
 * What a Word file's bookmarks are around, found before the text is read: a reference may point at what comes behind
 * it. The first walk through a part also finds which of its fields have both a beginning and an end.
 */
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

export interface BookmarkedText {
  /** The paragraph it begins in. */
  readonly paragraph: XmlElement;
  /** Around the number of a caption. */
  readonly isCaption: boolean;
  /** Around all text of its paragraph, and no more. */
  readonly isWhole: boolean;
}

interface Open {
  paragraph: XmlElement | null;
  isCaption: boolean;
  hasTextBefore: boolean;
  hasTextBehind: boolean;
  /** The paragraph it ends in; null between two. */
  end: XmlElement | null | undefined;
}

export class WordBookmarks {
  readonly #byName = new Map<string, Open>();
  readonly #used = new Set<XmlElement>();

  /** undefined for one that is not in the text, or has no paragraph. */
  find(name: string): BookmarkedText | undefined {
    const found = this.#byName.get(name.toLowerCase());
    if (found === undefined || found.paragraph === null) return undefined;
    const { paragraph, isCaption, hasTextBefore, hasTextBehind, end } = found;
    const isWhole = !hasTextBefore && !hasTextBehind && (end === paragraph || end === null);
    return { paragraph, isCaption, isWhole };
  }

  /** Its paragraph must be known again once the text is read. */
  use({ paragraph }: BookmarkedText): void {
    this.#used.add(paragraph);
  }

  isUsed(paragraph: XmlElement | undefined): boolean {
    return paragraph !== undefined && this.#used.has(paragraph);
  }

  /** @returns the beginnings and ends of fields that have both */
  scan(root: XmlElement): Set<XmlElement> {
    const fields = new Set<XmlElement>();
    const begun: XmlElement[] = [];
    const open = new Map<string, Open>();
    let paragraph: XmlElement | null = null;
    let hasText = false;
    let ended: Open[] = [];
    const look = (element: XmlElement): void => {
      for (const one of element.children) {
        switch (one.name) {
          case 'w:p': {
            const outer = { paragraph, hasText, ended };
            [paragraph, hasText, ended] = [one, false, []];
            for (const each of open.values()) each.paragraph ??= one;
            look(one);
            ({ paragraph, hasText, ended } = outer);
            break;
          }
          case 'w:fldChar': {
            const type = attribute(one, 'w:fldCharType');
            if (type === 'begin') begun.push(one);
            if (type !== 'end') break;
            const start = begun.pop();
            if (start !== undefined) fields.add(start).add(one);
            break;
          }
          case 'w:bookmarkStart': {
            const mark: Open = {
              paragraph,
              isCaption: false,
              hasTextBefore: hasText,
              hasTextBehind: false,
              end: undefined,
            };
            open.set(attribute(one, 'w:id') ?? '', mark);
            const name = (attribute(one, 'w:name') ?? '').toLowerCase();
            // Of two by one name, the first: as Word does.
            if (!this.#byName.has(name)) this.#byName.set(name, mark);
            break;
          }
          case 'w:bookmarkEnd': {
            const id = attribute(one, 'w:id') ?? '';
            const mark = open.get(id);
            if (mark === undefined) break;
            mark.end = paragraph;
            if (paragraph !== null) ended.push(mark);
            open.delete(id);
            break;
          }
          case 'w:t':
          case 'w:delText':
            hasText = true;
            for (const each of ended.splice(0)) each.hasTextBehind = true;
            break;
          case 'w:instrText':
          case 'w:delInstrText':
            if (isSequence(one.text)) for (const each of open.values()) each.isCaption = true;
            break;
          case 'w:fldSimple':
            if (isSequence(attribute(one, 'w:instr') ?? ''))
              for (const each of open.values()) each.isCaption = true;
            look(one);
            break;
          default:
            look(one);
        }
      }
    };
    look(root);
    return fields;
  }
}

const isSequence = (instruction: string) => /^\s*SEQ\s/i.test(instruction);
