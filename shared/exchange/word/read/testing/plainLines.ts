/**
 * The lines of a Word file without tracked changes, read with a few lines of their own and none of the desk's: what
 * tests hold the real reader's answer against. It knows no more of the format than the files beside it use, and throws
 * where it meets a tracked change.
 */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** Of the characters of the font Symbol, the one that the files have. */
const SYMBOLS: Readonly<Record<string, string>> = { F02A: '∗' };
const PLAIN: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\u2028',
  'w:noBreakHyphen': '\u2011',
  'w:drawing': '[image]',
};

const elementsIn = (node: Element): Element[] =>
  Array.from(node.childNodes).filter((one): one is Element => one.nodeType === 1);
const inside = (node: Element, name: string): Element | undefined => node.getElementsByTagName(name)[0];
const isProperties = ({ nodeName }: Element) => /Pr$/.test(nodeName);

/** In the form of `linesOf`: cells in their place, embeds by their kind. */
export function plainLines(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
  if (/<w:(ins|del|moveFrom|moveTo|cellIns|cellDel)[ >]/.test(xml)) throw new Error('has tracked changes');
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  return linesIn(document.getElementsByTagName('w:body')[0] as unknown as Element);
}

function linesIn(node: Element): string[] {
  return elementsIn(node).flatMap((one) => {
    if (isProperties(one)) return [];
    switch (one.nodeName) {
      case 'w:p':
        return paragraphLines(one);
      case 'w:tr': {
        // What a row leaves free in front and behind is a cell all the same on a page of rows and columns.
        const before = inside(one, 'w:gridBefore') === undefined ? [] : [''];
        const after = inside(one, 'w:gridAfter') === undefined ? [] : [''];
        return [...before, ...linesIn(one), ...after];
      }
      case 'w:tc': {
        const merged = inside(one, 'w:vMerge');
        return merged !== undefined && merged.getAttribute('w:val') !== 'restart' ? [] : linesIn(one);
      }
      default:
        return linesIn(one);
    }
  });
}

function paragraphLines(paragraph: Element): string[] {
  const lines = [textIn(paragraph, { instruction: null, isResult: false })];
  const section = inside(paragraph, 'w:sectPr');
  const type = section && inside(section, 'w:type')?.getAttribute('w:val');
  // A section that starts on a new page is the end of one.
  return section === undefined || type === 'continuous' ? lines : [...lines, '[pageBreak]'];
}

/** A field that is not over. */
interface Field {
  /** null outside of fields. */
  instruction: string | null;
  isResult: boolean;
}

function textIn(node: Element, field: Field): string {
  let text = '';
  for (const one of elementsIn(node)) {
    const { nodeName: name } = one;
    if (isProperties(one)) continue;
    if (name === 'w:fldChar') {
      const type = one.getAttribute('w:fldCharType');
      if (type === 'begin') field.instruction = '';
      // The desk knows what day it is.
      if (type === 'separate' && /^\s*DATE\b/.test(field.instruction ?? '')) {
        field.isResult = true;
        text += '[date]';
      }
      if (type === 'end') Object.assign(field, { instruction: null, isResult: false });
    } else if (name === 'w:instrText') field.instruction += one.textContent ?? '';
    else if (field.isResult && name !== 'w:r') continue;
    else if (name === 'w:t' || name === 'm:t') text += one.textContent ?? '';
    else if (name === 'w:sym') text += SYMBOLS[one.getAttribute('w:char') ?? ''] ?? '?';
    else text += PLAIN[name] ?? textIn(one, field);
  }
  return text;
}
