/** Runs of text as HTML: the element that means the format, innermost first; fields in words, with links. */
import { type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { EmbedContent, ImageContent } from '../../document/EmbedContent.ts';
import { languageWay } from '../paper/direction.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { captionWords } from '../paper/paperFields.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { dataAddress } from './dataAddress.ts';
import { escapeHtml } from './escapeHtml.ts';
import { anchorFor, type HtmlSetting } from './htmlSetting.ts';

/**
 * @param setting what fields say; without one, as on a clipboard, they say nothing
 * @param language of the paragraph, '' for the document's own
 */
export function htmlRuns(runs: readonly Run[], setting?: HtmlSetting, language = ''): string {
  let html = '';
  for (let index = 0; index < runs.length; ) {
    const link = safeAddress(runs[index]?.formats.link);
    let inner = '';
    do inner += htmlRun(runs[index++] as Run, setting, language);
    while (index < runs.length && safeAddress(runs[index]?.formats.link) === link);
    html += link === null || inner === '' ? inner : `<a href="${escapeHtml(link)}">${inner}</a>`;
  }
  return html;
}

function htmlRun({ text, formats, embed }: Run, setting: HtmlSetting | undefined, language: string): string {
  if (embed !== undefined) return setting === undefined ? '' : htmlEmbed(embed, setting, language);
  let html = escapeHtml(printable(text)).replaceAll(SOFT_BREAK, '<br>');
  if (html === '') return '';
  if (formats.subscript) html = `<sub>${html}</sub>`;
  else if (formats.superscript) html = `<sup>${html}</sup>`;
  if (formats.underline) html = `<u>${html}</u>`;
  if (formats.strike) html = `<s>${html}</s>`;
  if (formats.italic) html = `<em>${html}</em>`;
  if (formats.bold) html = `<strong>${html}</strong>`;
  const own = cleanLanguage(formats.language ?? '');
  if (own !== '') html = `<span lang="${own}" dir="${languageWay(own)}">${html}</span>`;
  return html;
}

function htmlEmbed(embed: EmbedContent, setting: HtmlSetting, language: string): string {
  const { fields } = setting;
  switch (embed.kind) {
    case 'image':
      return htmlImage(embed, setting);
    case 'note': {
      const number = fields.notes.get(embed) ?? 0;
      return `<sup><a href="#note-${number}" id="to-note-${number}" role="doc-noteref">${number}</a></sup>`;
    }
    case 'caption':
      return escapeHtml(captionWords(fields.caption(embed)));
    case 'reference': {
      const words = escapeHtml(printable(fields.reference(embed)));
      const target = fields.target(embed);
      return target === null ? words : `<a href="#${anchorFor(embed.target)}">${words}</a>`;
    }
    case 'date':
      return `<time>${escapeHtml(fields.date(embed, language))}</time>`;
    case 'citation':
      return htmlRuns(fields.citationRuns(embed));
    default:
      return '';
  }
}

function htmlImage(image: ImageContent, { images, words }: HtmlSetting): string {
  const alt = printable(image.alt).replaceAll(SOFT_BREAK, ' ').trim();
  const bytes = images.get(image.hash);
  if (bytes === undefined) return escapeHtml(`${words.noImage}${alt}]`);
  const width = Number.isFinite(image.shownWidth) && image.shownWidth > 0 ? image.shownWidth : image.width;
  const shown = image.decorative ? '' : alt;
  return `<img src="${dataAddress(image.type, bytes)}" alt="${escapeHtml(shown)}" style="inline-size:${Math.round(width)}pt">`;
}
