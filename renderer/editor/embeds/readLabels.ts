/**
 * What stands on the page where a field is: numbers of notes and captions, what references say, the lines of a
 * contents list. It is what exports print, counted by the same hand, so that "Table 3" is Table 3 everywhere.
 */
import type { ParagraphContent, ParagraphId } from '../../../shared/document/DocumentContent.ts';
import { paragraphText } from '../../../shared/document/DocumentContent.ts';
import type { CharacterKey, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import type { FieldOptions } from '../../../shared/exchange/paper/paperFields.ts';
import { captionWords, paperFields } from '../../../shared/exchange/paper/paperFields.ts';
import { walkParagraphs } from '../../../shared/exchange/paper/walkParagraphs.ts';

export interface NoteLabel {
  readonly id: CharacterKey;
  readonly number: number;
}

export interface ContentsLine {
  readonly id: ParagraphId;
  readonly level: number;
  readonly text: string;
}

export interface Labels {
  /** What each caption, reference, citation, date and note shows. */
  readonly text: ReadonlyMap<CharacterKey, string>;
  /** In the order of the text. */
  readonly notes: readonly NoteLabel[];
  readonly contents: readonly ContentsLine[];
  /** The lines of the list of sources, in the order in which that prints them. */
  readonly sources: readonly string[];
  /** Captions of this document by the paragraph they stand in. */
  readonly captions: ReadonlyMap<ParagraphId, { readonly kind: 'table' | 'figure'; readonly text: string }>;
}

export const NO_LABELS: Labels = {
  text: new Map(),
  notes: [],
  contents: [],
  sources: [],
  captions: new Map(),
};

export function readLabels(
  content: { readonly language: string; readonly paragraphs: readonly ParagraphContent[] },
  options: FieldOptions,
  sources: readonly string[],
): Labels {
  const fields = paperFields(content, options);
  const text = new Map<CharacterKey, string>();
  const notes: NoteLabel[] = [];
  const contents: ContentsLine[] = [];
  const captions = new Map<ParagraphId, { kind: 'table' | 'figure'; text: string }>();
  const said = (embed: EmbedContent, language: string): string | null => {
    switch (embed.kind) {
      case 'note':
        return String(fields.notes.get(embed) ?? '');
      case 'caption':
        return captionWords(fields.caption(embed));
      case 'reference':
        return fields.reference(embed);
      case 'citation':
        return fields.citation(embed);
      case 'date':
        return fields.date(embed, language);
      default:
        return null;
    }
  };
  walkParagraphs(
    content.paragraphs,
    ({ paragraph, inside }) => {
      const level = inside === 'text' ? headingLevel(paragraph.properties.style) : null;
      const words = paragraphText(paragraph).replaceAll('\ufffc', '').trim();
      if (level !== null && words !== '' && paragraph.id !== undefined)
        contents.push({ id: paragraph.id, level, text: words });
    },
    (embed, { paragraph }) => {
      if (embed.id === undefined) return;
      const words = said(embed, paragraph.properties.language);
      if (words !== null) text.set(embed.id, words);
      if (embed.kind === 'note') notes.push({ id: embed.id, number: fields.notes.get(embed) ?? 0 });
      if (embed.kind === 'caption' && paragraph.id !== undefined && !captions.has(paragraph.id))
        captions.set(paragraph.id, { kind: embed.label, text: words ?? '' });
    },
  );
  return { text, notes, contents, sources, captions };
}
