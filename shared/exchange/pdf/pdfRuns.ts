/** Runs of text as data for the page: formats by short name, links checked, words found where needed. */
import { type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import type { PdfLanguage, PdfRun } from './PdfInput.ts';
import { type FontPlan, fontsFor } from './pdfFonts.ts';
import { segmentWords } from './segmentWords.ts';

/** Typst wants language and region apart; a region must be stated or it is inherited. */
export function pdfLanguage(tag: string): PdfLanguage {
  const [lang = 'en', ...rest] = tag.split('-');
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? null;
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part))?.toLowerCase();
  const implied = lang === 'zh' && region === null ? (script === 'hant' ? 'TW' : 'CN') : region;
  return { lang: /^[a-z]{2,3}$/i.test(lang) ? lang.toLowerCase() : 'en', region: implied };
}

export function pdfRuns(runs: readonly Run[], language: string, plan: FontPlan): PdfRun[] {
  return runs.flatMap(({ text, formats }) => {
    const own = formats.language === undefined ? '' : cleanLanguage(formats.language);
    const href = safeAddress(formats.link);
    const font = own === '' || own === language ? null : fontsFor(own, plan);
    const shared = {
      ...(formats.bold ? { b: true as const } : {}),
      ...(formats.italic ? { i: true as const } : {}),
      ...(formats.underline && href === null ? { u: true as const } : {}),
      ...(formats.strike ? { s: true as const } : {}),
      ...(formats.subscript ? { sub: true as const } : formats.superscript ? { sup: true as const } : {}),
      ...(href === null ? {} : { href }),
      ...(own === '' || own === language ? {} : { lang: pdfLanguage(own) }),
      ...(font === null ? {} : { font }),
    };
    return printable(text)
      .split(/(\u2028)/)
      .filter((part) => part !== '')
      .map((part): PdfRun => {
        if (part === SOFT_BREAK) return { br: true };
        const words = segmentWords(part);
        return words === null ? { ...shared, t: part } : { ...shared, w: words };
      });
  });
}
