/** Runs of text as data for the page: formats by short name, links checked, fields in words, words found where needed. */
import { type Run, SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { EmbedContent, NoteContent, ReferenceContent } from '../../document/EmbedContent.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { captionWords } from '../paper/paperFields.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import type { PdfLanguage, PdfRun } from './PdfInput.ts';
import { imageFile, type PdfSetting, shownWidth } from './PdfSetting.ts';
import { fontsFor } from './pdfFonts.ts';
import { segmentWords } from './segmentWords.ts';

/** Typst wants language and region apart; a region must be stated or it is inherited. */
export function pdfLanguage(tag: string): PdfLanguage {
  const [lang = 'en', ...rest] = tag.split('-');
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? null;
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part))?.toLowerCase();
  const implied = lang === 'zh' && region === null ? (script === 'hant' ? 'TW' : 'CN') : region;
  return { lang: /^[a-z]{2,3}$/i.test(lang) ? lang.toLowerCase() : 'en', region: implied };
}

/** @param language of the paragraph: its own, or else the document's */
export function pdfRuns(runs: readonly Run[], language: string, setting: PdfSetting): PdfRun[] {
  return runs.flatMap((run) =>
    run.embed === undefined ? textRuns(run, language, setting) : embedRuns(run.embed, language, setting),
  );
}

function textRuns({ text, formats }: Run, language: string, { plan }: PdfSetting): PdfRun[] {
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
      return { ...shared, ...inWords(part) };
    });
}

function inWords(text: string): { readonly t: string } | { readonly w: readonly (readonly string[])[] } {
  const words = segmentWords(text);
  return words === null ? { t: text } : { w: words };
}

function embedRuns(embed: EmbedContent, language: string, setting: PdfSetting): PdfRun[] {
  const { fields, words } = setting;
  switch (embed.kind) {
    case 'image': {
      const alt = printable(embed.alt).replaceAll(SOFT_BREAK, ' ').trim();
      if (!setting.images.has(embed.hash)) return [inWords(`${words.noImage}${alt}]`)];
      const width = shownWidth(embed, setting.width);
      return [{ image: imageFile(embed), width, alt: embed.decorative ? null : alt }];
    }
    case 'note':
      return [{ note: notePars(embed, language, setting) }];
    case 'caption':
      return [inWords(captionWords(fields.caption(embed)))];
    case 'reference':
      return [referenceRun(embed, setting)];
    case 'date':
      return [inWords(fields.date(embed, language))];
    case 'citation':
      return fields.citationRuns(embed).flatMap((run) => textRuns(run, language, setting));
    // Blocks are drawn as blocks (`paperBlocks`); what stands in a note as one does is left out there.
    default:
      return [];
  }
}

function referenceRun(embed: ReferenceContent, setting: PdfSetting): PdfRun {
  const text = inWords(setting.fields.reference(embed));
  const target = setting.fields.target(embed);
  if (target === null || target.paragraph.id === undefined) return text;
  const to = labelFor(target.paragraph.id);
  return embed.shows === 'page' ? { to, page: true } : { ...text, to };
}

export function labelFor(id: string): string {
  return `p${id}`;
}

/** Text alone: a table within a note is given as the text of its cells. */
function notePars({ paragraphs }: NoteContent, language: string, setting: PdfSetting): PdfRun[][] {
  return paragraphs.flatMap(({ properties, runs }) => {
    const own = cleanLanguage(properties.language);
    const plain = runs.filter(({ embed }) => embed?.kind !== 'note');
    const tables = plain.flatMap(({ embed }) =>
      embed?.kind === 'table' && setting.depth < 1
        ? embed.rows.flatMap(({ cells }) =>
            cells.flatMap((cell) =>
              notePars({ kind: 'note', paragraphs: cell.paragraphs }, language, { ...setting, depth: 1 }),
            ),
          )
        : [],
    );
    const text = pdfRuns(plain, own === '' ? language : own, setting);
    return [text, ...tables].filter((one) => one.length > 0);
  });
}
