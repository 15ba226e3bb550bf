/** Text of our own (headers, contents, comments) as Word runs, cut where the script changes. */
import { TextRun } from 'docx';
import type { Way } from '../paper/direction.ts';
import { stretches } from '../paper/scripts.ts';
import { wordFonts } from './wordFonts.ts';

export function wordText(text: string, language: string, way: Way): TextRun[] {
  return stretches(text, way).map((stretch) => {
    const font = wordFonts(stretch, language);
    return new TextRun({
      text: stretch.text,
      ...(font === null ? {} : { font }),
      ...(stretch.writing === 'rtl' ? { rightToLeft: true } : {}),
    });
  });
}
