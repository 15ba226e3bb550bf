/**
 * The formats of a run: its own, over those of its style, over those that a style of the paragraph adds to what the
 * desk has for it. Word's switches (bold, italic) turn one another off when two styles have both, and are final where
 * a run has them itself.
 */
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import type { Writing } from '../../paper/scripts.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { WordStyles } from './WordStyles.ts';
import { isSet } from './WordStyles.ts';
import { canBeWritten, deskLanguage } from './wordTag.ts';

export interface RunFormats {
  /** Without link and language. */
  readonly formats: InlineFormats;
  readonly isHidden: boolean;
  /** What of its look the desk has no word for. */
  readonly look: readonly ('highlight' | 'color' | 'typeface')[];
  /** The language of what is written so; '' where the file says none that could be. */
  languageOf(writing: Writing): string;
}

/** @param own the run's `w:rPr`, or what it was before */
export function readRunFormats(
  own: XmlElement | undefined,
  paragraphStyles: readonly XmlElement[],
  styles: WordStyles,
): RunFormats {
  const styled = childValue(own, 'w:rStyle');
  const ofStyle = styled === undefined ? [] : propertiesOf(chainOf(styles, styled));
  const ofParagraph = propertiesOf(paragraphStyles);
  const first = (name: string) => {
    for (const one of [own, ...ofStyle, ...ofParagraph]) {
      const found = child(one, name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const toggle = (name: string) => {
    const direct = child(own, name);
    if (direct !== undefined) return isSet(direct);
    const inherited = (list: readonly XmlElement[]) =>
      isSet(list.map((one) => child(one, name)).find(Boolean));
    return inherited(ofStyle) !== inherited(ofParagraph);
  };
  const isComplex = isSet(child(own, 'w:rtl')) || isSet(child(own, 'w:cs'));
  const isUnderlined = (attributeOf(first('w:u'), 'w:val') ?? 'none') !== 'none';
  const height = attributeOf(first('w:vertAlign'), 'w:val');
  const isLink = ofStyle.length > 0 && /^(internet ?link|(followed)?hyperlink)$/.test(styles.nameOf(styled));
  const formats: InlineFormats = {
    ...(toggle(isComplex ? 'w:bCs' : 'w:b') ? { bold: true } : {}),
    ...(toggle(isComplex ? 'w:iCs' : 'w:i') ? { italic: true } : {}),
    // A link is underlined by being one.
    ...(isUnderlined && !(isLink && child(own, 'w:u') === undefined) ? { underline: true } : {}),
    ...(toggle('w:strike') || toggle('w:dstrike') ? { strike: true } : {}),
    ...(height === 'subscript' ? { subscript: true } : height === 'superscript' ? { superscript: true } : {}),
  };
  const languages = [own, ...ofStyle, ...ofParagraph, styles.defaults].flatMap(
    (one) => child(one, 'w:lang') ?? [],
  );
  return {
    formats,
    isHidden: toggle('w:vanish'),
    look: lookOf(own),
    languageOf(writing) {
      for (const one of languages) {
        const tag = deskLanguage(attribute(one, SLOTS[writing]));
        if (tag !== '') return canBeWritten(tag, writing) ? tag : '';
      }
      return '';
    },
  };
}

const SLOTS: Readonly<Record<Writing, string>> = {
  latin: 'w:val',
  eastAsian: 'w:eastAsia',
  complex: 'w:bidi',
  rtl: 'w:bidi',
};

const TYPEFACE = new Set([
  'w:rFonts',
  'w:sz',
  'w:caps',
  'w:smallCaps',
  'w:outline',
  'w:shadow',
  'w:emboss',
  'w:effect',
]);

function lookOf(own: XmlElement | undefined): RunFormats['look'] {
  const found = new Set<RunFormats['look'][number]>();
  for (const one of own?.children ?? []) {
    const value = attribute(one, 'w:val') ?? '';
    if (one.name === 'w:highlight' && value !== 'none') found.add('highlight');
    else if (one.name === 'w:shd' && !/^(auto|)$/i.test(attribute(one, 'w:fill') ?? ''))
      found.add('highlight');
    else if (one.name === 'w:color' && !/^(auto|0{6}|)$/i.test(value)) found.add('color');
    else if (TYPEFACE.has(one.name)) found.add('typeface');
  }
  return [...found];
}

function chainOf(styles: WordStyles, id: string): XmlElement[] {
  const { own, known } = styles.chain(id);
  return [...own, ...known];
}

function propertiesOf(list: readonly XmlElement[]): XmlElement[] {
  return list.flatMap((one) => child(one, 'w:rPr') ?? []);
}

function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element === undefined ? undefined : attribute(element, name);
}
