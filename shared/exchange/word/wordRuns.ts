/** Runs of text as Word runs: cut where the script changes, with real links and soft breaks. */
import { ExternalHyperlink, type IRunOptions, type ParagraphChild, Tab, TextRun } from 'docx';
import { type ParagraphContent, type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { Way } from '../paper/direction.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { stretches } from '../paper/scripts.ts';
import { wordFonts, wordLanguage } from './wordFonts.ts';

export interface RunSetting {
  readonly way: Way;
  /** The document's language and the paragraph's own ('' for none). */
  readonly documentLanguage: string;
  readonly paragraphLanguage: string;
}

export function wordRuns(paragraph: ParagraphContent, setting: RunSetting): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  const { runs } = paragraph;
  for (let index = 0; index < runs.length; ) {
    const link = safeAddress(runs[index]?.formats.link);
    const together: Run[] = [];
    do together.push(runs[index++] as Run);
    while (index < runs.length && safeAddress(runs[index]?.formats.link) === link);
    const texts = together.flatMap((run) => textRuns(run, setting, link !== null));
    if (link !== null && texts.length > 0) children.push(new ExternalHyperlink({ link, children: texts }));
    else children.push(...texts);
  }
  return children;
}

function textRuns({ text, formats }: Run, setting: RunSetting, isLink: boolean): TextRun[] {
  const own = formats.language ?? setting.paragraphLanguage;
  const language = own === '' ? setting.documentLanguage : own;
  const shared: IRunOptions = {
    ...(isLink ? { style: 'Hyperlink' } : {}),
    ...(formats.bold ? { bold: true, boldComplexScript: true } : {}),
    ...(formats.italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(formats.underline ? { underline: { type: 'single' } } : {}),
    ...(formats.strike ? { strike: true } : {}),
    ...(formats.subscript ? { subScript: true } : formats.superscript ? { superScript: true } : {}),
    ...(own === '' || own === setting.documentLanguage ? {} : { language: wordLanguage(own) }),
  };
  return stretches(printable(text), setting.way).flatMap((stretch) => {
    const font = wordFonts(stretch, language);
    const options: IRunOptions = {
      ...shared,
      ...(font === null ? {} : { font }),
      ...(stretch.writing === 'rtl' ? { rightToLeft: true } : {}),
    };
    return pieces(stretch.text).map((piece) => new TextRun({ ...options, ...piece }));
  });
}

/**
 * Text between breaks and tabs. Strings are given as `text` and never as `children`, where the library
 * would take a paragraph that says 'CURRENT' for a page number.
 */
function pieces(text: string): IRunOptions[] {
  if (!HAS_BREAKS.test(text)) return [{ text }];
  return text
    .split(BREAKS)
    .filter((part) => part !== '')
    .map((part) =>
      part === SOFT_BREAK ? { break: 1 } : part === '\t' ? { children: [new Tab()] } : { text: part },
    );
}
const HAS_BREAKS = /[\u2028\t]/;
const BREAKS = /([\u2028\t])/;
