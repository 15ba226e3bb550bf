/** Runs of text as HTML: the element that means the format, innermost first. */
import { type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import { languageWay } from '../paper/direction.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { escapeHtml } from './escapeHtml.ts';

export function htmlRuns(runs: readonly Run[]): string {
  let html = '';
  for (let index = 0; index < runs.length; ) {
    const link = safeAddress(runs[index]?.formats.link);
    let inner = '';
    do inner += htmlRun(runs[index++] as Run);
    while (index < runs.length && safeAddress(runs[index]?.formats.link) === link);
    html += link === null || inner === '' ? inner : `<a href="${escapeHtml(link)}">${inner}</a>`;
  }
  return html;
}

function htmlRun({ text, formats }: Run): string {
  let html = escapeHtml(printable(text)).replaceAll(SOFT_BREAK, '<br>');
  if (html === '') return '';
  if (formats.subscript) html = `<sub>${html}</sub>`;
  else if (formats.superscript) html = `<sup>${html}</sup>`;
  if (formats.underline) html = `<u>${html}</u>`;
  if (formats.strike) html = `<s>${html}</s>`;
  if (formats.italic) html = `<em>${html}</em>`;
  if (formats.bold) html = `<strong>${html}</strong>`;
  const language = cleanLanguage(formats.language ?? '');
  if (language !== '') html = `<span lang="${language}" dir="${languageWay(language)}">${html}</span>`;
  return html;
}
