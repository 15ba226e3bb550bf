/**
 * Runs of text as CommonMark. What CommonMark has no mark for (underline, sub- and superscript) is the
 * HTML element that it lets through. Notes are marked as most readers of Markdown know them.
 */
import { type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { dataAddress } from '../html/dataAddress.ts';
import { captionWords } from '../paper/paperFields.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { escapeLineStart, escapeMarkdown } from './escapeMarkdown.ts';
import type { MarkdownSetting } from './markdownSetting.ts';

/**
 * `lineBreak` is what a soft break becomes; lines after it begin where the caller indents them.
 * @param language of the paragraph, '' for the document's own
 */
export function markdownRuns(
  runs: readonly Run[],
  setting: MarkdownSetting,
  language = '',
  lineBreak = '\\\n',
): string {
  let marked = '';
  for (const run of runs) {
    const next = run.embed === undefined ? markdownRun(run) : markdownEmbed(run.embed, setting, language);
    // Two marks that touch would be read as one.
    marked += marked.endsWith('*') && next.startsWith('*') ? `<!-- -->${next}` : next;
  }
  return marked.split(SOFT_BREAK).map(escapeLineStart).join(lineBreak).trimEnd();
}

function markdownRun({ text, formats }: Run): string {
  // Marks must touch the words they mark, so spaces at the ends go outside, and no mark spans a break.
  return printable(text)
    .split(SOFT_BREAK)
    .map((line) => {
      const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
      return middle === '' ? line : before + mark(escapeMarkdown(middle), formats) + after;
    })
    .join(SOFT_BREAK);
}

function mark(text: string, formats: InlineFormats): string {
  let out = text;
  if (formats.subscript) out = `<sub>${out}</sub>`;
  else if (formats.superscript) out = `<sup>${out}</sup>`;
  if (formats.underline) out = `<u>${out}</u>`;
  if (formats.strike) out = `<s>${out}</s>`;
  // Asterisks mark a word only where letters touch them; elsewhere the element says the same.
  const plain = /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su.test(out) && !out.includes('*');
  if (formats.italic) out = plain ? `*${out}*` : `<em>${out}</em>`;
  if (formats.bold) out = plain ? `**${out}**` : `<strong>${out}</strong>`;
  const link = safeAddress(formats.link);
  return link === null ? out : `[${out}](<${link}>)`;
}

function markdownEmbed(
  embed: EmbedContent,
  { fields, images, words }: MarkdownSetting,
  language: string,
): string {
  const plain = (text: string) => escapeMarkdown(printable(text).replaceAll(SOFT_BREAK, ' '));
  switch (embed.kind) {
    case 'image': {
      const bytes = images.get(embed.hash);
      if (bytes === undefined) return plain(`${words.noImage}${embed.alt}]`);
      return `![${embed.decorative ? '' : plain(embed.alt)}](${dataAddress(embed.type, bytes)})`;
    }
    case 'note':
      return `[^${fields.notes.get(embed) ?? 0}]`;
    case 'caption':
      return plain(captionWords(fields.caption(embed)));
    case 'reference':
      return plain(fields.reference(embed));
    case 'date':
      return plain(fields.date(embed, language));
    case 'citation':
      return plain(fields.citation(embed));
    default:
      return '';
  }
}
